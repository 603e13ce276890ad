import { sql } from 'kysely'
import type { Subscription } from '#shared/api/subscriptions.schemas.ts'
import { newId } from '#shared/ids.ts'
import type { TestMarket } from '#test/support/market.ts'
import type { Visitor } from '#test/support/visitor.ts'
import { anOpenStall, type Stall, type StallSettings } from './carts.ts'
import { delivery, sellerOf } from './orders.ts'
import { aCustomer, type SellerVisitor, type SignedInVisitor } from './people.ts'

export const consent = 'I agree that this card is charged for my subscriptions until I cancel them.'

/** What a plan says beside a discount of 10 % every month; see `offerPlan`. */
export type PlanWish = Partial<{
  unit: 'day' | 'week' | 'month' | 'year'
  every: number
  trialDays: number
  price: { kind: 'discount'; bps: number } | { kind: 'fixed'; amountMinor: number }
  firstPriceMinor: number | null
  minCycles: number
  endAfter: number | null
  reservesStock: boolean
}>

/** A seller offers the first thing of a shop by plan. */
export async function aPlan(seller: SellerVisitor, stall: Stall, wish: PlanWish = {}): Promise<string> {
  const terms = { unit: 'month', every: 1, price: { kind: 'discount', bps: 1_000 }, ...wish }
  const { id } = await seller.call('offerPlan', { body: { variantId: stall.wares[0]!.variantId, ...terms } })
  return id
}

/** A customer lets the market keep a card of the sandbox. */
export async function aKeptCard(customer: Visitor, token = 'tok_success'): Promise<string> {
  return (await customer.call('keepPaymentMethod', { body: { token, consent } })).id
}

export interface Subscribed {
  customer: SignedInVisitor
  seller: SellerVisitor
  stall: Stall
  planId: string
  subscription: Subscription
}

/** A customer subscribes to the first thing of a shop, by a new plan, and pays the first cycle with a kept card. */
export async function subscribes(
  market: TestMarket,
  {
    customer,
    seller,
    stall,
    plan = {},
    quantity = 1,
  }: { customer: Visitor; seller: SellerVisitor; stall: Stall; plan?: PlanWish; quantity?: number },
): Promise<{ id: string; planId: string }> {
  const planId = await aPlan(seller, stall, plan)
  const paymentMethodId = await aKeptCard(customer)
  await customer.call('addCartLine', { body: { variantId: stall.wares[0]!.variantId, quantity, planId } })
  const checkout = await customer.call('placeCheckout', { body: { ...delivery, paymentMethodId } })
  if (checkout.state === 'open')
    await customer.call('startPayment', { params: { id: checkout.id }, body: { method: 'card', paymentMethodId } })
  await market.settle()
  const { items } = await customer.call('listSubscriptions')
  return { id: items[0]!.id, planId }
}

/** A customer has subscribed to the first thing of a shop and paid the first cycle with a kept card. */
export async function aSubscription(
  market: TestMarket,
  {
    plan = {},
    stall: settings = { wares: [{ priceMinor: 2_000, onHand: 100 }] },
    token = 'tok_success',
    quantity = 1,
  }: { plan?: PlanWish; stall?: StallSettings; token?: string; quantity?: number } = {},
): Promise<Subscribed> {
  const stall = await anOpenStall(market, settings)
  const seller = await sellerOf(market, stall)
  const customer = await aCustomer(market)
  const { id, planId } = await subscribes(market, { customer, seller, stall, plan, quantity })
  // The first charge went well; what comes is charged to the card the test is about.
  if (token !== 'tok_success')
    await customer.call('changeSubscription', {
      params: { id },
      body: { paymentMethodId: await aKeptCard(customer, token) },
    })
  return { customer, seller, stall, planId, subscription: await customer.call('getSubscription', { params: { id } }) }
}

/** Makes so many more subscriptions like one, each with a first order line of its own. */
export async function moreLike(market: TestMarket, id: string, count: number): Promise<void> {
  for (let made = 1; made <= count; made++) {
    await sql`
      with line as (
        insert into order_lines
        select (jsonb_populate_record(l, jsonb_build_object('id', ${newId()}::uuid, 'position', ${made}::integer))).*
        from order_lines l join subscriptions sub on sub.order_line_id = l.id where sub.id = ${id}
        returning id
      )
      insert into subscriptions
      select (jsonb_populate_record(sub, jsonb_build_object('id', ${newId()}::uuid, 'order_line_id', line.id, 'held_quantity', 0,
        'number', nextval('subscription_numbers')))).* from subscriptions sub, line where sub.id = ${id}`.execute(
      market.context.db,
    )
  }
}
