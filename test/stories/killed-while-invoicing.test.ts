import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { theShopCanInvoice } from '#test/builders/invoices.ts'
import { aPaidCheckout } from '#test/builders/orders.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { startServerProcess, type ServerProcess } from '#test/support/server-process.ts'

const secret = newId()
const orders = 6
let market: TestMarket
let running: ServerProcess | undefined

beforeAll(async () => {
  market = await openTestMarket({ SECRET: secret })
})
afterAll(async () => {
  await running?.kill()
  await market.close()
})

async function countersOf(shopId: string): Promise<number[]> {
  const { rows } = await sql<{ counter: number }>`
    select counter from invoices where shop_id = ${shopId} order by counter`.execute(market.context.db)
  return rows.map(({ counter }) => counter)
}

test('a worker killed while it issues leaves no number out and none twice, and the next one goes on', async () => {
  const stall = await anOpenStall(market, { wares: [{ onHand: orders }] })
  for (let turn = 0; turn < orders; turn++) await aPaidCheckout(market, { stalls: [stall] })
  await theShopCanInvoice(market, stall.shopId)
  // A slow pen, so that the kill comes after a number was taken and before its invoice is there.
  const { db } = market.context
  await sql`
    create function write_slowly() returns trigger language plpgsql as 'begin perform pg_sleep(0.5); return new; end'`.execute(
    db,
  )
  await sql`create trigger write_slowly after insert on invoices for each row execute function write_slowly()`.execute(
    db,
  )
  running = await startServerProcess(market.databaseUrl, secret)
  await expect.poll(async () => (await countersOf(stall.shopId)).length, { timeout: 20_000 }).toBeGreaterThan(0)
  await running.kill()
  expect((await countersOf(stall.shopId)).length).toBeLessThan(orders)
  await sql`drop trigger write_slowly on invoices`.execute(db)

  const all = Array.from({ length: orders }, (_, index) => index + 1)
  const goOn = async () => {
    await market.settle()
    return await countersOf(stall.shopId)
  }
  await expect.poll(goOn, { timeout: 20_000 }).toEqual(all)
  const { rows } = await sql<{ orders: number }>`
    select count(distinct order_id)::integer as orders from invoices where shop_id = ${stall.shopId}`.execute(db)
  expect(rows).toEqual([{ orders }])
}, 120_000)
