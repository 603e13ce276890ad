/** The statement behind each list and page of withdrawals. */
import { sql } from 'kysely'
import type { Picture } from '#shared/api/values.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { PayerName } from '#server/payments/index.ts'
import type { PayoutState } from './payout-state.ts'
import type { WithdrawalState } from './withdrawal-state.ts'

export interface WithdrawalRow {
  id: string
  number: string
  state: WithdrawalState
  currency: string
  amountMinor: number
  feeMinor: number
  kind: 'bank' | 'paypal'
  holder: string
  iban: string | null
  bic: string | null
  email: string | null
  requestedAt: Date
  closedAt: Date | null
  reference: string
  reason: string
  shop: { id: string; slug: string; name: string; logo: Picture | null }
  payoutState: PayoutState | null
}

const withdrawalColumns = sql`
  w.id, w.number::text as number, w.state, w.currency, w.amount_minor as "amountMinor", w.fee_minor as "feeMinor",
  m.kind, m.holder, m.iban, m.bic, m.email::text as email, w.requested_at as "requestedAt", w.closed_at as "closedAt",
  w.reference, w.reason,
  json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'logo', picture_json(s.logo_id)) as shop`

/** Of what a provider was asked to pay last; it is the market's, and no list of a shop says it. */
const lastPayoutState = sql`
  (select p.state from payouts p where p.withdrawal_id = w.id order by p.intended_at desc, p.id desc limit 1)`

const fromWithdrawals = sql`
  withdrawals w join withdraw_methods m on m.id = w.method_id join shops s on s.id = w.shop_id`

export interface ListPlace {
  limit: number
  after: readonly [string, string] | null
}

/** Withdrawals, newest first, of one shop or of all, in one state or in any; one more than the page. */
export async function listWithdrawals(
  db: Database,
  { shopId, state }: { shopId: string | null; state: WithdrawalState | undefined },
  { limit, after }: ListPlace,
): Promise<WithdrawalRow[]> {
  const { rows } = await sql<WithdrawalRow>`
    select ${withdrawalColumns}, ${shopId ? sql`null` : lastPayoutState} as "payoutState" from ${fromWithdrawals}
    where true ${shopId ? sql`and w.shop_id = ${shopId}` : sql``} ${state ? sql`and w.state = ${state}` : sql``}
      ${after ? sql`and (w.requested_at, w.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by w.requested_at desc, w.id desc limit ${limit + 1}`.execute(db)
  return rows
}

/** How many withdrawals of the whole market stand in each state that waits for somebody. */
export async function countWaiting(db: Database): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*) as count from withdrawals where state in ('requested', 'approved') group by state`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

export interface WholeWithdrawalRow extends WithdrawalRow {
  shopId: string
  carriedMinor: number
  restMinor: number
  itemsMinor: number
  itemCount: number
  history: { state: WithdrawalState; at: string; by: 'shop' | 'market' | 'system'; name: string; reason: string }[]
  payout: {
    provider: PayerName
    state: PayoutState
    providerState: string
    because: string
    reference: string
    at: string
    isAsked: boolean
  } | null
  availableMinor: number
  withdrawingMinor: number
  /** Of the shop's other withdrawals that are approved and not paid. */
  promisedMinor: number
}

/** A whole withdrawal; undefined when there is none, or none of this shop. */
export async function findWithdrawalPage(
  db: Database,
  id: string,
  shopId: string | null,
): Promise<WholeWithdrawalRow | undefined> {
  const claim = (purpose: 'available' | 'withdrawing') => sql`
    coalesce((select -a.balance_minor from ledger_accounts a
              where a.shop_id = w.shop_id and a.owner = 'shop' and a.purpose = ${purpose} and a.currency = w.currency), 0)`
  const { rows } = await sql<WholeWithdrawalRow>`
    select ${withdrawalColumns}, ${lastPayoutState} as "payoutState", w.shop_id as "shopId", w.carried_minor as "carriedMinor", w.rest_minor as "restMinor",
      i.sum as "itemsMinor", i.count as "itemCount",
      (select json_agg(json_build_object('state', h.to_state, 'at', instant_json(h.at), 'by', h.by_kind,
                                         'name', coalesce(p.name, ''), 'reason', h.reason) order by h.at, h.id)
       from withdrawal_history h left join people p on p.id = h.by_person_id and h.by_kind = 'shop'
       where h.withdrawal_id = w.id) as history,
      (select json_build_object('provider', p.provider, 'state', p.state, 'providerState', p.provider_state, 'because', p.because,
                                'reference', coalesce(p.reference, ''), 'at', instant_json(p.updated_at), 'isAsked', p.next_look_at is not null)
       from payouts p where p.withdrawal_id = w.id order by p.intended_at desc, p.id desc limit 1) as payout,
      ${claim('available')} as "availableMinor", ${claim('withdrawing')} as "withdrawingMinor",
      (select coalesce(sum(o.amount_minor + o.fee_minor), 0)::bigint from withdrawals o
       where o.shop_id = w.shop_id and o.currency = w.currency and o.state = 'approved' and o.id <> w.id) as "promisedMinor"
    from ${fromWithdrawals}
    cross join lateral (select coalesce(sum(amount_minor), 0)::bigint as sum, count(*) as count
                        from withdrawal_items where withdrawal_id = w.id) i
    where w.id = ${id} and (${shopId}::uuid is null or w.shop_id = ${shopId})`.execute(db)
  return rows[0]
}

export interface ItemRow {
  id: string
  postingId: string
  at: Date
  kind: string
  description: string
  amountMinor: number
  currency: string
  orderId: string | null
  orderNumber: string | null
}

/** What a withdrawal settles, oldest first; one more than the page. */
export async function listItems(db: Database, withdrawalId: string, { limit, after }: ListPlace): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select e.id, e.posting_id as "postingId", e.at, p.kind, p.description, i.amount_minor as "amountMinor", e.currency,
           o.id as "orderId", o.number::text as "orderNumber"
    from withdrawal_items i
    join ledger_entries e on e.id = i.entry_id
    join ledger_postings p on p.id = e.posting_id
    left join orders o on o.id = p.order_id
    where i.withdrawal_id = ${withdrawalId}
      ${after ? sql`and (e.at, e.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by e.at, e.id limit ${limit + 1}`.execute(db)
  return rows
}
