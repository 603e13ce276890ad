import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { checkSignatures } from '#server/contracts/seal/check-signatures.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { aTemplate, signs } from '#test/builders/contracts.ts'
import { aPaidCheckout, delivery, mailsTo } from '#test/builders/orders.ts'
import { chanceOf, newSeed } from '#test/support/chance.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { startServerProcess, type ServerProcess } from '#test/support/server-process.ts'

const secret = newId()
const contracts = 3
let market: TestMarket
let running: ServerProcess | undefined

beforeAll(async () => {
  market = await openTestMarket({ SECRET: secret })
})
afterAll(async () => {
  await running?.kill()
  await market.close()
})

/** Where in the transaction that writes a seal a worker can be. */
const places = [
  `after update on contracts for each row when (new.state = 'sealed' and old.state = 'signed')`,
  'after insert on contract_files for each row',
  `after insert on contract_events for each row when (new.kind = 'sealed')`,
]

async function countOf(statement: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from ${sql.raw(statement)}`.execute(
    market.context.db,
  )
  return rows[0]!.count
}

async function killWhen(is: () => Promise<boolean>): Promise<void> {
  running = await startServerProcess(market.databaseUrl, secret, ['worker'])
  await expect.poll(is, { timeout: 30_000, interval: 10 }).toBe(true)
  await running.kill()
}

/** A contract is taken, and nothing of its seal is written. */
async function dieDrawing(taken: number): Promise<void> {
  await killWhen(async () => (await countOf('contracts where seal_tries > 0')) >= taken)
}

/** The transaction of a seal has begun, and stands still at this place. */
async function dieWriting(place: string): Promise<void> {
  const { db } = market.context
  await sql`create function stand_still() returns trigger language plpgsql as 'begin perform pg_sleep(60); return null; end'`.execute(
    db,
  )
  await sql.raw(`create trigger zz_stand_still ${place} execute function stand_still()`).execute(db)
  const asleep = `pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`
  await killWhen(async () => (await countOf(asleep)) > 0)
  // The database would notice only when it wakes that nobody is there any more.
  await sql`select pg_terminate_backend(pid) from ${sql.raw(asleep)}`.execute(db)
  await expect.poll(() => countOf(asleep), { timeout: 30_000, interval: 10 }).toBe(0)
  await sql`drop function stand_still cascade`.execute(db)
  expect(await countOf(`contracts where state = 'signed'`)).toBe(contracts)
}

test('a worker killed while it seals leaves no contract unsealed, none sealed twice, and every file good', async () => {
  const seed = newSeed()
  const chance = chanceOf(seed)
  const { db } = market.context
  await aTemplate(market, { signers: ['customer'] })
  const stall = await anOpenStall(market, { wares: [{ onHand: contracts }] })
  for (let turn = 0; turn < contracts; turn++) await aPaidCheckout(market, { stalls: [stall] })
  await market.settle()
  const letters = await mailsTo(market, delivery.email)
  const links = letters.flatMap(({ plain }) => /\/sign\/([\w-]+)/.exec(plain)?.[1] ?? [])
  expect(links).toHaveLength(contracts)
  for (const link of links) await signs(market, link)
  expect(await countOf(`contracts where state = 'signed'`)).toBe(contracts)

  const place = [null, ...places][Math.floor(chance() * (places.length + 1))]!
  const taken = 1 + Math.floor(chance() * 2)
  if (place === null) await dieDrawing(taken)
  else await dieWriting(place)

  market.clock.advance({ minutes: 6 })
  await market.settle()
  const { rows } = await sql<{ state: string; bytes: Buffer; sha256: string; seals: number }>`
    select c.state, f.bytes, f.sha256,
      (select count(*)::integer from contract_events e where e.contract_id = c.id and e.kind = 'sealed') as seals
    from contracts c left join contract_files f on f.contract_id = c.id`.execute(db)
  const told = `seed ${seed}: ${place ?? `drawing the ${taken}. contract`}`
  expect(rows, told).toHaveLength(contracts)
  for (const { state, bytes, sha256, seals } of rows) {
    expect({ state, seals }, told).toEqual({ state: 'sealed', seals: 1 })
    expect(createHash('sha256').update(bytes).digest('hex'), told).toBe(sha256)
    const { isIntact, signatures } = await checkSignatures(bytes)
    expect({ isIntact, signatures: signatures.length }, told).toEqual({ isIntact: true, signatures: 2 })
  }
}, 120_000)
