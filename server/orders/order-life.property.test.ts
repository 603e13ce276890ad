import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OrderState } from '#shared/api/orders.schemas.ts'
import { anOpenStall, shelfOf, type Stall } from '#test/builders/carts.ts'
import { aPlacedCheckout, balanceOf, sellerOf } from '#test/builders/orders.ts'
import type { Visitor } from '#test/support/visitor.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { orderMachine } from './order-state.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const acts = [
  'pay',
  'lose answer',
  'promise',
  'hand over',
  'deliver',
  'cancel',
  'shop cancels',
  'give up',
  'wait',
] as const
type Act = (typeof acts)[number]

interface Actors {
  customer: Visitor
  seller: Visitor
  checkoutId: string
  orderId: string
}

test('whatever people try with an order, and in whatever order, stock, money and history agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 8 }), async (tried) => {
      const stall = await anOpenStall(market, { acceptsCash: true, wares: [{ onHand: 3 }] })
      const wanted = [{ ware: stall.wares[0]!, quantity: 2 }]
      const { customer, checkout } = await aPlacedCheckout(market, { stalls: [stall], wanted })
      const actors = {
        customer,
        seller: await sellerOf(market, stall),
        checkoutId: checkout.id,
        orderId: checkout.orders[0]!.id,
      }
      for (const act of tried) await attempt(act, actors)
      await market.settle()
      await checkEverything(stall, actors.orderId)
    }),
    { numRuns: 25 },
  )
})

async function attempt(act: Act, { customer, seller, checkoutId, orderId }: Actors): Promise<void> {
  const [checkout, order] = [{ params: { id: checkoutId } }, { params: { id: orderId } }]
  const pay = (body: object) => customer.send('startPayment', { ...checkout, body })
  const tries: Record<Act, () => Promise<Response | void>> = {
    pay: () => pay({ method: 'card', token: 'tok_success' }),
    'lose answer': () => pay({ method: 'card', token: 'tok_lost_answer' }),
    promise: () => pay({ method: 'cash_on_delivery' }),
    'hand over': () => seller.send('handOverOrder', { ...order, body: {} }),
    deliver: () => seller.send('deliverOrder', order),
    cancel: () => customer.send('cancelOrder', { ...order, body: {} }),
    'shop cancels': () => seller.send('cancelShopOrder', { ...order, body: { reason: 'No clay' } }),
    'give up': () => customer.send('cancelCheckout', checkout),
    wait: async () => {
      market.clock.advance({ minutes: 31 })
      await market.settle()
    },
  }
  const response = await tries[act]()
  // A no is fine, a failure is not.
  if (response && response.status >= 500) throw new Error(`${act}: ${response.status} ${await response.text()}`)
}

async function checkEverything(stall: Stall, orderId: string): Promise<void> {
  const { rows } = await sql<{
    state: OrderState
    total: number
    refunded: number
    commission: number
    method: string | null
    moves: string[]
  }>`
    select state, total_minor as total, refunded_minor as refunded, commission_minor as commission, payment_method as method,
           (select json_agg(to_state order by at, id) from order_history where order_id = ${orderId}) as moves
    from orders where id = ${orderId}`.execute(market.context.db)
  const { state, total, refunded, commission, method, moves } = rows[0]!

  // The history is a walk through the life, and ends where the order stands.
  expect(moves[0]).toBe('awaiting_payment')
  expect(moves.at(-1)).toBe(state)
  for (const [index, to] of moves.slice(1).entries())
    expect(Object.values(orderMachine.life[moves[index] as OrderState])).toContain(to)

  const isHeld = state === 'awaiting_payment' || state === 'processing'
  const isSent = state === 'handed_over' || state === 'delivered' || state === 'completed'
  expect(await shelfOf(market, stall.wares[0]!)).toEqual({
    onHand: isSent ? 1 : 3,
    reserved: isHeld ? 2 : 0,
    sold: isSent ? 2 : 0,
  })

  const hasArrived = state === 'delivered' || state === 'completed'
  const isOver = state === 'cancelled' || state === 'expired'
  expect(await balanceOf(market, stall)).toEqual({
    pending: method === 'card' && (state === 'processing' || state === 'handed_over') ? total : 0,
    available: hasArrived ? total - commission : 0,
  })
  expect(refunded).toBe(isOver && method === 'card' ? total : 0)
}
