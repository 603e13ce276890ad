/** The statements about money of orders paid in cash that goes back by bank transfer. */
import { sql } from 'kysely'
import type { ShopName } from '#shared/api/values.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import type { Database } from '#server/platform/db/database.ts'

export interface RefundAccountRow {
  holder: string
  iban: string
  givenAt: Date
}

/** Where the money of an order goes back to; null while the customer has not said it. */
export async function findRefundAccount(db: Database, orderId: string): Promise<RefundAccountRow | null> {
  const { rows } = await sql<RefundAccountRow>`
    select holder, iban, given_at as "givenAt" from refund_accounts where order_id = ${orderId}`.execute(db)
  return rows[0] ?? null
}

/** Keeps where the money of an order goes back to; the last word counts. */
export async function keepRefundAccount(
  db: Database,
  orderId: string,
  { holder, iban, givenAt }: RefundAccountRow,
): Promise<void> {
  await sql`
    insert into refund_accounts (order_id, holder, iban, given_at) values (${orderId}, ${holder}, ${iban}, ${givenAt})
    on conflict (order_id) do update set holder = excluded.holder, iban = excluded.iban, given_at = excluded.given_at`.execute(
    db,
  )
}

export interface CashRefundRow {
  id: string
  orderId: string
  number: string
  shop: ShopName
  name: string
  email: string
  amountMinor: number
  currency: Currency
  reason: string
  requestedAt: Date
  account: { holder: string; iban: string } | null
}

/** Refunds that wait for a transfer, oldest first; one more than the page. */
export async function listCashRefunds(
  db: Database,
  { limit, after }: { limit: number; after: readonly [string, string] | null },
): Promise<CashRefundRow[]> {
  const { rows } = await sql<CashRefundRow>`
    select r.id, o.id as "orderId", o.number::text as number, json_build_object('id', s.id, 'name', s.name, 'slug', s.slug, 'logo', picture_json(s.logo_id, s.name)) as shop,
      c.address ->> 'name' as name, c.email::text as email, r.amount_minor as "amountMinor", r.currency, r.reason,
      r.requested_at as "requestedAt",
      case when a.order_id is not null then json_build_object('holder', a.holder, 'iban', a.iban) end as account
    from refunds r
    join orders o on o.id = r.order_id
    join shops s on s.id = o.shop_id
    join checkouts c on c.id = o.checkout_id
    left join refund_accounts a on a.order_id = o.id
    where r.way = 'bank' and r.state = 'approved'
      ${after ? sql`and (r.requested_at, r.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by r.requested_at, r.id limit ${limit + 1}`.execute(db)
  return rows
}
