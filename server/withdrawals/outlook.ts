/** What will happen next to each part of a shop's balance: the statement behind it, and how it is shown. */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { BalanceOutlook } from '#shared/api/withdrawals.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { money } from '#shared/money.ts'
import { holdTermsOf } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { Database } from '#server/platform/db/database.ts'
import { arrivalDay } from './arrival-day.ts'
import type { WithdrawalState } from './withdrawal-state.ts'

/** Days shown one by one; what comes after them is one sum. */
const shownDays = 3

interface ReleaseDay {
  on: string
  orderCount: number
  amountMinor: number
}

interface OutlookRow {
  toDeliver: number
  days: ReleaseDay[]
  reserveDays: ReleaseDay[]
  open: {
    id: string
    number: string
    state: WithdrawalState
    amountMinor: number
    kind: 'bank' | 'paypal'
    requestedAt: string
  }[]
  last: { id: string; number: string; state: WithdrawalState; reason: string } | null
}

/** What a shop gets of an order when it is released, in minor units; `o` is the order. */
const netOfOrder = sql`
  (o.total_minor - o.refunded_minor + o.conceded_minor - (o.commission_minor - o.commission_refunded_minor)
   - coalesce(round(o.commission_tax_minor::numeric * (o.commission_minor - o.commission_refunded_minor) / nullif(o.commission_minor, 0)), 0))`

async function readOutlook(db: Database, shopId: string, currency: string): Promise<OutlookRow> {
  const { rows } = await sql<OutlookRow>`
    select (select count(*) from orders o where o.shop_id = ${shopId} and o.state in ('processing', 'handed_over')
              and o.payment_method <> 'cash_on_delivery') as "toDeliver",
           (select coalesce(json_agg(d order by d."on"), '[]') from (
              select to_char(o.release_at at time zone 'utc', 'YYYY-MM-DD') as "on", count(*) as "orderCount", sum(${netOfOrder})::bigint as "amountMinor"
              from orders o where o.shop_id = ${shopId} and o.currency = ${currency} and o.release_at is not null and o.released_at is null
              group by 1) d) as days,
           (select coalesce(json_agg(d order by d."on"), '[]') from (
              select to_char(r.release_at at time zone 'utc', 'YYYY-MM-DD') as "on", count(*) as "orderCount", sum(r.amount_minor)::bigint as "amountMinor"
              from order_reserves r where r.shop_id = ${shopId} and r.currency = ${currency} and r.released_at is null
              group by 1) d) as "reserveDays",
           (select coalesce(json_agg(json_build_object('id', w.id, 'number', w.number, 'state', w.state, 'amountMinor', w.amount_minor,
                                                       'kind', m.kind, 'requestedAt', instant_json(w.requested_at)) order by w.number), '[]')
            from withdrawals w join withdraw_methods m on m.id = w.method_id
            where w.shop_id = ${shopId} and w.currency = ${currency} and w.state in ('requested', 'approved')) as open,
           (select json_build_object('id', w.id, 'number', w.number, 'state', w.state, 'reason', w.reason) from withdrawals w
            where w.shop_id = ${shopId} order by w.number desc limit 1) as last`.execute(db)
  return rows[0]!
}

/** What will happen next to each part of a shop's balance. Must be asked as the market or as the shop itself. */
export async function getOutlook(
  context: Context,
  shopId: string,
  currency: Currency,
): Promise<z.input<typeof BalanceOutlook>> {
  const { holdDays, reserveBps, reserveDays } = await holdTermsOf(context, shopId)
  const row = await readOutlook(context.db, shopId, currency)
  const sumOf = (days: readonly ReleaseDay[]) => ({
    orderCount: days.reduce((sum, { orderCount }) => sum + orderCount, 0),
    amount: money(
      days.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      currency,
    ),
  })
  const isReturned = row.last?.state === 'rejected' || row.last?.state === 'failed'
  return {
    toDeliver: { orderCount: row.toDeliver },
    holdDays,
    reserveBps,
    reserveDays,
    releases: row.days
      .slice(0, shownDays)
      .map(({ on, orderCount, amountMinor }) => ({ on, orderCount, amount: money(amountMinor, currency) })),
    later: sumOf(row.days.slice(shownDays)),
    held: sumOf(row.days),
    reserve: { ...sumOf(row.reserveDays), nextOn: row.reserveDays[0]?.on ?? null },
    withdrawing: row.open.map(({ id, number, state, amountMinor, kind, requestedAt }) => ({
      id,
      number: `W-${number}`,
      state,
      amount: money(amountMinor, currency),
      arrivesOn: arrivalDay(kind, new Date(requestedAt)),
    })),
    returned: row.last && isReturned ? { ...row.last, number: `W-${row.last.number}` } : null,
  }
}
