import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { anOpenStall, type Stall } from '#test/builders/carts.ts'
import { aPlacedCheckout, sellerOf } from '#test/builders/orders.ts'
import { anOperator } from '#test/builders/people.ts'
import { aUsableMethod, earns } from '#test/builders/withdrawals.ts'
import { chanceOf, newSeed } from '#test/support/chance.ts'
import { faultsWithMoney } from '#test/support/faults-with-money.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { startServerProcess, type ServerProcess } from '#test/support/server-process.ts'
import { Visitor } from '#test/support/visitor.ts'

// The power fails while money moves: the server dies, or the database ends every connection, at a moment nobody chose.
// Afterwards everything that was begun finishes, and an accountant finds nothing. More rounds: FAULT_ROUNDS=50; the same
// moments again: FAULT_SEED=… as printed.

const rounds = Number(process.env['FAULT_ROUNDS'] ?? 2)
const seed = Number(process.env['FAULT_SEED'] ?? newSeed())
const secret = newId()

let market: TestMarket
let running: ServerProcess | undefined
let stall: Stall
let methodId: string

beforeAll(async () => {
  market = await openTestMarket({ SECRET: secret })
  stall = await anOpenStall(market, { wares: [{ onHand: 10_000 }] })
  methodId = await aUsableMethod(market, stall.shopId)
  await earns(market, stall.shopId, 500_00)
})
afterAll(async () => {
  await running?.kill()
  await market.close()
})

test(`whenever the power fails, every cent is where the book says (seed ${seed})`, async () => {
  const chance = chanceOf(seed)
  let answered = 0
  for (let round = 0; round < rounds; round++) {
    const plots = await Promise.all(Array.from({ length: 6 }, () => aPlot()))
    running = await startServerProcess(databaseUrl(), secret)
    const { url } = running
    const progress = { answered: 0, isOver: false }
    const ends = Promise.all(plots.map((plot) => plot(url, () => progress.answered++)))
    const over = ends.then(() => (progress.isOver = true))
    // A moment after so many answers, whatever the others are in the middle of; twice the database goes, then the process.
    const momentAfter = async (answers: number) => {
      while (!progress.isOver && progress.answered < answers) await wait(2)
      await wait(chance() * 40)
    }
    const cuts = [chance() * 5, 5 + chance() * 7, 12 + chance() * 8].map(Math.floor)
    await momentAfter(cuts[0]!)
    await endConnections()
    await momentAfter(cuts[1]!)
    await endConnections()
    await momentAfter(cuts[2]!)
    await running.kill()
    await over
    answered += progress.answered
  }
  // The machines are on again: whatever was begun is finished.
  for (const time of [{ minutes: 1 }, { minutes: 15 }, { minutes: 15 }, { days: 1 }]) {
    market.clock.advance(time)
    await market.settle()
  }
  expect(await faultsWithMoney(market), `seed ${seed}`).toEqual([])
  // The plots did get somewhere before the lights went out.
  expect(answered).toBeGreaterThan(rounds)
}, 600_000)

/**
 * One customer and one shop over a whole life of an order: paid, sent, delivered, refunded in part, and what is left of
 * the balance withdrawn, approved and paid out. Each act is tried once, and told when it was answered.
 */
async function aPlot(): Promise<(url: string, isAnswered: () => void) => Promise<void>> {
  const { customer, checkout } = await aPlacedCheckout(market, { stalls: [stall] })
  const [seller, operator] = await Promise.all([sellerOf(market, stall), anOperator(market)])
  const params = { id: checkout.orders[0]!.id }
  return async (url, isAnswered) => {
    const [buys, sells, runs] = [customer, seller, operator].map((person) => elsewhere(person, url))
    const acts: (() => Promise<unknown>)[] = [
      () => buys!.call('startPayment', { params: { id: checkout.id }, body: { method: 'card', token: 'tok_twice' } }),
      () => sells!.call('handOverOrder', { params, body: {} }),
      () => sells!.call('deliverOrder', { params }),
      () => sells!.call('refundShopOrder', { params, body: { goodwillMinor: 3_00, reason: 'A scratch' } }),
      async () => {
        const { id } = await sells!.call('requestWithdrawal', { body: { amountMinor: 12_00, methodId } })
        await runs!.call('approveWithdrawal', { params: { id } })
        await runs!.call('recordWithdrawalPaid', { params: { id }, body: { reference: 'SEPA 1' } })
      },
    ]
    for (const act of acts) {
      try {
        await act()
        isAnswered()
      } catch {
        // Nobody answered, or what came before did not happen; the next one is tried all the same.
      }
    }
  }
}

/** The same person at the door of another process. */
function elsewhere({ cookies }: Visitor, url: string): Visitor {
  const visitor = new Visitor(url)
  for (const [name, value] of cookies) visitor.cookies.set(name, value)
  return visitor
}

/** What a database that is stopped does to everybody: connections end in the middle of what they were doing. */
async function endConnections(): Promise<void> {
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = ${serverName}`.execute(
    market.context.db,
  )
}

const serverName = 'stoa-server'

/** The market's database, to which the other process connects under a name of its own. */
function databaseUrl(): string {
  const url = new URL(market.databaseUrl)
  url.searchParams.set('application_name', serverName)
  return url.href
}
