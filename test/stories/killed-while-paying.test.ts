import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { explainBalance } from '#server/ledger/index.ts'
import { aFilledCart, anOpenStall, shelfOf } from '#test/builders/carts.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { startServerProcess, type ServerProcess } from '#test/support/server-process.ts'
import { Visitor } from '#test/support/visitor.ts'

const secret = newId()
let market: TestMarket
let running: ServerProcess | undefined

beforeAll(async () => {
  market = await openTestMarket({ SECRET: secret })
})
afterAll(async () => {
  await running?.kill()
  await market.close()
})

const address = { name: 'Ana', line1: 'Rua 1', postalCode: '1100-001', city: 'Lisboa', country: 'PT' }

async function one<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row | undefined> {
  return (await query.execute(market.context.db)).rows[0]
}

test('a server killed between the charge and its answer forgets nothing: the payment ends captured, once', async () => {
  const stall = await anOpenStall(market)
  const ware = stall.wares[0]!
  const guest = await aFilledCart(market, [{ ware }])
  const checkout = await guest.call('placeCheckout', { body: { email: 'ana@example.com', address } })
  const ofCheckout = sql`from payment_attempts a join payments p on p.id = a.payment_id where p.checkout_id = ${checkout.id}`

  running = await startServerProcess(market.databaseUrl, secret)
  const paying = new Visitor(running.url)
  for (const [name, value] of guest.cookies) paying.cookies.set(name, value)
  const answer = paying
    .call('startPayment', { params: { id: checkout.id }, body: { method: 'card', token: 'tok_hang' } })
    .catch(() => 'no answer ever came')
  const charge = () =>
    one(sql<{ state: string }>`
    select i.state from sandbox.intents i where i.idempotency_key in (select a.id::text ${ofCheckout})`)
  await expect.poll(charge, { timeout: 10_000 }).toEqual({ state: 'captured' })

  await running.kill()
  expect(await answer).toBe('no answer ever came')
  expect(await one(sql`select a.state ${ofCheckout}`)).toEqual({ state: 'created' })
  expect((await guest.call('getCheckout', { params: { id: checkout.id } })).state).toBe('open')

  running = await startServerProcess(market.databaseUrl, secret)
  const stateOfCheckout = async () => (await guest.call('getCheckout', { params: { id: checkout.id } })).state
  await expect.poll(stateOfCheckout, { timeout: 40_000, interval: 500 }).toBe('paid')

  const { payment, orders, totals } = await guest.call('getCheckout', { params: { id: checkout.id } })
  expect(payment).toMatchObject({ state: 'captured', amount: totals.total })
  expect(orders.map(({ state }) => state)).toEqual(['processing'])
  const captures = sql<{ count: number }>`
    select count(*) as count from payment_history h join payments p on p.id = h.payment_id
    where p.checkout_id = ${checkout.id} and h.to_state = 'captured'`
  expect(await one(captures)).toEqual({ count: 1 })
  expect(await one(sql`select count(*) as count from sandbox.intents`)).toEqual({ count: 1 })
  expect(
    await explainBalance(market.context.db, { shopId: stall.shopId, purpose: 'pending', currency: 'EUR' }),
  ).toEqual({
    balanceMinor: -totals.total.amountMinor,
    entriesMinor: -totals.total.amountMinor,
    kinds: [{ kind: 'capture', count: 1, amountMinor: -totals.total.amountMinor }],
  })
  expect(await shelfOf(market, ware)).toMatchObject({ onHand: 10, reserved: 1, sold: 0 })
}, 120_000)
