import { sql } from 'kysely'
import type { ReturnReason, ReturnState } from '#shared/api/returns.schemas.ts'
import type { RefundState } from '#server/payments/index.ts'
import type { Picture, ShopName } from '#shared/api/values.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'

/** What the verbs need to know of a return. */
export interface ReturnHead {
  id: string
  number: string
  orderId: string
  checkoutId: string
  shopId: string
  state: ReturnState
}

const head = sql`
  r.id, r.number::text as number, r.order_id as "orderId", r.checkout_id as "checkoutId", r.shop_id as "shopId", r.state`

export interface ReturnedUnits {
  lineId: string
  quantity: number
}

export interface NewReturn {
  id: string
  historyId: string
  orderId: string
  shopId: string
  checkoutId: string
  words: string
  requestKey: string | null
  at: Date
  actBy: Date
  by: string
  personId: string | null
  lines: readonly (ReturnedUnits & { reason: ReturnReason })[]
  pictureIds: readonly string[]
}

/** Writes a return with its lines, pictures and the first line of its history. */
export async function insertReturn(db: Database, r: NewReturn): Promise<void> {
  await sql`
    with asked as (
      insert into returns (id, order_id, shop_id, checkout_id, state, words, request_key, requested_at, act_by)
      values (${r.id}, ${r.orderId}, ${r.shopId}, ${r.checkoutId}, 'requested', ${r.words}, ${r.requestKey}, ${r.at}, ${r.actBy})
    ), lines as (
      insert into return_lines (return_id, order_line_id, shop_id, quantity, reason)
      select ${r.id}::uuid, l."lineId", ${r.shopId}::uuid, l.quantity, l.reason
      from json_to_recordset(${JSON.stringify(r.lines)}::json) as l ("lineId" uuid, quantity integer, reason text)
    ), pictures as (
      insert into return_pictures (return_id, media_id, shop_id, position)
      select ${r.id}::uuid, p.id, ${r.shopId}::uuid, p.position
      from unnest(${r.pictureIds}::uuid[]) with ordinality as p (id, position)
    )
    insert into return_history (id, return_id, shop_id, to_state, at, by_kind, by_person_id)
    values (${r.historyId}, ${r.id}, ${r.shopId}, 'requested', ${r.at}, ${r.by}, ${r.personId}::uuid)`.execute(db)
}

/** The return an earlier try of the same request made; null when there was none. */
export async function findReturnOfRequest(db: Database, requestKey: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from returns where request_key = ${requestKey}`.execute(db)
  return rows[0]?.id ?? null
}

/** Locks a return until the transaction ends; at the seller's door only one of the own shop is found. */
export async function lockReturn(db: Database, id: string): Promise<ReturnHead | null> {
  const { rows } = await sql<ReturnHead>`select ${head} from returns r where r.id = ${id} for no key update`.execute(db)
  return rows[0] ?? null
}

/** A return without a lock. */
export async function findReturnHead(db: Database, id: string): Promise<ReturnHead | null> {
  const { rows } = await sql<ReturnHead>`select ${head} from returns r where r.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Locks some returns on which nobody acted in time. */
export async function lockOverdueReturns(db: Database, now: Date, most: number): Promise<ReturnHead[]> {
  const { rows } = await sql<ReturnHead>`
    select ${head} from returns r where r.act_by <= ${now} order by r.act_by limit ${most}
    for no key update skip locked`.execute(db)
  return rows
}

/** Locks the return of an order that has been received and waits for its money; null when there is none. */
export async function lockReceivedReturn(db: Database, orderId: string): Promise<ReturnHead | null> {
  const { rows } = await sql<ReturnHead>`
    select ${head} from returns r where r.order_id = ${orderId} and r.state = 'received' for no key update`.execute(db)
  return rows[0] ?? null
}

export interface ReturnChanges {
  labelNote?: string
  declineReason?: string
  actBy: Date | null
}

export interface ReturnMove {
  from: ReturnState
  to: ReturnState
  at: Date
  by: string
  personId: string | null
  reason: string
  historyId: string
  closedAt: Date | null
}

/** Moves a return that stands where it was read, and writes its history; answers whether it moved. */
export async function moveReturnRow(
  db: Database,
  id: string,
  { from, to, at, by, personId, reason, historyId, closedAt }: ReturnMove,
  {
    labelNote = null,
    declineReason = null,
    actBy,
  }: { labelNote?: string | null; declineReason?: string | null; actBy: Date | null },
): Promise<boolean> {
  const { rows } = await sql`
    with moved as (
      update returns set state = ${to}, label_note = coalesce(${labelNote}, label_note),
        decline_reason = coalesce(${declineReason}, decline_reason), act_by = ${actBy}::timestamptz, closed_at = ${closedAt}::timestamptz
      where id = ${id} and state = ${from}
      returning id, shop_id
    )
    insert into return_history (id, return_id, shop_id, from_state, to_state, at, by_kind, by_person_id, reason)
    select ${historyId}::uuid, id, shop_id, ${from}, ${to}, ${at}, ${by}, ${personId}::uuid, ${reason} from moved
    returning id`.execute(db)
  return rows.length > 0
}

/** What a return brings back. */
export async function findReturnedUnits(
  db: Database,
  returnId: string,
): Promise<(ReturnedUnits & { variantId: string })[]> {
  const { rows } = await sql<ReturnedUnits & { variantId: string }>`
    select rl.order_line_id as "lineId", rl.quantity, l.variant_id as "variantId"
    from return_lines rl join order_lines l on l.id = rl.order_line_id where rl.return_id = ${returnId}`.execute(db)
  return rows
}

/** Notes how many of each line went back on the shelf. */
export async function noteRestocked(db: Database, returnId: string, units: readonly ReturnedUnits[]): Promise<void> {
  await sql`
    update return_lines rl set restocked = u.quantity
    from json_to_recordset(${JSON.stringify(units)}::json) as u ("lineId" uuid, quantity integer)
    where rl.return_id = ${returnId} and rl.order_line_id = u."lineId"`.execute(db)
}

/** Until when things of an order may come back, and how many units of each line. */
export async function findReturnable(
  db: Database,
  orderId: string,
): Promise<{ state: string; until: Date | null; isUnderway: boolean; lines: ReturnedUnits[] }> {
  const { rows } = await sql<{ state: string; until: Date | null; isUnderway: boolean; lines: ReturnedUnits[] }>`
    select o.state, o.return_until as until,
      exists (select from returns r where r.order_id = o.id and r.state in ('requested', 'accepted', 'received')) as "isUnderway",
      (select coalesce(json_agg(json_build_object('lineId', l.id, 'quantity', l.quantity - l.refunded_quantity) order by l.position), '[]')
       from order_lines l where l.order_id = o.id and not l.is_digital) as lines
    from orders o where o.id = ${orderId}`.execute(db)
  return rows[0]!
}

/** A return as every page shows it. */
export interface ReturnPage extends ReturnHead {
  orderNumber: string
  customer: string
  currency: Currency
  words: string
  labelNote: string
  declineReason: string
  requestedAt: Date
  actBy: Date | null
  closedAt: Date | null
  refundedMinor: number | null
  lines: {
    lineId: string
    title: string
    variantTitle: string
    picture: Picture | null
    quantity: number
    reason: ReturnReason
    restocked: number
  }[]
  pictures: Picture[]
  history: { state: ReturnState; at: string; by: 'customer' | 'shop' | 'market' | 'system'; reason: string }[]
}

const page = sql`
  ${head}, o.number::text as "orderNumber", o.address ->> 'name' as customer, o.currency, r.words, r.label_note as "labelNote",
  r.decline_reason as "declineReason", r.requested_at as "requestedAt", r.act_by as "actBy", r.closed_at as "closedAt",
  (select f.amount_minor from refunds f where f.key = 'return:' || r.id and f.state not in ('failed', 'declined')) as "refundedMinor",
  (select json_agg(json_build_object('lineId', l.id, 'title', l.title, 'variantTitle', l.variant_title,
     'picture', picture_json(l.picture_id, l.title), 'quantity', rl.quantity, 'reason', rl.reason, 'restocked', rl.restocked) order by l.position)
   from return_lines rl join order_lines l on l.id = rl.order_line_id where rl.return_id = r.id) as lines,
  (select coalesce(json_agg(picture_json(p.media_id, 'What the customer shows') order by p.position), '[]')
   from return_pictures p where p.return_id = r.id) as pictures,
  (select json_agg(json_build_object('state', h.to_state, 'at', to_char(h.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
     'by', h.by_kind, 'reason', h.reason) order by h.at, h.id)
   from return_history h where h.return_id = r.id) as history`

/** A return as the market reads it, with the money that follows the goods. Amounts are minor units. */
export interface MarketReturnPage extends ReturnPage {
  shop: ShopName
  /** The last try to give the money back, also one that failed; null before the goods have arrived. */
  refund: {
    state: RefundState
    amountMinor: number
    goodsMinor: number
    shippingMinor: number
    commissionMinor: number
    failure: string | null
  } | null
  disputes: { id: string; number: string; isOpen: boolean }[]
}

const marketPage = sql`
  ${page},
  json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'logo', picture_json(s.logo_id, s.name)) as shop,
  (select json_build_object('state', f.state, 'amountMinor', f.amount_minor, 'goodsMinor', f.goods_minor,
     'shippingMinor', f.shipping_minor, 'commissionMinor', f.commission_minor, 'failure', f.failure)
   from refunds f where f.order_id = o.id and f.key = 'return:' || r.id order by f.requested_at desc limit 1) as refund,
  (select coalesce(json_agg(json_build_object('id', d.id, 'number', d.number::text, 'isOpen', d.closed_at is null) order by d.raised_at, d.id), '[]')
   from disputes d where d.order_id = o.id) as disputes`

/** A return by its id. */
export async function findReturnPage(db: Database, id: string): Promise<ReturnPage | null> {
  const { rows } = await sql<ReturnPage>`
    select ${page} from returns r join orders o on o.id = r.order_id where r.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The returns of an order, oldest first. */
export async function listReturnsOfOrder(db: Database, orderId: string): Promise<ReturnPage[]> {
  const { rows } = await sql<ReturnPage>`
    select ${page} from returns r join orders o on o.id = r.order_id where r.order_id = ${orderId}
    order by r.requested_at, r.id`.execute(db)
  return rows
}

/** The returns of a shop, newest first, one to spare. */
export async function listReturnsOfShop(
  db: Database,
  query: { shopId: string; state: ReturnState | undefined; after: readonly [string, string] | null; limit: number },
): Promise<ReturnPage[]> {
  const [afterAt, afterId] = query.after ?? [null, null]
  const { rows } = await sql<ReturnPage>`
    select ${page} from (
      select * from returns where shop_id = ${query.shopId} and (${query.state ?? null}::text is null or state = ${query.state ?? null})
        and (${afterAt}::timestamptz is null or (requested_at, id) < (${afterAt}::timestamptz, ${afterId}::uuid))
      order by requested_at desc, id desc limit ${query.limit + 1}
    ) r join orders o on o.id = r.order_id
    order by r.requested_at desc, r.id desc`.execute(db)
  return rows
}

/** A return of any shop by its id. */
export async function findMarketReturn(db: Database, id: string): Promise<MarketReturnPage | null> {
  const { rows } = await sql<MarketReturnPage>`
    select ${marketPage} from returns r join orders o on o.id = r.order_id join shops s on s.id = r.shop_id
    where r.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Which returns of the market: of a state, a shop or an order, or all. */
export interface MarketReturnsWanted {
  state?: ReturnState | undefined
  shopId?: string | undefined
  orderId?: string | undefined
  after: readonly [string, string] | null
  limit: number
}

/** Returns of the whole market, newest first, one to spare. */
export async function listMarketReturns(db: Database, wanted: MarketReturnsWanted): Promise<MarketReturnPage[]> {
  const [afterAt, afterId] = wanted.after ?? [null, null]
  const { state = null, shopId = null, orderId = null } = wanted
  const { rows } = await sql<MarketReturnPage>`
    select ${marketPage} from (
      select * from returns
      where (${state}::text is null or state = ${state}) and (${shopId}::uuid is null or shop_id = ${shopId}::uuid)
        and (${orderId}::uuid is null or order_id = ${orderId}::uuid)
        and (${afterAt}::timestamptz is null or (requested_at, id) < (${afterAt}::timestamptz, ${afterId}::uuid))
      order by requested_at desc, id desc limit ${wanted.limit + 1}
    ) r join orders o on o.id = r.order_id join shops s on s.id = r.shop_id
    order by r.requested_at desc, r.id desc`.execute(db)
  return rows
}

/** How many returns the shop has to answer or wait for. */
export async function countWaitingReturns(db: Database, shopId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from returns where shop_id = ${shopId} and state in ('requested', 'accepted')`.execute(db)
  return rows[0]!.count
}

/** When the first return after an instant is acted on by itself. */
export async function nextReturnToActOn(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(db, sql`select min(act_by) as at from returns where act_by > ${after}`)
}
