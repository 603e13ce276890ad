import { sql } from 'kysely'
import type { Currency } from '#shared/currencies.ts'
import type { Database } from '#server/platform/db/database.ts'

/** A paid withdrawal with what it settles, as its statement says it. Amounts are minor units, what came in positive. */
export interface WithdrawalToState {
  number: string
  currency: Currency
  amountMinor: number
  feeMinor: number
  carriedMinor: number
  restMinor: number
  reference: string
  paidAt: Date
  holder: string
  iban: string | null
  email: string | null
  items: { on: string; what: string; amountMinor: number }[]
}

/** A withdrawal with what it settles, oldest first; null unless it was paid. */
export async function findWithdrawalToState(db: Database, withdrawalId: string): Promise<WithdrawalToState | null> {
  const { rows } = await sql<WithdrawalToState>`
    select w.number::text as number, w.currency, w.amount_minor as "amountMinor", w.fee_minor as "feeMinor",
      w.carried_minor as "carriedMinor", w.rest_minor as "restMinor", w.reference, w.closed_at as "paidAt", m.holder, m.iban,
      m.email::text as email,
      (select coalesce(json_agg(json_build_object('on', to_char(e.at at time zone 'utc', 'YYYY-MM-DD'), 'what', p.description,
         'amountMinor', i.amount_minor) order by e.at, e.id), '[]')
       from withdrawal_items i join ledger_entries e on e.id = i.entry_id join ledger_postings p on p.id = e.posting_id
       where i.withdrawal_id = w.id) as items
    from withdrawals w join withdraw_methods m on m.id = w.method_id
    where w.id = ${withdrawalId} and w.state = 'paid'`.execute(db)
  return rows[0] ?? null
}
