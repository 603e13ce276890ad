import { sql } from 'kysely'
import type { Checkout, Order, ShopOrder } from '#shared/api/orders.schemas.ts'
import type { TestMarket } from '#test/support/market.ts'
import type { Visitor } from '#test/support/visitor.ts'
import { aFilledCart, anOpenStall, type Stall, type StallSettings, type Ware } from './carts.ts'
import { aSeller, type SellerVisitor } from './people.ts'

/** Where everybody here wants their parcels: Portugal, with 23 % tax. */
export const delivery = {
  email: 'ana@example.com',
  address: { name: 'Ana Sousa', line1: 'Rua das Flores 1', postalCode: '4050-262', city: 'Porto', country: 'PT' },
}

export interface PlacedCheckout {
  customer: Visitor
  stalls: Stall[]
  checkout: Checkout
}

export interface CheckoutWish {
  /** Who buys; a guest unless given. */
  customer?: Visitor
  /** Where to buy one of each first thing; a new shop unless given. */
  stalls?: Stall[]
  wanted?: { ware: Ware; quantity?: number }[]
  stall?: StallSettings
}

/** Somebody has placed a checkout and not paid yet. */
export async function aPlacedCheckout(market: TestMarket, wish: CheckoutWish = {}): Promise<PlacedCheckout> {
  const stalls = wish.stalls ?? [await anOpenStall(market, wish.stall)]
  const wanted = wish.wanted ?? stalls.map(({ wares }) => ({ ware: wares[0]! }))
  const customer = await aFilledCart(market, wanted, wish.customer)
  const checkout = await customer.call('placeCheckout', { body: delivery })
  return { customer, stalls, checkout }
}

/** Somebody has placed a checkout and paid it by card. */
export async function aPaidCheckout(market: TestMarket, wish: CheckoutWish = {}): Promise<PlacedCheckout> {
  const placed = await aPlacedCheckout(market, wish)
  const params = { id: placed.checkout.id }
  await placed.customer.call('startPayment', { params, body: { method: 'card', token: 'tok_success' } })
  return { ...placed, checkout: await placed.customer.call('getCheckout', { params }) }
}

/** Somebody has placed a checkout in a shop that takes cash, and will pay at the door. */
export async function aPromisedCheckout(market: TestMarket, wish: CheckoutWish = {}): Promise<PlacedCheckout> {
  const placed = await aPlacedCheckout(market, { ...wish, stall: { acceptsCash: true, ...wish.stall } })
  const params = { id: placed.checkout.id }
  await placed.customer.call('startPayment', { params, body: { method: 'cash_on_delivery' } })
  return { ...placed, checkout: await placed.customer.call('getCheckout', { params }) }
}

export interface OrderAtShop extends PlacedCheckout {
  stall: Stall
  seller: SellerVisitor
  order: Order
}

/** A paid order its shop has not sent yet. */
export async function anOrderReadyToHandOver(market: TestMarket, wish: CheckoutWish = {}): Promise<OrderAtShop> {
  return await withItsSeller(market, await aPaidCheckout(market, wish))
}

/** An order to be paid at the door that its shop has not sent yet. */
export async function aCashOrderReadyToHandOver(market: TestMarket, wish: CheckoutWish = {}): Promise<OrderAtShop> {
  return await withItsSeller(market, await aPromisedCheckout(market, wish))
}

/** An order whose parcel is under way. */
export async function anOrderHandedOver(market: TestMarket, wish: CheckoutWish = {}): Promise<OrderAtShop> {
  const ready = await anOrderReadyToHandOver(market, wish)
  await handOver(ready)
  return ready
}

/** An order that has arrived. */
export async function anOrderDelivered(market: TestMarket, wish: CheckoutWish = {}): Promise<OrderAtShop> {
  const underway = await anOrderHandedOver(market, wish)
  await underway.seller.call('deliverOrder', { params: { id: underway.order.id } })
  return underway
}

/** An order that has arrived and was paid at the door. */
export async function aCashOrderDelivered(market: TestMarket, wish: CheckoutWish = {}): Promise<OrderAtShop> {
  const underway = await aCashOrderReadyToHandOver(market, wish)
  await handOver(underway)
  await underway.seller.call('deliverOrder', { params: { id: underway.order.id } })
  return underway
}

/** The seller gives the parcel to the delivery partner. */
export async function handOver({ seller, order }: OrderAtShop): Promise<ShopOrder> {
  const body = { carrier: 'CTT', trackingNumber: 'LX123' }
  return await seller.call('handOverOrder', { params: { id: order.id }, body })
}

async function withItsSeller(market: TestMarket, placed: PlacedCheckout): Promise<OrderAtShop> {
  const [stall] = placed.stalls
  return { ...placed, stall: stall!, seller: await sellerOf(market, stall!), order: placed.checkout.orders[0]! }
}

/** Somebody who works in this shop, signed in. */
export async function sellerOf(market: TestMarket, { shopId, slug, name }: Stall): Promise<SellerVisitor> {
  return await aSeller(market, { shop: { id: shopId, slug, name } })
}

/** What the book says the market owes a shop, in minor units. */
export async function balanceOf(
  market: TestMarket,
  { shopId }: Stall,
): Promise<{ pending: number; available: number }> {
  const { rows } = await sql<{ pending: number; available: number }>`
    select coalesce(-sum(balance_minor) filter (where purpose = 'pending'), 0)::bigint as pending,
           coalesce(-sum(balance_minor) filter (where purpose = 'available'), 0)::bigint as available
    from ledger_accounts where shop_id = ${shopId} and owner = 'shop'`.execute(market.context.db)
  return rows[0]!
}

/** What the book says the market itself holds or earned, in minor units; debits positive. */
export async function marketAccount(market: TestMarket, purpose: string): Promise<number> {
  const { rows } = await sql<{ balance: number }>`
    select coalesce(sum(balance_minor), 0)::bigint as balance from ledger_accounts
    where owner = 'market' and purpose = ${purpose}`.execute(market.context.db)
  return rows[0]!.balance
}

/** The subjects of the mails somebody got, oldest first. */
export async function mailsTo(
  market: TestMarket,
  email: string,
): Promise<{ key: string; subject: string; plain: string }[]> {
  const { rows } = await sql<{ key: string; subject: string; plain: string }>`
    select key, subject, plain from mails where recipient = ${email} order by created_at, id`.execute(market.context.db)
  return rows
}
