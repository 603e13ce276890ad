import type { Address } from '#shared/api/values.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import type { Language } from '#shared/languages.ts'
import {
  checkTaxNumber,
  dropCoupons,
  findBasket,
  holderOf,
  inOneCurrency,
  presentTotals,
  priceBasket,
  rulesFor,
  takeLines,
} from '#server/cart/index.ts'
import type { CartHolder, PricedBasket } from '#server/cart/index.ts'
import { reserveStock, type Shortage } from '#server/catalog/index.ts'
import { findUnusable, holdUses, type CouponProblem } from '#server/coupons/index.ts'
import { settingsOf } from '#server/market/index.ts'
import { findMeans } from '#server/payments/index.ts'
import { minutesAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { holdQuota } from '#server/sale-events/index.ts'
import {
  cannotBeSent,
  cartEmpty,
  couponsNotUsable,
  currencyNotChosen,
  eventLimit,
  outOfStock,
  planNeedsMeans,
  shippingNotChosen,
  totalChanged,
} from './errors.ts'
import { confirmFree } from './confirm-free.ts'
import type { FrozenOrder } from './freeze-orders.ts'
import { findCheckoutOfRequest } from './checkout-repository.ts'
import { freezeCheckout, writeCheckouts } from './write-checkout.ts'

export interface PlaceCheckout {
  email: string
  /** In which a guest gets the letters about it, as their browser asks. */
  language?: Language | null
  address: Address
  /** Of a business, which then may account for the tax itself; '' for none. */
  taxNumber?: string | undefined
  /** Per shop; others keep the choice in the cart. */
  shippingChoices?: readonly { shopId: string; shippingMethodId: string }[] | undefined
  /** Which part of a cart that holds things priced in several; the rest stays in it. */
  currency?: Currency | undefined
  /** Kept means to charge, and to charge again for what is bought by a plan. */
  paymentMethodId?: string | undefined
  /** The total the customer saw; only compared, never used as an amount. */
  expectedTotal?: { amountMinor: number; currency: Currency } | undefined
}

/**
 * Turns the actor's cart, or its part in one currency, into a checkout with one order per shop, priced and taxed for the
 * destination, and holds stock, event quota and coupons until it expires; one that costs nothing goes ahead at once. Answers its id. The same request made again, even
 * after a crash, answers the first one. Refuses with `cart_empty`, `currency_not_chosen`, `tax_number_invalid`,
 * `out_of_stock` (with `lines`), `cannot_be_sent` (with `shops`), `shipping_not_chosen`, `coupon_not_usable` (with `codes`),
 * `event_limit` (with `lines`), `plan_needs_card` when something is bought by a plan and nothing kept to charge, or `total_changed` (with `totals`).
 */
export async function placeCheckout(context: Context, input: PlaceCheckout): Promise<string> {
  const holder = holderOf(context.actor)
  if (!holder) throw cartEmpty()
  const asked = { ...input, taxNumber: checkTaxNumber(input.taxNumber ?? '', input.address.country) }
  try {
    return await place(context, holder, asked)
  } catch (error) {
    // A try before this one, of a process that died since, may have placed it: then that is the answer.
    const earlier = context.idempotencyKey && (await findCheckoutOfRequest(context.db, context.idempotencyKey))
    if (earlier) return earlier
    if (!(error instanceof BasketChanged)) throw error
    const basketNow = await priceFor(context, holder, asked)
    refuseLapsedCoupons(basketNow, asked)
    refuseWhatCannotBeBought(basketNow, asked)
    refuseMoreThanItsShare(basketNow, error.withoutQuota)
    throw totalChanged(presentTotals(basketNow.totals, basketNow.currency, basketNow.pricesIncludeTax))
  }
}

async function place(context: Context, holder: CartHolder, input: PlaceCheckout): Promise<string> {
  const basket = await priceFor(context, holder, input)
  refuseLapsedCoupons(basket, input)
  refuseWhatCannotBeBought(basket, input)
  await refuseCouponsOfOthers(context, holder, basket, input)
  await refusePlansWithoutMeans(context, holder, basket, input)
  const lines = basket.shops.flatMap((shop) => shop.lines)
  return await inTransaction(context, async (tx) => {
    if ((await takeLines(tx.db, basket.cartId!, lines)) < lines.length) throw new BasketChanged()
    const checkout = freezeCheckout(tx, basket, {
      personId: personOf(holder),
      guestTokenHash: 'tokenHash' in holder ? holder.tokenHash : null,
      email: input.email,
      language: personOf(holder) ? null : (input.language ?? null),
      address: input.address,
      taxNumber: input.taxNumber ?? '',
      expiresAt: minutesAfter(tx.clock.now(), settingsOf(tx).checkoutMinutes),
      requestKey: tx.idempotencyKey,
      paymentMethodId: input.paymentMethodId ?? null,
    })
    await writeCheckouts(tx, [checkout])
    const { id: checkoutId, orders } = checkout
    // Last, so that what is sought after is locked for as short as can be; and everywhere in this order.
    const shortages = await reserveStock(tx.db, lines.map(stockOf))
    if (shortages.length > 0) throw whyNotReserved(basket, shortages)
    await holdWhatIsLimited(tx, { checkoutId, personId: personOf(holder), email: input.email }, basket, orders)
    if (basket.totals.totalMinor === 0) await confirmFree(tx, checkoutId)
    return checkoutId
  })
}

/** Another tab was faster, or the cart or a price changed this very moment; rolls back what was written. */
class BasketChanged extends Error {
  /** Things of sale events that could not be had at the price of the event. */
  readonly withoutQuota: readonly string[]
  constructor(withoutQuota: readonly string[] = []) {
    super('the basket has changed')
    this.withoutQuota = withoutQuota
  }
}

/** Reads without locks; the transaction that follows notices when the cart has changed since. */
async function priceFor(context: Context, holder: CartHolder, input: PlaceCheckout): Promise<PricedBasket> {
  const { address, shippingChoices, taxNumber = '' } = input
  const basket = await findBasket(context.db, holder, context.clock.now())
  if (!basket || basket.shops.length === 0) throw cartEmpty()
  const parts = inOneCurrency(basket)
  const wanted = input.currency ?? input.expectedTotal?.currency ?? (parts.length === 1 ? parts[0]![0] : undefined)
  const part = parts.find(([currency]) => currency === wanted)
  if (!part) throw currencyNotChosen(parts.map(([currency]) => currency))
  const { country, region, postalCode } = address
  const goingTo = { destination: { country, region, postalCode }, taxNumber }
  const choices = new Map(shippingChoices?.map(({ shopId, shippingMethodId }) => [shopId, shippingMethodId]))
  return priceBasket(part[1], rulesFor(context, part[1], part[0], { goingTo, choices }))
}

function refuseWhatCannotBeBought(basket: PricedBasket, input: PlaceCheckout): void {
  const short = basket.shops
    .flatMap((shop) => shop.lines)
    .filter(({ problem }) => problem !== null)
    .map(({ variantId, available }) => ({ variantId, available }))
  if (short.length > 0) throw outOfStock(shortLines(basket, short))
  const stuck = basket.shops.filter(({ shippingProblem }) => shippingProblem !== null && shippingProblem !== 'no_way')
  if (stuck.length > 0) throw cannotBeSent(stuck)
  const chosen = new Map(input.shippingChoices?.map(({ shopId, shippingMethodId }) => [shopId, shippingMethodId]))
  const unsent = basket.shops.filter(
    ({ id, method, isDownload }) => !isDownload && (!method || (chosen.has(id) && chosen.get(id) !== method.id)),
  )
  if (unsent.length > 0) throw shippingNotChosen(unsent)
  const { currency, totals, pricesIncludeTax } = basket
  const seen = input.expectedTotal
  if (seen && (seen.amountMinor !== totals.totalMinor || seen.currency !== currency))
    throw totalChanged(presentTotals(totals, currency, pricesIncludeTax))
}

/** A code that lapsed since it was put in is not dropped silently, unless the customer saw the sum without it. */
function refuseLapsedCoupons({ coupons, totals }: PricedBasket, { expectedTotal }: PlaceCheckout): void {
  const lapsed = coupons.filter(({ problem }) => problem !== null && lapsedProblems.has(problem))
  if (lapsed.length > 0 && expectedTotal?.amountMinor !== totals.totalMinor)
    throw couponsNotUsable(lapsed.map(({ coupon }) => coupon.code))
}

const lapsedProblems = new Set<CouponProblem>(['over', 'used_up', 'used_by_you', 'not_first_order'])

/** A guest is only known by the e-mail given here; a customer may have used a code as a guest before. */
async function refuseCouponsOfOthers(
  context: Context,
  holder: CartHolder,
  basket: PricedBasket,
  { email }: PlaceCheckout,
): Promise<void> {
  const coupons = usedCoupons(basket).map(({ coupon }) => coupon)
  if (coupons.length === 0) return
  const codes = await findUnusable(context, coupons, { personId: personOf(holder), email })
  if (codes.length > 0) throw couponsNotUsable(codes)
}

/** Later charges need means that this very customer lets the market keep. */
async function refusePlansWithoutMeans(
  { db }: Context,
  holder: CartHolder,
  { shops, totals }: PricedBasket,
  { paymentMethodId }: PlaceCheckout,
): Promise<void> {
  const hasPlans = shops.some(({ lines }) => lines.some(({ plan }) => plan !== null))
  if (!hasPlans && !paymentMethodId) return
  const personId = personOf(holder)
  const means = personId && paymentMethodId && (await findMeans(db, { id: paymentMethodId, personId }))
  // What is to be kept with the payment comes with it; a trial has none.
  const comes = means && means.state === 'asked' && means.comesWithCharge && totals.totalMinor > 0
  if (!means || (means.state !== 'kept' && !comes)) throw planNeedsMeans()
}

function usedCoupons({ coupons }: PricedBasket) {
  return coupons.filter(({ discountMinor }) => discountMinor > 0)
}

/** What is still offered at the event price, but was not to be had by this customer, is beyond the customer's share. */
function refuseMoreThanItsShare({ shops }: PricedBasket, withoutQuota: readonly string[]): void {
  const beyond = shops
    .flatMap(({ lines }) => lines)
    .filter(({ isAtEventPrice, offer }) => isAtEventPrice && withoutQuota.includes(offer!.itemId))
  if (beyond.length > 0)
    throw eventLimit(beyond.map(({ id, title, offer }) => ({ lineId: id, title, most: offer!.mostPerCustomer ?? 0 })))
}

/** Event quota, then coupons; both counted for the account and the e-mail. */
async function holdWhatIsLimited(
  tx: Context,
  whose: { checkoutId: string; personId: string | null; email: string },
  basket: PricedBasket,
  orders: readonly FrozenOrder[],
): Promise<void> {
  const units = basket.shops.flatMap(({ id: shopId, lines }) => {
    const orderId = orders.find((order) => order.shopId === shopId)!.id
    return lines
      .filter(({ isAtEventPrice }) => isAtEventPrice)
      .map(({ offer, quantity }) => ({
        itemId: offer!.itemId,
        priceMinor: offer!.priceMinor,
        shopId,
        orderId,
        quantity,
      }))
  })
  const withoutQuota = await holdQuota(tx, whose, units)
  if (withoutQuota.length > 0) throw new BasketChanged(withoutQuota)
  const uses = usedCoupons(basket).map(({ coupon, discountMinor }) => ({
    coupon,
    discountMinor,
    orderIds: orders.filter(({ discounts }) => discounts.some(({ code }) => code === coupon.code)).map(({ id }) => id),
  }))
  const notCounted = await holdUses(tx, whose, uses)
  if (notCounted.length > 0) throw couponsNotUsable(notCounted)
  if (uses.length === 0) return
  await dropCoupons(
    tx.db,
    basket.cartId!,
    uses.map(({ coupon }) => coupon.id),
  )
}

/** At an event it is the price of the event that must hold. */
function stockOf({
  variantId,
  quantity,
  shelfPriceMinor,
  isAtEventPrice,
}: PricedBasket['shops'][number]['lines'][number]) {
  return isAtEventPrice ? { variantId, quantity } : { variantId, quantity, unitPriceMinor: shelfPriceMinor }
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

function personOf(holder: CartHolder): string | null {
  return 'personId' in holder ? holder.personId : null
}
