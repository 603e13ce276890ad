/** The statements about what providers are asked to pay. */
import { sql } from 'kysely'
import type { Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import type { PayerName } from '#server/payments/index.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { PayoutState } from './payout-state.ts'

/** A payout with all its provider must know. */
export interface PayoutRow {
  id: string
  withdrawalId: string
  /** Of the withdrawal. */
  number: string
  provider: PayerName
  state: PayoutState
  reference: string | null
  amountMinor: number
  currency: Currency
  email: string
  looks: number
  sentAt: Date | null
  /** Null when nobody asks any more. */
  nextLookAt: Date | null
}

const columns = sql`
  p.id, p.withdrawal_id as "withdrawalId", w.number::text as number, p.provider, p.state, p.reference,
  w.amount_minor as "amountMinor", w.currency, m.email::text as email, p.looks, p.sent_at as "sentAt", p.next_look_at as "nextLookAt"`

const beside = sql`join withdrawals w on w.id = p.withdrawal_id join withdraw_methods m on m.id = w.method_id`

/** Writes that a withdrawal shall be paid by a provider; null when that is so already. */
export async function insertPayout(
  db: Database,
  payout: { withdrawalId: string; provider: PayerName; at: Date; nextLookAt: Date },
): Promise<string | null> {
  const { withdrawalId, provider, at, nextLookAt } = payout
  const { rows } = await sql<{ id: string }>`
    insert into payouts (id, withdrawal_id, provider, state, next_look_at, intended_at, updated_at)
    values (${newId()}, ${withdrawalId}, ${provider}, 'intended', ${nextLookAt}, ${at}, ${at})
    on conflict (withdrawal_id) where state <> 'refused' do nothing
    returning id`.execute(db)
  return rows[0]?.id ?? null
}

/** A payout by its id; null when it is none of ours. */
export async function findPayout(db: Database, id: string): Promise<PayoutRow | null> {
  const { rows } = await sql<PayoutRow>`select ${columns} from payouts p ${beside} where p.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The payout of a withdrawal that was not refused; null when there is none. */
export async function findLivePayout(db: Database, withdrawalId: string): Promise<PayoutRow | null> {
  const { rows } = await sql<PayoutRow>`
    select ${columns} from payouts p ${beside} where p.withdrawal_id = ${withdrawalId} and p.state <> 'refused'`.execute(
    db,
  )
  return rows[0] ?? null
}

export interface PayoutMove {
  payoutId: string
  from: readonly PayoutState[]
  to: PayoutState
  at: Date
  nextLookAt: Date | null
  /** What the provider said; what it did not say stays as it was. */
  said?: { reference?: string | null; transaction?: string | null; word?: string; because?: string }
}

/** Moves a payout if it still stands where the move may begin, and answers it with where it came from; else null. */
export async function movePayout(
  db: Database,
  { payoutId, from, to, at, nextLookAt, said = {} }: PayoutMove,
): Promise<(PayoutRow & { fromState: PayoutState }) | null> {
  const { rows } = await sql<PayoutRow & { fromState: PayoutState }>`
    with p as (
      update payouts set state = ${to}, updated_at = ${at}, next_look_at = ${nextLookAt},
        sent_at = case when ${to} = 'sent' then ${at}::timestamptz else sent_at end,
        reference = coalesce(${said.reference ?? null}, reference),
        transaction_reference = coalesce(${said.transaction ?? null}, transaction_reference),
        provider_state = coalesce(${said.word ?? null}, provider_state),
        because = coalesce(${said.because ?? null}, because)
      where id = ${payoutId} and state = any(${from}::text[])
      returning new.*, old.state as "fromState"
    )
    select ${columns}, p."fromState" from p ${beside}`.execute(db)
  return rows[0] ?? null
}

/** Payouts whose provider is to be asked now; each gets its next time before it is looked at. */
export async function takePayoutsToLookAt(
  db: Database,
  { now, again, limit }: { now: Date; again: Date; limit: number },
): Promise<PayoutRow[]> {
  const { rows } = await sql<PayoutRow>`
    with due as (
      select id from payouts where next_look_at <= ${now} order by next_look_at limit ${limit} for update skip locked
    ), p as (
      update payouts t set next_look_at = ${again}, looks = t.looks + 1 from due where t.id = due.id returning t.*
    )
    select ${columns} from p ${beside}`.execute(db)
  return rows
}
