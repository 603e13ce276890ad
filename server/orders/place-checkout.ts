import type { Address } from '#shared/api/values.schemas.ts'
import { newId } from '#shared/ids.ts'
import { findBasket, holderOf, presentTotals, priceBasket, takeLines } from '#server/cart/index.ts'
import type { CartHolder, PricedBasket } from '#server/cart/index.ts'
import { reserveStock, type Shortage } from '#server/catalog/index.ts'
import { settingsOf } from '#server/market/index.ts'
import { minutesAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { cartEmpty, outOfStock, shippingNotChosen, totalChanged } from './errors.ts'
import { freezeOrders } from './freeze-orders.ts'
import { findCheckoutOfRequest, insertCheckout } from './repository.ts'

export interface PlaceCheckout {
  email: string
  address: Address
  /** Per shop; others keep the choice in the cart. */
  shippingChoices?: readonly { shopId: string; shippingMethodId: string }[] | undefined
  /** The total the customer saw; only compared, never used as an amount. */
  expectedTotal?: { amountMinor: number; currency: string } | undefined
}

/**
 * Turns the actor's cart into a checkout with one order per shop, priced and taxed for the destination, and holds the
 * stock until it expires; answers its id. The same request made again, even after a crash, answers the first one.
 * Refuses with `cart_empty`, `out_of_stock` (with `lines`), `shipping_not_chosen` or `total_changed` (with `totals`).
 */
export async function placeCheckout(context: Context, input: PlaceCheckout): Promise<string> {
  const holder = holderOf(context.actor)
  if (!holder) throw cartEmpty()
  try {
    return await place(context, holder, input)
  } catch (error) {
    // A try before this one, of a process that died since, may have placed it: then that is the answer.
    const earlier = context.idempotencyKey && (await findCheckoutOfRequest(context.db, context.idempotencyKey))
    if (earlier) return earlier
    if (!(error instanceof BasketChanged)) throw error
    const basketNow = await priceFor(context, holder, input)
    refuseWhatCannotBeBought(context, basketNow, input)
    throw totalChanged(presentTotals(basketNow.totals, settingsOf(context).currency))
  }
}

async function place(context: Context, holder: CartHolder, input: PlaceCheckout): Promise<string> {
  const basket = await priceFor(context, holder, input)
  refuseWhatCannotBeBought(context, basket, input)
  const lines = basket.shops.flatMap((shop) => shop.lines)
  return await inTransaction(context, async (tx) => {
    if ((await takeLines(tx.db, basket.cartId!, lines)) < lines.length) throw new BasketChanged()
    const checkoutId = await writeCheckout(tx, holder, basket, input)
    // Last, so that a sought-after variant is locked for as short as can be.
    const shortages = await reserveStock(tx.db, lines)
    if (shortages.length > 0) throw whyNotReserved(basket, shortages)
    return checkoutId
  })
}

/** Another tab was faster, or the cart or a price changed this very moment; rolls back what was written. */
class BasketChanged extends Error {}

/** Reads without locks; the transaction that follows notices when the cart has changed since. */
async function priceFor(context: Context, holder: CartHolder, { address, shippingChoices }: PlaceCheckout) {
  const basket = await findBasket(context.db, holder)
  if (!basket || basket.shops.length === 0) throw cartEmpty()
  return priceBasket(basket, {
    taxBps: (category) => context.ports.market.taxBps(address.country, category),
    choices: new Map(shippingChoices?.map(({ shopId, shippingMethodId }) => [shopId, shippingMethodId])),
  })
}

function refuseWhatCannotBeBought(context: Context, basket: PricedBasket, input: PlaceCheckout): void {
  const short = basket.shops
    .flatMap((shop) => shop.lines)
    .filter(({ problem }) => problem !== null)
    .map(({ variantId, available }) => ({ variantId, available }))
  if (short.length > 0) throw outOfStock(shortLines(basket, short))
  const chosen = new Map(input.shippingChoices?.map(({ shopId, shippingMethodId }) => [shopId, shippingMethodId]))
  const unsent = basket.shops.filter(({ id, method }) => !method || (chosen.has(id) && chosen.get(id) !== method.id))
  if (unsent.length > 0) throw shippingNotChosen(unsent)
  const { currency } = settingsOf(context)
  const seen = input.expectedTotal
  if (seen && (seen.amountMinor !== basket.totals.totalMinor || seen.currency !== currency))
    throw totalChanged(presentTotals(basket.totals, currency))
}

/** Where enough is left after all, it is the price that has changed. */
function whyNotReserved(basket: PricedBasket, shortages: readonly Shortage[]): Error {
  const short = shortLines(basket, shortages).filter(({ wanted, available }) => available < wanted)
  return short.length > 0 ? outOfStock(short) : new BasketChanged()
}

function shortLines(basket: PricedBasket, shortages: readonly Shortage[]) {
  const available = new Map(shortages.map((shortage) => [shortage.variantId, shortage.available]))
  return basket.shops
    .flatMap((shop) => shop.lines)
    .filter(({ variantId }) => available.has(variantId))
    .map(({ id, variantId, title, quantity }) => ({
      lineId: id,
      variantId,
      title,
      wanted: quantity,
      available: available.get(variantId)!,
    }))
}

async function writeCheckout(tx: Context, holder: CartHolder, basket: PricedBasket, input: PlaceCheckout) {
  const { checkoutMinutes, currency } = settingsOf(tx)
  const at = tx.clock.now()
  const checkoutId = newId()
  const orders = freezeOrders(basket, { commissionOf: tx.ports.market.commissionOf, currency, at })
  const checkout = {
    id: checkoutId,
    historyId: newId(),
    cartId: basket.cartId!,
    personId: 'personId' in holder ? holder.personId : null,
    guestTokenHash: 'tokenHash' in holder ? holder.tokenHash : null,
    email: input.email,
    address: input.address,
    currency,
    ...basket.totals,
    placedAt: at,
    expiresAt: minutesAfter(at, checkoutMinutes),
    requestKey: tx.idempotencyKey,
  }
  await insertCheckout(tx.db, checkout, orders)
  await tx.facts.announce(tx, 'checkout.placed', { checkoutId })
  for (const { id, shopId } of orders) await tx.facts.announce(tx, 'order.placed', { orderId: id, checkoutId, shopId })
  return checkoutId
}
