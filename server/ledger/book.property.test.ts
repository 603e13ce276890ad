import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { rateOf } from '#shared/money.ts'
import { aShop, posted } from '#test/builders/ledger.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { captureEntries, deliveryEntries, refundAfterDeliveryEntries, refundEntries, type Entry } from './index.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

type Act = 'capture' | 'delivery' | 'refund' | 'refund_after_delivery'

interface Event {
  act: Act
  order: number
  /** How often the same fact is told. */
  times: number
}

interface Order {
  shop: number
  totalMinor: number
  bps: number
}

const orders = fc.array(
  fc.record({
    shop: fc.integer({ min: 0, max: 2 }),
    totalMinor: fc.integer({ min: 1, max: 2_000_00 }),
    bps: fc.integer({ min: 0, max: 5_000 }),
  }),
  { minLength: 4, maxLength: 4 },
)
const events = fc.array(
  fc.record({
    act: fc.constantFrom<Act>('capture', 'delivery', 'refund', 'refund_after_delivery'),
    order: fc.integer({ min: 0, max: 3 }),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 16 },
)

function entriesFor(act: Act, { totalMinor, bps }: Order): Entry[] {
  const fee = { commissionMinor: rateOf(totalMinor, bps), commissionTaxMinor: 0 }
  const rules: Record<Act, () => Entry[]> = {
    capture: () => captureEntries(totalMinor),
    delivery: () => deliveryEntries(totalMinor, fee),
    refund: () => refundEntries(totalMinor),
    refund_after_delivery: () => refundAfterDeliveryEntries(totalMinor, fee),
  }
  return rules[act]()
}

async function booksOf() {
  const { rows } = await sql<{ unbalanced: number; drifted: number; world: number; jumped: number }>`
    select (select count(*) from (select posting_id from ledger_entries group by posting_id, currency having sum(amount_minor) <> 0) x) as unbalanced,
           (select count(*) from ledger_accounts a
            where a.balance_minor <> coalesce((select sum(e.amount_minor) from ledger_entries e where e.account_id = a.id), 0)) as drifted,
           (select coalesce(sum(balance_minor), 0)::bigint from ledger_accounts) as world,
           -- an entry whose balance is not the one before it plus its own amount
           (select count(*) from (
              select balance_after_minor - amount_minor - coalesce(lag(balance_after_minor) over (partition by account_id order by id), 0) as gap
              from ledger_entries) g where gap <> 0) as jumped`.execute(market.context.db)
  return rows[0]
}

test('whatever happens in whatever order and however often, every cent is somewhere', async () => {
  const shops = await Promise.all(['Forno', 'Olaria', 'Lume'].map((name) => aShop(market.context, name)))
  const property = fc.asyncProperty(orders, events, async (madeOrders, told: Event[]) => {
    const run = newId()
    const expected = new Map<string, number>()
    for (const { act, order: index, times } of told) {
      const order = madeOrders[index]!
      const { shopId } = shops[order.shop]!
      const key = `${act}:${run}:${index}`
      const entries = entriesFor(act, order)
      for (let turn = 0; turn < times; turn++) await posted(market.context, { key, shopId, entries })
      expected.set(key, entries.length)
    }
    const { rows } = await sql<{ key: string; entries: number }>`
      select p.key, count(*) as entries from ledger_postings p join ledger_entries e on e.posting_id = p.id
      where p.key like ${`%:${run}:%`} group by p.key`.execute(market.context.db)
    expect(new Map(rows.map(({ key, entries }) => [key, entries]))).toEqual(expected)
    expect(await booksOf()).toEqual({ unbalanced: 0, drifted: 0, world: 0, jumped: 0 })
  })
  await fc.assert(property, { numRuns: 25 })
})
