import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { aFilledCart, anOpenStall, shelfOf, type Stall } from '#test/builders/carts.ts'
import { aPlacedCheckout, delivery, sellerOf } from '#test/builders/orders.ts'
import { anOperator } from '#test/builders/people.ts'
import { aUsableMethod, earns } from '#test/builders/withdrawals.ts'
import { chanceOf, newSeed } from '#test/support/chance.ts'
import { faultsWithMoney } from '#test/support/faults-with-money.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { startOwnDatabase, type OwnDatabase } from '#test/support/own-database.ts'
import { startServerProcess, type ServerProcess } from '#test/support/server-process.ts'
import { Visitor } from '#test/support/visitor.ts'

// The power fails while money moves: PostgreSQL is stopped in the middle of everything and starts again, the server dies, each at
// a moment nobody chose. Afterwards nothing that was answered is lost, everything that was begun finishes, and an accountant
// finds nothing. More rounds: FAULT_ROUNDS=50; the same moments again: FAULT_SEED=… as printed.

const rounds = Number(process.env['FAULT_ROUNDS'] ?? 1)
const seed = Number(process.env['FAULT_SEED'] ?? newSeed())
const secret = newId()

let database: OwnDatabase
let market: TestMarket
let running: ServerProcess | undefined
let stall: Stall
let methodId: string

beforeAll(async () => {
  database = await startOwnDatabase()
  market = await openTestMarket({ SECRET: secret }, database)
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
  const answered: Answered[] = []
  for (let round = 0; round < rounds; round++) {
    const plots = await Promise.all(Array.from({ length: 6 }, (_, turn) => aPlot(turn)))
    running = await startServerProcess(database.url, secret)
    const { url } = running
    const told: Answered[] = []
    const progress = { isOver: false }
    const ends = Promise.all(plots.map((plot) => plot(url, (answer) => told.push(answer))))
    const over = ends.then(() => (progress.isOver = true))
    // A moment after so many answers, whatever the others are in the middle of.
    const momentAfter = async (answers: number) => {
      while (!progress.isOver && told.length < answers) await wait(2)
      await wait(chance() * 40)
    }
    // The first answers are waited for: who asks a database that is down is refused at once, and no plot would get anywhere.
    const cuts = [1 + chance() * 5, 6 + chance() * 6, 12 + chance() * 8].map(Math.floor)
    await momentAfter(cuts[0]!)
    await database.stopAtOnce()
    await momentAfter(cuts[1]!)
    await database.stopAtOnce()
    await momentAfter(cuts[2]!)
    await running.kill()
    await over
    answered.push(...told)
  }
  // The machines are on again: whatever was begun is finished.
  for (const time of [{ minutes: 1 }, { minutes: 15 }, { minutes: 15 }, { days: 1 }]) {
    market.clock.advance(time)
    await market.settle()
  }
  expect(await faultsWithMoney(market), `seed ${seed}`).toEqual([])
  expect(await lostOf(answered), `seed ${seed}`).toEqual([])
  // A day later what nobody paid has expired, so the shelf holds nothing but what waits to be sent.
  expect((await shelfOf(market, stall.wares[0]!)).reserved, `seed ${seed}`).toBe(await waitingToBeSent())
  expect(await placedTwice(), `seed ${seed}`).toEqual([])
  // The plots did get somewhere before the lights went out.
  expect(answered.length).toBeGreaterThanOrEqual(rounds)
}, 600_000)

/** What somebody was told has happened. */
interface Answered {
  act: 'placed' | 'paid' | 'handed over' | 'delivered' | 'refunded' | 'withdrawn' | 'approved' | 'paid out'
  /** Of the order, the withdrawal, or the checkout that was placed. */
  id: string
}

/**
 * One customer and one shop over a whole life of an order: paid, sent, delivered and refunded in part, with the next basket
 * placed in between. At another turn in each plot, so that one is at it whenever the light goes out, something of what the
 * shop had earned before is withdrawn, approved and paid out. Each act is tried once, and told when it was answered.
 */
async function aPlot(turn: number): Promise<(url: string, isAnswered: (answer: Answered) => void) => Promise<void>> {
  const { customer, checkout } = await aPlacedCheckout(market, { stalls: [stall] })
  await aFilledCart(market, [{ ware: stall.wares[0]!, quantity: 2 }], customer)
  const [seller, operator] = await Promise.all([sellerOf(market, stall), anOperator(market)])
  const { id } = checkout.orders[0]!
  const params = { id }
  return async (url, isAnswered) => {
    const [buys, sells, runs] = [customer, seller, operator].map((person) => elsewhere(person, url))
    const placeNext = async () => {
      const placed = await buys!.call('placeCheckout', { body: delivery })
      isAnswered({ act: 'placed', id: placed.id })
    }
    const withdraw = async () => {
      const asked = await sells!.call('requestWithdrawal', { body: { amountMinor: 12_00, methodId } })
      isAnswered({ act: 'withdrawn', id: asked.id })
      await runs!.call('approveWithdrawal', { params: { id: asked.id } })
      isAnswered({ act: 'approved', id: asked.id })
      await runs!.call('recordWithdrawalPaid', { params: { id: asked.id }, body: { reference: 'SEPA 1' } })
      isAnswered({ act: 'paid out', id: asked.id })
    }
    const acts: (() => Promise<unknown>)[] = [
      placeNext,
      async () => {
        const body = { method: 'card', token: 'tok_twice' }
        const { state } = await buys!.call('startPayment', { params: { id: checkout.id }, body })
        if (state === 'captured') isAnswered({ act: 'paid', id })
      },
      async () => {
        await sells!.call('handOverOrder', { params, body: {} })
        isAnswered({ act: 'handed over', id })
      },
      async () => {
        await sells!.call('deliverOrder', { params })
        isAnswered({ act: 'delivered', id })
      },
      // Where the first try got no answer: then the basket is full still, or its things are in a checkout.
      placeNext,
      async () => {
        await sells!.call('refundShopOrder', { params, body: { goodwillMinor: 3_00, reason: 'A scratch' } })
        isAnswered({ act: 'refunded', id })
      },
    ]
    acts.splice(turn, 0, withdraw)
    for (const act of acts) {
      try {
        await act()
      } catch {
        // Nobody answered, or what came before did not happen; the next one is tried all the same.
      }
    }
  }
}

/** What somebody was told and is not so any more, in words. */
async function lostOf(answered: readonly Answered[]): Promise<string[]> {
  const { rows } = await sql<{ lost: string }>`
    select format('%s was %s, and is not.', told.id, told.act) as lost
    from json_to_recordset(${JSON.stringify(answered)}::json) as told (act text, id uuid)
    left join orders o on o.id = told.id left join checkouts c on c.id = told.id left join withdrawals w on w.id = told.id
    where not case told.act
      when 'placed' then exists (select from orders placed join order_lines l on l.order_id = placed.id where placed.checkout_id = c.id)
      when 'paid' then exists (select from payments p where p.checkout_id = o.checkout_id and p.captured_minor > 0)
      when 'handed over' then o.state in ('handed_over', 'delivered', 'completed')
      when 'delivered' then o.delivered_at is not null
      when 'refunded' then o.refunded_minor = 300
      when 'withdrawn' then w.id is not null
      when 'approved' then w.state in ('approved', 'paid')
      when 'paid out' then w.state = 'paid'
    end`.execute(market.context.db)
  return rows.map(({ lost }) => lost)
}

/** How many units are paid or promised and have not left. */
async function waitingToBeSent(): Promise<number> {
  const { rows } = await sql<{ units: number }>`
    select coalesce(sum(l.quantity - l.cancelled_quantity), 0)::integer as units
    from order_lines l join orders o on o.id = l.order_id where o.state = 'processing'`.execute(market.context.db)
  return rows[0]!.units
}

/** Customers whose second basket became two checkouts. */
async function placedTwice(): Promise<unknown[]> {
  const { rows } = await sql`
    select c.guest_token_hash from checkouts c join orders o on o.checkout_id = c.id join order_lines l on l.order_id = o.id
    where l.quantity = 2 group by c.guest_token_hash having count(*) > 1`.execute(market.context.db)
  return rows
}

/** The same person at the door of another process. */
function elsewhere({ cookies }: Visitor, url: string): Visitor {
  const visitor = new Visitor(url)
  for (const [name, value] of cookies) visitor.cookies.set(name, value)
  return visitor
}
