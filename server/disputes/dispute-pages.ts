import { sql } from 'kysely'
import type { DisputeReason, DisputeState } from '#shared/api/disputes.schemas.ts'
import type { Picture, ShopName } from '#shared/api/values.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { DisputeHead } from './repository.ts'

/** The statements behind the pages of disputes: each page is one statement. Amounts are minor units. */

type By = 'customer' | 'shop' | 'market' | 'system'

export interface DisputePage extends DisputeHead {
  orderNumber: string
  things: string
  shop: ShopName
  customer: string
  reason: DisputeReason
  raisedAt: Date
  openedAt: Date | null
  answerBy: Date | null
  decideBy: Date | null
  verdict: 'all' | 'part' | 'none' | null
  verdictMinor: number | null
  verdictReason: string
  bearer: 'shop' | 'market' | null
  words: { id: string; side: 'customer' | 'shop' | 'market'; words: string; pictures: Picture[]; at: string }[]
  history: { state: DisputeState; at: string; by: By; reason: string }[]
}

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

const page = sql`
  d.id, d.number::text as number, d.order_id as "orderId", d.shop_id as "shopId", d.checkout_id as "checkoutId", d.origin, d.state,
  d.claimed_minor as "claimedMinor", d.set_aside_minor as "setAsideMinor", d.currency, d.escalates_at as "escalatesAt",
  d.closed_at as "closedAt", d.rounds, o.number::text as "orderNumber", o.address ->> 'name' as customer, d.reason,
  d.raised_at as "raisedAt", d.opened_at as "openedAt", d.answer_by as "answerBy", d.decide_by as "decideBy", d.verdict,
  d.verdict_minor as "verdictMinor", d.verdict_reason as "verdictReason", d.bearer,
  json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'logo', picture_json(s.logo_id, s.name)) as shop,
  (select string_agg(case when l.quantity = 1 then l.title else l.quantity || ' × ' || l.title end, ', ' order by l.position)
   from order_lines l where l.order_id = o.id) as things,
  (select coalesce(json_agg(json_build_object('id', w.id, 'side', w.side, 'words', w.words, 'at', ${instant('w.at')},
     'pictures', (select coalesce(json_agg(picture_json(p.id, 'Shown by the ' || w.side) order by p.turn) filter (where m.id is not null), '[]')
                  from unnest(w.picture_ids) with ordinality as p (id, turn) left join media m on m.id = p.id)) order by w.at, w.id), '[]')
   from dispute_words w where w.dispute_id = d.id) as words,
  (select json_agg(json_build_object('state', h.to_state, 'at', ${instant('h.at')}, 'by', h.by_kind, 'reason', h.reason) order by h.at, h.id)
   from dispute_history h where h.dispute_id = d.id) as history`

const joined = sql`join orders o on o.id = d.order_id join shops s on s.id = d.shop_id`

/** A dispute by its id; at the seller's door only one about the own shop. */
export async function findDisputePage(db: Database, id: string): Promise<DisputePage | null> {
  const { rows } = await sql<DisputePage>`select ${page} from disputes d ${joined} where d.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The disputes about an order, oldest first. */
export async function listDisputesOfOrder(db: Database, orderId: string): Promise<DisputePage[]> {
  const { rows } = await sql<DisputePage>`
    select ${page} from disputes d ${joined} where d.order_id = ${orderId} order by d.raised_at, d.id`.execute(db)
  return rows
}

export interface ListPlace {
  after: readonly [string, string] | null
  limit: number
}

/** Disputes of a shop, or of all, newest first, one to spare. */
export async function listDisputes(
  db: Database,
  { shopId, state, after, limit }: ListPlace & { shopId: string | null; state: DisputeState | null },
): Promise<DisputePage[]> {
  const [afterAt, afterId] = after ?? [null, null]
  const { rows } = await sql<DisputePage>`
    select ${page} from (
      select * from disputes
      where (${shopId}::uuid is null or shop_id = ${shopId}::uuid) and (${state}::text is null or state = ${state})
        and (${afterAt}::timestamptz is null or (raised_at, id) < (${afterAt}::timestamptz, ${afterId}::uuid))
      order by raised_at desc, id desc limit ${limit + 1}
    ) d ${joined}
    order by d.raised_at desc, d.id desc`.execute(db)
  return rows
}

/** How many disputes of a shop are not closed. */
export async function countOpenDisputes(db: Database, shopId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from disputes where shop_id = ${shopId} and state in ('raised', 'open', 'appealed')`.execute(db)
  return rows[0]!.count
}

/** How many disputes wait for a verdict of the market. */
export async function countUndecided(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from disputes where state in ('open', 'appealed') and origin <> 'chargeback'`.execute(db)
  return rows[0]!.count
}

export interface DisputeFacts {
  leftMinor: number
  customerOrders: number
  customerDisputes: number
  shopSales: number
  shopDisputes: number
  decided: number
  forCustomer: number
  orderHistory: { state: string; at: string }[]
}

/** What the market knows of both sides, and how cases of the same reason ended. */
export async function readDisputeFacts(db: Database, disputeId: string): Promise<DisputeFacts> {
  const { rows } = await sql<DisputeFacts>`
    select o.total_minor - o.refunded_minor - o.refunding_minor as "leftMinor",
      (select count(*) from orders other where other.email = o.email) as "customerOrders",
      (select count(*) from disputes x join orders y on y.id = x.order_id where y.email = o.email) as "customerDisputes",
      (select order_count from shop_trade(d.shop_id)) as "shopSales",
      (select count(*) from disputes x where x.shop_id = d.shop_id) as "shopDisputes",
      (select count(*) from disputes x where x.reason = d.reason and x.verdict is not null) as decided,
      (select count(*) from disputes x where x.reason = d.reason and x.verdict in ('all', 'part')) as "forCustomer",
      (select json_agg(json_build_object('state', h.to_state, 'at', ${instant('h.at')}) order by h.at, h.id)
       from order_history h where h.order_id = o.id) as "orderHistory"
    from disputes d join orders o on o.id = d.order_id where d.id = ${disputeId}`.execute(db)
  return rows[0]!
}
