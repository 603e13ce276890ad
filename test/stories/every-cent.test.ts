import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFilledCart, anOpenStall, type Stall } from '#test/builders/carts.ts'
import { theShopCanInvoice } from '#test/builders/invoices.ts'
import { delivery, sellerOf } from '#test/builders/orders.ts'
import { anOperator, comeInAt, type SellerVisitor, type SignedInVisitor } from '#test/builders/people.ts'
import { aUsableAddress, aUsableMethod } from '#test/builders/withdrawals.ts'
import { faultsWithMoney } from '#test/support/faults-with-money.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { payPalKeys, PayPalStandIn } from '#test/support/paypal-stand-in.ts'
import type { Visitor } from '#test/support/visitor.ts'

const paypal = new PayPalStandIn()
let market: TestMarket
let operator: SignedInVisitor
let houses: House[]

interface House {
  stall: Stall
  seller: SellerVisitor
  methodId: string
  /** Where PayPal pays the shop by itself. */
  addressId: string
}

/** One checkout over all shops, and what people may try with it. */
interface Purchase {
  customer: Visitor
  checkoutId: string
  /** In the order of the houses. */
  orderIds: string[]
}

beforeAll(async () => {
  market = await openTestMarket({ ...payPalKeys, PAYPAL_API_BASE: await paypal.open(), PAYPAL_PAYOUTS: 'true' })
  operator = await anOperator(market)
  houses = await Promise.all([aHouse(), aHouse()])
  await operator.call('createMarketCoupon', { body: { code: 'WINTER', kind: 'percent', bps: 1_300, bearer: 'market' } })
  await houses[0]!.seller.call('createOwnCoupon', { body: { code: 'KILN', kind: 'fixed', amountMinor: 7_77 } })
})
afterAll(async () => {
  await market.close()
  await paypal.close()
})

/** A session ends after thirty days, and a run is as long. */
async function everybodyComesIn(): Promise<void> {
  await comeInAt(market, 'operator', operator)
  for (const { seller } of houses) await comeInAt(market, 'seller', seller)
}

async function aHouse(): Promise<House> {
  const stall = await anOpenStall(market, { acceptsCash: true, wares: [{ onHand: 100_000 }] })
  await theShopCanInvoice(market, stall.shopId)
  return {
    stall,
    seller: await sellerOf(market, stall),
    methodId: await aUsableMethod(market, stall.shopId),
    addressId: await aUsableAddress(market, stall.shopId),
  }
}

const acts = [
  'place',
  'place with codes',
  'pay',
  'pay',
  'pay twice told',
  'lose answer',
  'pay slowly',
  'be declined',
  'promise cash',
  'hand over',
  'hand over',
  'deliver',
  'deliver',
  'cancel',
  'shop cancels',
  'take things out',
  'shop takes things out',
  'give up',
  'refund part',
  'refund things',
  'market gives back',
  'transfer cash back',
  'transfer fails',
  'refund that fails',
  'be charged back',
  'win a chargeback',
  'hold money',
  'let go of money',
  'keep the cash',
  'ask to return',
  'take a return back',
  'dispute',
  'ask the market',
  'settle',
  'give a verdict',
  'appeal',
  'withdraw',
  'withdraw to PayPal',
  'PayPal tells',
  'PayPal sends back',
  'try PayPal again',
  'approve',
  'reject',
  'pay out',
  'payout fails',
  'replay an event',
  'ask the gateway',
  'reconcile',
  'wait a moment',
  'wait a day',
  'wait three days',
] as const
type Act = (typeof acts)[number]

const step = fc.record({
  act: fc.constantFrom<Act>(...acts),
  which: fc.nat({ max: 1_000 }),
  house: fc.nat({ max: 1 }),
  amountMinor: fc.integer({ min: 1, max: 30_00 }),
})
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** How many verbs one run tries, and how many runs: six hundred in all. */
const [verbsPerRun, runs] = [150, Number(process.env['MONEY_RUNS'] ?? 4)]

test('whatever six hundred verbs do to each other, the book balances, gateways agree, and every payment is explained', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: verbsPerRun, maxLength: verbsPerRun }), async (steps) => {
      const purchases: Purchase[] = []
      await everybodyComesIn()
      for (const each of steps) await attempt(each, purchases)
      // Whatever is still on its way arrives: answers of gateways, verdicts that nobody gave, chargebacks, holds, reserves.
      for (const time of [{ minutes: 15 }, { minutes: 15 }, { days: 8 }, { days: 16 }, { minutes: 15 }]) {
        market.clock.advance(time)
        await payPalTells()
        await market.settle()
      }
      expect(await faultsWithMoney(market)).toEqual([])
      expect(await paidByPayPal()).toBe(
        paypal.book.paidOut().reduce((sum, value) => sum + Math.round(Number(value) * 100), 0),
      )
    }),
    { numRuns: runs, endOnFailure: true },
  )
}, 600_000)

async function attempt({ act, which, house, amountMinor }: Step, purchases: Purchase[]): Promise<void> {
  market.clock.advance({ seconds: 1 })
  if (act === 'place' || act === 'place with codes')
    return void purchases.push(await aPurchase(which, act === 'place' ? [] : ['WINTER', 'KILN']))
  const purchase = purchases[which % Math.max(purchases.length, 1)]
  const { seller, methodId, addressId } = houses[house]!
  const pay = (token: string) => purchase && startPayment(purchase, { method: 'card', token })
  const order = purchase && { params: { id: purchase.orderIds[house]! } }
  const tries: Record<
    Exclude<Act, 'place' | 'place with codes'>,
    () => Promise<Response | undefined | void> | undefined
  > = {
    pay: () => pay('tok_success'),
    'pay twice told': () => pay('tok_twice'),
    'lose answer': () => pay('tok_lost_answer'),
    'pay slowly': () => pay('tok_slow'),
    'be declined': () => pay('tok_declined'),
    'refund that fails': () => pay('tok_refund_fails'),
    'promise cash': () => purchase && startPayment(purchase, { method: 'cash_on_delivery' }),
    'hand over': () => order && seller.send('handOverOrder', { ...order, body: {} }),
    deliver: () => order && seller.send('deliverOrder', order),
    cancel: () => order && purchase.customer.send('cancelOrder', { ...order, body: {} }),
    'shop cancels': () => order && seller.send('cancelShopOrder', { ...order, body: { reason: 'No clay' } }),
    'give up': () => purchase?.customer.send('cancelCheckout', { params: { id: purchase.checkoutId } }),
    'refund part': () =>
      order && seller.send('refundShopOrder', { ...order, body: { goodwillMinor: amountMinor, reason: 'A scratch' } }),
    'take things out': () => order && takeOut(purchase.customer, 'cancelOrderLines', order, which),
    'shop takes things out': () => order && takeOut(seller, 'cancelShopLines', order, which),
    'refund things': async () =>
      order &&
      seller.send('refundShopOrder', {
        ...order,
        body: { ...(await someUnits(purchase.customer, order, which)), shipping: which % 3 === 0, reason: 'A crack' },
      }),
    'market gives back': async () =>
      order &&
      operator.send('refundOrder', {
        ...order,
        body: {
          ...(which % 2 ? { goodwillMinor: amountMinor } : await someUnits(purchase.customer, order, which)),
          bearer: which % 3 ? 'market' : 'shop',
          reason: 'For the wait',
        },
      }),
    'transfer cash back': () => aCashRefund(which, 'recordCashRefundPaid', { reference: 'SEPA 2' }),
    'transfer fails': () => aCashRefund(which, 'recordCashRefundFailed', { reason: 'The account is closed' }),
    'be charged back': () => pay('tok_dispute_lost'),
    'win a chargeback': () => pay('tok_dispute_won'),
    'hold money': () => terms(house, { holdDays: 2, reserveBps: 1_000, reserveDays: 5 }),
    'let go of money': () => terms(house, { holdDays: 0, reserveBps: 0, reserveDays: 0 }),
    'keep the cash': () => terms(house, { holdDays: 2, reserveBps: 1_000, reserveDays: 5, collectsCash: true }),
    'ask to return': () => order && askToReturn(purchase.customer, order.params.id),
    'take a return back': () =>
      oneOf(
        sql<Params>`select id from returns where state in ('requested', 'accepted') and shop_id = ${houses[house]!.stall.shopId} order by id`,
        which,
        async (params) => {
          await seller.send('acceptReturn', { params, body: {} })
          return await seller.send('receiveReturn', { params, body: {} })
        },
      ),
    dispute: () =>
      order && purchase.customer.send('raiseDispute', { ...order, body: { reason: 'damaged', words: 'A crack' } }),
    'ask the market': () => purchase && aDispute(['raised'], which, purchase, 'escalateDispute'),
    settle: () => purchase && aDispute(['raised', 'open'], which, purchase, 'settleDispute'),
    'give a verdict': () =>
      oneOf(sql<Params>`select id from disputes where state in ('open', 'appealed') order by id`, which, (params) =>
        operator.send('giveVerdict', { params, body: verdictFor(which, amountMinor) }),
      ),
    appeal: () =>
      oneOf(
        sql<Params>`select id from disputes where state = 'decided' and shop_id = ${houses[house]!.stall.shopId} order by id`,
        which,
        (params) => seller.send('appealAsShop', { params, body: { words: 'It was whole' } }),
      ),
    withdraw: () => seller.send('requestWithdrawal', { body: { amountMinor, methodId } }),
    'withdraw to PayPal': () => {
      paypal.book.nextPayout = whatPayPalDoes[which % whatPayPalDoes.length]!
      return seller.send('requestWithdrawal', { body: { amountMinor, methodId: addressId } })
    },
    'PayPal tells': () => payPalTells(),
    'PayPal sends back': async () => {
      const payouts = paypal.book.payouts()
      const payout = payouts[which % Math.max(payouts.length, 1)]
      if (payout?.status === 'SUCCESS') paypal.book.payoutBecomes(payout.name, 'REVERSED')
      if (payout?.status === 'UNCLAIMED') paypal.book.payoutBecomes(payout.name, which % 2 ? 'RETURNED' : 'SUCCESS')
    },
    'try PayPal again': () =>
      withdrawal('approved', which, (params) => operator.send('payWithdrawalByProvider', { params })),
    approve: () => withdrawal('requested', which, (params) => operator.send('approveWithdrawal', { params })),
    reject: () =>
      withdrawal('requested', which, (params) =>
        operator.send('rejectWithdrawal', { params, body: { reason: 'Wrong name' } }),
      ),
    'pay out': () =>
      withdrawal('approved', which, (params) =>
        operator.send('recordWithdrawalPaid', { params, body: { reference: 'SEPA 1' } }),
      ),
    'payout fails': () =>
      withdrawal('approved', which, (params) =>
        operator.send('recordWithdrawalFailed', { params, body: { reason: 'Closed account' } }),
      ),
    'replay an event': () => anEvent(which, (params) => operator.send('replayGatewayEvent', { params })),
    'ask the gateway': () => aPayment(which, (params) => operator.send('askGateway', { params })),
    reconcile: () => operator.send('reconcileNow'),
    'wait a moment': async () => {
      market.clock.advance({ seconds: 20 })
      await market.settle()
    },
    'wait a day': async () => {
      market.clock.advance({ days: 1 })
      await market.settle()
    },
    'wait three days': async () => {
      market.clock.advance({ days: 3 })
      await market.settle()
      await everybodyComesIn()
    },
  }
  const response = await tries[act]()
  // A no is fine; a failure is not, nor that nobody was let in to try.
  if (response && (response.status >= 500 || response.status === 401))
    throw new Error(`${act}: ${response.status} ${await response.text()}`)
}

/** One to three mugs of each house. */
async function aPurchase(which: number, codes: readonly string[]): Promise<Purchase> {
  const wanted = houses.map(({ stall }) => ({ ware: stall.wares[0]!, quantity: 1 + (which % 3) }))
  const customer = await aFilledCart(market, wanted)
  for (const code of codes) await customer.call('addCoupon', { body: { code } })
  const checkout = await customer.call('placeCheckout', { body: delivery })
  const orderIds = houses.map(({ stall: { shopId } }) => checkout.orders.find(({ shop }) => shop.id === shopId)!.id)
  return { customer, checkoutId: checkout.id, orderIds }
}

const startPayment = ({ customer, checkoutId }: Purchase, body: object) =>
  customer.send('startPayment', { params: { id: checkoutId }, body })

type Params = { id: string }

const terms = (
  house: number,
  body: { holdDays: number; reserveBps: number; reserveDays: number; collectsCash?: boolean },
) => operator.send('setPayoutTerms', { params: { id: houses[house]!.stall.shopId }, body })

const whatPayPalDoes = ['SUCCESS', 'SUCCESS', 'UNCLAIMED', 'INSUFFICIENT_FUNDS', 'RECEIVER_ACCOUNT_LOCKED'] as const

async function payPalTells(): Promise<void> {
  expect((await paypal.tell(market.url)).filter((status) => status !== 200)).toEqual([])
}

/** What withdrawals say that PayPal has paid, in minor units. */
async function paidByPayPal(): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(w.amount_minor), 0)::bigint as sum from withdrawals w
    where w.state = 'paid' and exists (select from payouts p where p.withdrawal_id = w.id and p.state = 'paid')`.execute(
    market.context.db,
  )
  return rows[0]!.sum
}

/** So many of what was bought of an order, whether they are left or not. */
async function someUnits(customer: Visitor, order: { params: Params }, which: number) {
  const { lines } = await customer.call('getOrder', order)
  return { lines: [{ lineId: lines[0]!.id, quantity: 1 + (which % lines[0]!.quantity) }] }
}

async function takeOut(
  person: Visitor,
  act: 'cancelOrderLines' | 'cancelShopLines',
  order: { params: Params },
  which: number,
): Promise<Response> {
  const page =
    act === 'cancelShopLines' ? await person.call('getShopOrder', order) : await person.call('getOrder', order)
  const lines = [{ lineId: page.lines[0]!.id, quantity: 1 + (which % page.lines[0]!.quantity) }]
  return await person.send(act, { ...order, body: { lines, reason: 'No clay' } })
}

const aCashRefund = (which: number, act: 'recordCashRefundPaid' | 'recordCashRefundFailed', body: object) =>
  oneOf(sql<Params>`select id from refunds where way = 'bank' and state = 'approved' order by id`, which, (params) =>
    operator.send(act, { params, body }),
  )

async function askToReturn(customer: Visitor, orderId: string): Promise<Response> {
  const { lines } = await customer.call('getOrder', { params: { id: orderId } })
  const body = { lines: [{ lineId: lines[0]!.id, quantity: 1, reason: 'changed_mind' }] }
  return await customer.send('requestReturn', { params: { id: orderId }, body })
}

/** A dispute about one of these orders, by its customer. */
const aDispute = (
  states: string[],
  which: number,
  { customer, orderIds }: Purchase,
  act: 'escalateDispute' | 'settleDispute',
) =>
  oneOf(
    sql<Params>`select id from disputes where state = any(${states}::text[]) and order_id = any(${orderIds}::uuid[]) order by id`,
    which,
    (params) => customer.send(act, { params }),
  )

function verdictFor(which: number, amountMinor: number) {
  const bearer = which % 3 === 0 ? 'market' : 'shop'
  const reason = 'By the pictures'
  if (which % 4 === 0) return { verdict: 'none', reason }
  return which % 4 === 1 ? { verdict: 'all', bearer, reason } : { verdict: 'part', amountMinor, bearer, reason }
}

/** One of the rows a query finds, if any, chosen by a number. */
async function oneOf(query: ReturnType<typeof sql<Params>>, which: number, act: (params: Params) => Promise<Response>) {
  const { rows } = await query.execute(market.context.db)
  const row = rows[which % Math.max(rows.length, 1)]
  return row && (await act(row))
}

const withdrawal = (state: string, which: number, act: (params: Params) => Promise<Response>) =>
  oneOf(sql<Params>`select id from withdrawals where state = ${state} order by id`, which, act)
const anEvent = (which: number, act: (params: Params) => Promise<Response>) =>
  oneOf(sql<Params>`select id from gateway_events order by id`, which, act)
const aPayment = (which: number, act: (params: Params) => Promise<Response>) =>
  oneOf(sql<Params>`select id from payments order by id`, which, act)
