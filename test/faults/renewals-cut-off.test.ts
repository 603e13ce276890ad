import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { sellerOf } from '#test/builders/orders.ts'
import { aCustomer } from '#test/builders/people.ts'
import { moreLike, subscribes } from '#test/builders/subscriptions.ts'
import { chanceOf, newSeed } from '#test/support/chance.ts'
import { faultsWithMoney } from '#test/support/faults-with-money.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { startServerProcess, type ServerProcess } from '#test/support/server-process.ts'

// Two workers renew, and die one after the other at moments nobody chose: with cycles written and not charged, charged and not heard
// of, or paid. Afterwards each cycle has one charge and one order. More rounds: FAULT_ROUNDS=50; the same moments again: FAULT_SEED=… as printed.

const rounds = Number(process.env['FAULT_ROUNDS'] ?? 1)
const seed = Number(process.env['FAULT_SEED'] ?? newSeed())
const secret = newId()
const subscriptions = 12
const workers = 2
const mostLooks = 300

let market: TestMarket
let running: ServerProcess[] = []

beforeAll(async () => {
  market = await openTestMarket({ SECRET: secret })
  const stall = await anOpenStall(market, { wares: [{ priceMinor: 2_000, onHand: 10_000 }] })
  const customer = await aCustomer(market)
  const seller = await sellerOf(market, stall)
  const plan = { unit: 'day', every: 30, reservesStock: true } as const
  const { id } = await subscribes(market, { customer, seller, stall, plan })
  await moreLike(market, id, subscriptions - 1)
})
afterAll(async () => {
  await Promise.all(running.map((worker) => worker.kill()))
  await market.close()
})

/** What a worker has done, by how far each thing has come. */
const progress = [
  sql`select count(*)::integer as count from subscription_cycles where tries > 0`,
  sql`select count(*)::integer as count from payment_attempts where request_key like 'cycle:%'`,
  sql`select count(*)::integer as count from sandbox.intents`,
  sql`select count(*)::integer as count from subscription_cycles where tries > 0 and state = 'succeeded'`,
]

test(`whenever a worker dies while it renews, each cycle is charged once and has its order (seed ${seed})`, async () => {
  const chance = chanceOf(seed)
  for (let round = 0; round < rounds; round++) {
    running = await Promise.all(
      Array.from({ length: workers }, () => startServerProcess(market.databaseUrl, secret, ['worker'])),
    )
    for (const worker of running) {
      await makeDue()
      const looked = progress[Math.floor(chance() * progress.length)]!
      const target = (await countOf(looked)) + 1 + Math.floor(chance() * (subscriptions - 1))
      // What those before left may be less than was aimed at.
      for (let looks = 0; looks < mostLooks && (await countOf(looked)) < target; looks++) await wait(4)
      await wait(chance() * 20)
      await worker.kill()
    }
  }
  // The machine is on again: whatever was begun is finished, and what never reached the bank is charged again.
  for (const time of [{ minutes: 3 }, { minutes: 15 }, { days: 1 }, { days: 1 }]) {
    market.clock.advance(time)
    await market.settle()
  }
  expect(await faultsWithRenewals(), `seed ${seed}`).toEqual([])
  expect(await faultsWithMoney(market), `seed ${seed}`).toEqual([])
}, 600_000)

/** Every subscription is due, and what was left under way has been silent for long. */
async function makeDue(): Promise<void> {
  const { db } = market.context
  await sql`update subscriptions set next_at = ${market.clock.now()}`.execute(db)
  await sql`update subscription_cycles set tried_at = tried_at - interval '1 hour' where state = 'running'`.execute(db)
}

async function countOf(counted: ReturnType<typeof sql>): Promise<number> {
  return ((await counted.execute(market.context.db)).rows as { count: number }[])[0]!.count
}

/** What is wrong with the renewals of a market at rest, in words. */
async function faultsWithRenewals(): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    with renewals as (
      select c.*,
        (select count(*) from payment_attempts a join sandbox.intents i on i.idempotency_key = a.id::text and i.state = 'captured'
         where a.request_key like 'cycle:' || c.id || ':%') as charges,
        (select count(*) from orders o where o.checkout_id = c.checkout_id and o.state = 'processing') as orders
      from subscription_cycles c where c.tries > 0
    )
    select format('Cycle %s is %s.', id, state) as fault from renewals where state <> 'succeeded'
    union all select format('Cycle %s has %s charges.', id, charges) from renewals where charges <> 1
    union all select format('Cycle %s has %s orders.', id, orders) from renewals where orders <> 1
    union all select format('Subscription %s was renewed %s times.', sub.number, count(r.id))
      from subscriptions sub left join renewals r on r.subscription_id = sub.id
      group by sub.id having count(r.id) not between 1 and ${rounds * workers}
    union all select format('%s units are kept from the shelf, orders and subscriptions have %s.', v.reserved, wanted.sum)
      from variants v cross join lateral (
        select (select coalesce(sum(l.quantity), 0) from order_lines l join orders o on o.id = l.order_id
                where l.variant_id = v.id and o.state in ('awaiting_payment', 'processing'))
             + (select coalesce(sum(held_quantity), 0) from subscriptions where variant_id = v.id) - ${subscriptions - 1} as sum) wanted
      where v.reserved <> wanted.sum`.execute(market.context.db)
  return rows.map(({ fault }) => fault)
}
