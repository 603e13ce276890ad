import { priceBasket, rulesFor, type Basket, type PricedBasket } from '#server/cart/index.ts'
import { releaseStock } from '#server/catalog/index.ts'
import type { Coupon } from '#server/coupons/index.ts'
import { settingsOf } from '#server/market/index.ts'
import { confirmFree, freezeCheckout } from '#server/orders/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { mayBeHeld, needsShelf, takeUnits, unitsOf, type Provisions } from './provisions.ts'
import type { CycleRow, Renewal } from './repository.ts'

/** Ours and the gateways' words for why a cycle could not be charged. */
export type PlaceFailure = 'not_sold' | 'out_of_stock' | 'cannot_be_sent' | 'on_holiday' | 'contract_unsigned'

/** The checkout of a cycle, for `writeCheckouts`. */
export type Checkout = ReturnType<typeof freezeCheckout>

/** Subscription, cycle and its checkout as they stand now, for the caller to save, the checkout first. */
export type PlacedCycle =
  | { failure: PlaceFailure; subscription: Renewal }
  | { failure: null; subscription: Renewal; cycle: Placed; checkout: Checkout }

/** A cycle with a checkout. */
export type Placed = CycleRow & { checkoutId: string; totalMinor: number }

/**
 * Makes a cycle's checkout: priced for the address with today's tax and ways to send, at the price that was agreed, less the
 * credit that is kept; stock is taken, or was kept ahead. The caller has locked the subscription, and puts back what is left of
 * the provisions.
 */
export async function placeCycle(
  tx: Context,
  sub: Renewal,
  cycle: CycleRow,
  provisions: Provisions,
): Promise<PlacedCycle> {
  if (mayBeHeld(sub) && provisions.heldOrders.has(sub.orderId))
    return { failure: 'contract_unsigned', subscription: sub }
  const basket = priceCycle(tx, sub, cycle)
  const [shop] = basket.shops
  const [line] = shop!.lines
  if (line!.problem) return { failure: line!.problem === 'gone' ? 'not_sold' : 'out_of_stock', subscription: sub }
  if (shop!.shippingProblem === 'on_holiday') return { failure: 'on_holiday', subscription: sub }
  if (!shop!.method && !shop!.isDownload) return { failure: 'cannot_be_sent', subscription: sub }
  if (needsShelf(sub)) {
    const units = unitsOf(sub)
    if (sub.heldQuantity > 0) await releaseStock(tx.db, [{ ...units, quantity: sub.heldQuantity }])
    if (!(await takeUnits(tx, provisions, units)))
      return { failure: 'out_of_stock', subscription: { ...sub, heldQuantity: 0 } }
  }
  const checkout = freezeCheckout(tx, basket, {
    personId: sub.personId,
    guestTokenHash: null,
    email: sub.email,
    address: sub.address,
    taxNumber: sub.taxNumber,
    expiresAt: daysAfter(
      tx.clock.now(),
      settingsOf(tx).dunningDays.reduce((sum, days) => sum + days, 30),
    ),
    requestKey: `cycle:${cycle.id}:${cycle.tries}`,
    paymentMethodId: sub.paymentMethodId,
  })
  const creditMinor = shop!.totals.discountMinor
  const placed = { ...cycle, checkoutId: checkout.id, totalMinor: basket.totals.totalMinor, creditMinor }
  const subscription = { ...sub, heldQuantity: 0, creditMinor: sub.creditMinor - creditMinor }
  return { failure: null, cycle: placed, checkout, subscription }
}

/** Settles those of some placed and saved cycles that cost nothing, and answers the others, which are to be charged. */
export async function settleFree<Each extends { cycle: Placed }>(
  tx: Context,
  placed: readonly Each[],
): Promise<Each[]> {
  for (const { cycle } of placed) if (cycle.totalMinor === 0) await confirmFree(tx, cycle.checkoutId)
  return placed.filter(({ cycle }) => cycle.totalMinor > 0)
}

/** What a cycle comes to now, with the credit taken off the goods; amounts are minor units. */
export function priceCycle(context: Context, sub: Renewal, { itemsMinor }: Pick<CycleRow, 'itemsMinor'>): PricedBasket {
  const { country, region, postalCode } = sub.address
  const [line] = sub.shop.lines
  const basket: Basket = {
    cartId: null,
    country,
    region,
    postalCode,
    taxNumber: sub.taxNumber,
    coupons: sub.creditMinor > 0 ? [{ coupon: creditOf(sub), user: { uses: 0, hasOrdered: false } }] : [],
    shops: [{ ...sub.shop, lines: [{ ...line!, quantity: sub.quantity, unitPriceMinor: itemsMinor / sub.quantity }] }],
  }
  const goingTo = { destination: { country, region, postalCode }, taxNumber: sub.taxNumber }
  return priceBasket(basket, rulesFor(context, basket, sub.currency, { goingTo }))
}

/** The credit as what takes it off: borne by the shop, whose money it was. */
function creditOf({ id, shopId, creditMinor, currency }: Renewal): Coupon {
  return {
    id,
    code: 'CREDIT',
    shopId,
    kind: 'fixed',
    bps: null,
    amountMinor: creditMinor,
    currency,
    minMinor: null,
    maxMinor: null,
    maxDiscountMinor: null,
    productIds: [],
    categoryIds: [],
    startsAt: null,
    endsAt: null,
    maxUses: null,
    maxUsesPerCustomer: null,
    isForFirstOrder: false,
    isStackable: true,
    bearer: 'shop',
    uses: 0,
  }
}
