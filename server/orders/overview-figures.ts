import { sql, type RawBuilder } from 'kysely'
import type { Currency } from '#shared/currencies.ts'
import type { Picture } from '#shared/api/values.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'
import { confirmedStates } from './order-state.ts'

/** The statements behind the overviews of a shop and of the market. Amounts are minor units, days are days of UTC. */

/** How many days an overview looks back; the period before it is as long. */
export const overviewDays = 30

/** Figures are of one currency, that of the overview; what was sold in others stands in `elsewhere` alone. */
export interface Figures {
  salesMinor: number
  previousSalesMinor: number
  orderCount: number
  previousOrderCount: number
  commissionMinor: number
  days: { on: string; salesMinor: number; orders: number; previousSalesMinor: number }[]
  elsewhere: { currency: Currency; amountMinor: number }[]
}

export interface ShopFigures extends Figures {
  currency: Currency
  toHandOver: { count: number; nextBy: string | null }
  underway: number
  drafts: number
  availableMinor: number
  pendingMinor: number
  lowStock: { productId: string; title: string; variantTitle: string; available: number; picture: Picture | null }[]
  bestSellers: { productId: string; title: string; quantity: number; salesMinor: number; picture: Picture | null }[]
}

export interface MarketFigures extends Figures {
  shopsToApprove: number
  paymentsUnknown: number
  refundsFailed: number
  deadEvents: number
  shops: {
    id: string
    name: string
    slug: string
    logo: Picture | null
    orders: number
    salesMinor: number
    commissionMinor: number
  }[]
}

const shownRows = 5

const confirmed = sql`state in (${sql.join(confirmedStates.map((state) => sql.lit(state)))})`

/**
 * Confirmed orders that `where` lets through, counted by day: the period that ends today, and the one before, in one
 * pass over both. A day without sales is there with zeros.
 */
function figuresOf(
  where: RawBuilder<unknown>,
  { today, currency }: { today: string; currency: RawBuilder<unknown> },
): RawBuilder<unknown> {
  const days = sql.lit(overviewDays)
  return sql`
    bounds as (
      select ${today}::date - ${days} + 1 as first_day, ${today}::date - 2 * ${days} + 1 as previous_first_day
    ), by_day as (
      select (placed_at at time zone 'utc')::date as on_day, sum(total_minor) filter (where currency = ${currency})::bigint as sales,
             (count(*) filter (where currency = ${currency}))::integer as orders, sum(commission_minor) filter (where currency = ${currency})::bigint as commission
      from orders, bounds
      where ${where} and ${confirmed} and placed_at >= bounds.previous_first_day::timestamp at time zone 'utc'
      group by 1
    ), elsewhere as (
      select currency, sum(total_minor)::bigint as sales from orders, bounds
      where ${where} and ${confirmed} and currency <> ${currency} and placed_at >= bounds.first_day::timestamp at time zone 'utc'
      group by currency
    ), days as (
      select day.turn, (bounds.first_day + day.turn) as on_day, coalesce(now_.sales, 0) as sales, coalesce(now_.orders, 0) as orders,
             coalesce(now_.commission, 0) as commission, coalesce(before.sales, 0) as previous_sales,
             coalesce(before.orders, 0) as previous_orders
      from bounds
      cross join generate_series(0, ${days} - 1) as day (turn)
      left join by_day now_ on now_.on_day = bounds.first_day + day.turn
      left join by_day before on before.on_day = bounds.previous_first_day + day.turn
    ), figures as (
      select sum(sales)::bigint as "salesMinor", sum(previous_sales)::bigint as "previousSalesMinor",
             sum(orders)::integer as "orderCount", sum(previous_orders)::integer as "previousOrderCount",
             sum(commission)::bigint as "commissionMinor",
             json_agg(json_build_object('on', on_day, 'salesMinor', sales, 'orders', orders, 'previousSalesMinor', previous_sales) order by turn) as days,
             (select coalesce(json_agg(json_build_object('currency', currency, 'amountMinor', sales) order by currency), '[]') from elsewhere) as elsewhere
      from days
    )`
}

/** What a shop sees first: what waits, and how it went. One statement, for the seller's role. */
export async function readShopFigures(db: Database, shopId: string, now: Date): Promise<ShopFigures> {
  const today = now.toISOString().slice(0, 10)
  const currency = sql`(select currency from shops where id = ${shopId})`
  const balance = (purpose: string) => sql`
    coalesce((select -sum(balance_minor) from ledger_accounts where shop_id = ${shopId} and owner = 'shop' and purpose = ${purpose} and currency = ${currency}), 0)::bigint`
  const { rows } = await sql<ShopFigures>`
    with ${figuresOf(sql`shop_id = ${shopId}`, { today, currency })}
    select figures.*, ${currency} as currency,
      (
        select json_build_object('count', count(*), 'nextBy', to_char(min(hand_over_by) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from orders where shop_id = ${shopId} and state = 'processing'
      ) as "toHandOver",
      (select count(*) from orders where shop_id = ${shopId} and state = 'handed_over') as underway,
      (select count(*) from products where shop_id = ${shopId} and state = 'draft') as drafts,
      ${balance('available')} as "availableMinor",
      ${balance('pending')} as "pendingMinor",
      (
        select coalesce(json_agg(json_build_object('productId', low.product_id, 'title', low.title, 'variantTitle', low.variant_title,
          'available', low.available, 'picture', picture_json(low.picture_id, low.title)) order by low.available, low.title), '[]')
        from (
          select v.product_id, p.title, array_to_string(v.option_values, ', ') as variant_title, v.on_hand - v.reserved as available,
                 coalesce(v.picture_id, p.cover_id) as picture_id
          from products p join variants v on v.product_id = p.id and v.removed_at is null
          where p.shop_id = ${shopId} and p.state = 'live' and v.is_low
          order by available, p.title limit ${sql.lit(shownRows)}
        ) low
      ) as "lowStock",
      (
        select coalesce(json_agg(json_build_object('productId', best.product_id, 'title', best.title, 'quantity', best.quantity,
          'salesMinor', best.sales, 'picture', picture_json(best.picture_id, best.title)) order by best.sales desc, best.title), '[]')
        from (
          select l.product_id, max(l.title) as title, sum(l.quantity)::integer as quantity,
                 coalesce(sum(l.total_minor) filter (where o.currency = ${currency}), 0)::bigint as sales,
                 (array_agg(l.picture_id order by o.placed_at desc))[1] as picture_id
          from orders o join bounds on true join order_lines l on l.order_id = o.id
          where o.shop_id = ${shopId} and o.${confirmed} and o.placed_at >= bounds.first_day::timestamp at time zone 'utc'
          group by l.product_id
          order by sales desc limit ${sql.lit(shownRows)}
        ) best
      ) as "bestSellers"
    from figures`.execute(db)
  return rows[0]!
}

/** What an operator sees first: what waits for a decision, and how the market went. One statement. */
export async function readMarketFigures(
  db: Database,
  { now, currency }: { now: Date; currency: Currency },
): Promise<MarketFigures> {
  const today = now.toISOString().slice(0, 10)
  const { rows } = await sql<MarketFigures>`
    with ${figuresOf(sql`true`, { today, currency: sql`${currency}` })}
    select figures.*,
      (select count(*) from shops s where s.state = 'applied'
         and not exists (select from shop_applications a where a.shop_id = s.id and a.handed_in_at is null)) as "shopsToApprove",
      (select count(*) from payments where state = 'unknown') as "paymentsUnknown",
      (
        select count(*) from refunds r
        where r.state = 'failed' and not exists (
          select from refunds again where again.order_id = r.order_id and again.requested_at > r.requested_at
            and again.amount_minor >= r.amount_minor and again.state not in ('failed', 'declined'))
      ) as "refundsFailed",
      (select count(*) from gateway_events where state = 'dead') as "deadEvents",
      (
        select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'slug', s.slug, 'logo', picture_json(s.logo_id, s.name),
          'orders', best.orders, 'salesMinor', best.sales, 'commissionMinor', best.commission) order by best.sales desc, s.name), '[]')
        from (
          select shop_id, count(*)::integer as orders, coalesce(sum(total_minor) filter (where currency = ${currency}), 0)::bigint as sales,
                 coalesce(sum(commission_minor) filter (where currency = ${currency}), 0)::bigint as commission
          from orders, bounds
          where ${confirmed} and placed_at >= bounds.first_day::timestamp at time zone 'utc'
          group by shop_id
          order by sales desc limit ${sql.lit(shownRows)}
        ) best
        join shops s on s.id = best.shop_id
      ) as shops
    from figures`.execute(db)
  return rows[0]!
}
