import { randomBytes } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import type { Movement, Period } from '../gateways/movement.ts'
import type { Bank } from './books.ts'
import { disputeClosesMs, disputeOpensMs } from './scenarios.ts'

/** What the bank keeps of each charge, in basis points; a refund costs nothing and gives nothing of it back. */
export const feeBps = 140

const atOnce = 500

/** Writes the movement of every charge of a CTE that is captured, in the statement that captures it. */
export function movementsOfCharges(intents: RawBuilder<unknown>, at: Date): RawBuilder<unknown> {
  return sql`
    insert into sandbox.movements (id, kind, amount_minor, fee_minor, currency, reference, idempotency_key, description, at)
    select 'mv_' || reference, 'charge', amount_minor, round(amount_minor * ${sql.lit(feeBps)} / 10000.0), currency, reference, idempotency_key, description, ${at}::timestamptz
    from ${intents} where state = 'captured'`
}

/** What the bank keeps for a chargeback, however it ends, in minor units. */
const disputeFeeMinor = 15_00

/** Writes what a chargeback moves: the money when it opens, and back again when it is won. */
export function movementsOfDisputes(intents: RawBuilder<unknown>, at: Date): RawBuilder<unknown> {
  const opensAt = new Date(at.getTime() + disputeOpensMs)
  const closesAt = new Date(at.getTime() + disputeClosesMs)
  return sql`
    insert into sandbox.movements (id, kind, amount_minor, fee_minor, currency, reference, description, at)
    select 'mv_dp_' || reference, 'dispute', -amount_minor, ${sql.lit(disputeFeeMinor)}, currency, reference, 'Chargeback', ${opensAt}::timestamptz
    from ${intents} where scenario in ('dispute_lost', 'dispute_won')
    union all
    select 'mv_dr_' || reference, 'dispute_reversal', amount_minor, 0, currency, reference, 'Chargeback won', ${closesAt}::timestamptz
    from ${intents} where scenario = 'dispute_won'`
}

/** Writes the movement of every refund of a CTE that succeeded; `currency` is that of its charge. */
export function movementsOfRefunds(refunds: RawBuilder<unknown>, at: Date): RawBuilder<unknown> {
  return sql`
    insert into sandbox.movements (id, kind, amount_minor, currency, reference, idempotency_key, at)
    select 'mv_' || made.reference, 'refund', -made.amount_minor, intent.currency, made.reference, made.idempotency_key, ${at}::timestamptz
    from ${refunds} where made.state = 'succeeded'`
}

/** The bank's account of the market's money over a period, oldest first. */
export async function* listMovements({ db }: Bank, { from, to }: Period): AsyncIterable<Movement> {
  let place: { at: Date; id: string } | null = null
  for (;;) {
    const beyond: RawBuilder<unknown> = place ? sql`and (at, id) > (${place.at}, ${place.id})` : sql``
    const { rows }: { rows: Movement[] } = await sql<Movement>`
      select id, kind, amount_minor as "amountMinor", fee_minor as "feeMinor", currency, reference, idempotency_key as key, description, at
      from sandbox.movements where at >= ${from} and at < ${to} ${beyond} order by at, id limit ${atOnce}`.execute(db)
    yield* rows
    if (rows.length < atOnce) return
    place = rows.at(-1)!
  }
}

/** Pays into the market's bank account, once a day, what came before midnight (UTC) and was not paid yet. */
export async function payOutDaily({ db, clock }: Bank): Promise<void> {
  const now = clock.now()
  const midnight = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()))
  // A name of its own each time, so that what is paid out once is never changed.
  const name = `po_${midnight.toISOString().slice(0, 10)}_${randomBytes(4).toString('hex')}_`
  await sql`
    with paid as (
      update sandbox.movements set payout_id = ${name} || currency
      where payout_id is null and kind <> 'payout' and at < ${midnight}
      returning currency, amount_minor - fee_minor as net_minor
    )
    insert into sandbox.movements (id, kind, amount_minor, currency, reference, description, at)
    select ${name} || currency, 'payout', -sum(net_minor), currency, ${name} || currency, 'Payout to the bank', ${midnight}::timestamptz
    from paid group by currency having sum(net_minor) <> 0`.execute(db)
}
