import { sql, type RawBuilder } from 'kysely'
import type { Currency } from '#shared/currencies.ts'
import { availableOf, cardJson } from '#server/catalog/index.ts'
import { dayOf } from '#server/platform/clock.ts'
import { decodeCursor, instantForCursor, pageOf, rowsToRead } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import { shopCardJson } from '#server/shops/index.ts'

interface Asked {
  limit: number
  after?: string | undefined
}

interface CardRow {
  card: string
  at: string
  id: string
}

function pageOfRows(rows: readonly CardRow[], limit: number) {
  return pageOf(
    rows,
    limit,
    ({ card }) => card,
    ({ at, id }) => [at, id],
  )
}

/** The ids of all that a person saved, follows and waits for; JSON text. */
export async function getMarksAsJson(db: Database, personId: string): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object(
      'products', array(select product_id from saved_products where person_id = ${personId}),
      'shops', array(select shop_id from followed_shops where person_id = ${personId}),
      'variants', array(select variant_id from stock_requests where person_id = ${personId}))::text as json`.execute(db)
  return rows[0]!.json
}

/** What a person saved, last saved first. */
export async function listSaved(db: Database, personId: string, { limit, after }: Asked, at: Date) {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (k.saved_at, k.product_id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<CardRow>`
    select json_build_object('product', ${cardJson(at)}, 'savedAt', instant_json(k.saved_at), 'isListed', p.is_listed,
      'priceThen', json_build_object('amountMinor', k.price_minor, 'currency', p.currency))::text as card,
      ${instantForCursor(sql`k.saved_at`)} as at, k.product_id as id
    from (select * from saved_products k where k.person_id = ${personId} ${further}
          order by k.saved_at desc, k.product_id desc limit ${rowsToRead(limit)}) k
    join products p on p.id = k.product_id
    order by k.saved_at desc, k.product_id desc`.execute(db)
  return pageOfRows(rows, limit)
}

/** How many products a person has saved. */
export async function countSaved(db: Database, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from saved_products where person_id = ${personId}`.execute(db)
  return rows[0]!.count
}

/** How many of these products a person has not saved yet. */
export async function countUnsaved(db: Database, personId: string, productIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct id)::integer as count from unnest(${productIds}::uuid[]) as id
    where id not in (select product_id from saved_products where person_id = ${personId})`.execute(db)
  return rows[0]!.count
}

/** Saves those of these products that are on the shelf, at the price they have now; answers how many are. */
export async function insertSaved(
  db: Database,
  personId: string,
  productIds: readonly string[],
  at: Date,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with found as (select id, price_minor from products where id = any(${productIds}::uuid[]) and is_listed),
    saved as (
      insert into saved_products (person_id, product_id, saved_at, price_minor, seen_minor)
      select ${personId}, id, ${at}, price_minor, price_minor from found on conflict do nothing)
    select count(*)::integer as count from found`.execute(db)
  return rows[0]!.count
}

/** Forgets a saved product; one that was not saved is no error. */
export async function deleteSaved(db: Database, personId: string, productId: string): Promise<void> {
  await sql`delete from saved_products where person_id = ${personId} and product_id = ${productId}`.execute(db)
}

/** Products on the shelf in the order of these ids; JSON text. */
export async function listCardsAsJson(db: Database, ids: readonly string[], at: Date): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object('items', coalesce(json_agg(${cardJson(at)} order by wanted.place), '[]'))::text as json
    from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
    join products p on p.id = wanted.id and p.is_listed`.execute(db)
  return rows[0]!.json
}

/** The open shops a person follows, last followed first. */
export async function listFollowed(db: Database, personId: string, { limit, after }: Asked) {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (f.followed_at, f.shop_id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<CardRow>`
    select ${shopCardJson}::text as card, ${instantForCursor(sql`f.followed_at`)} as at, f.shop_id as id
    from followed_shops f join shops s on s.id = f.shop_id and s.state = 'approved'
    where f.person_id = ${personId} ${further}
    order by f.followed_at desc, f.shop_id desc limit ${rowsToRead(limit)}`.execute(db)
  return pageOfRows(rows, limit)
}

/** The newest things of the shops a person follows, at most three of each and twelve in all; JSON text. */
export async function listFromFollowedAsJson(db: Database, personId: string, at: Date): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object('items', coalesce(json_agg(${cardJson(at)} order by p.listed_at desc, p.id desc), '[]'))::text as json
    from (
      select p.* from followed_shops f
      cross join lateral (
        select * from products p where p.shop_id = f.shop_id and p.is_listed order by p.listed_at desc, p.id desc limit 3) p
      where f.person_id = ${personId}
      order by p.listed_at desc, p.id desc limit 12) p`.execute(db)
  return rows[0]!.json
}

/**
 * What others bought together with the things a person ordered last, bought together most often first, without what they
 * have; eight at most. JSON text.
 */
export async function listRecommendedAsJson(db: Database, personId: string, at: Date): Promise<string> {
  const ordered = sql`
    select l.product_id, max(o.placed_at) as at from orders o join order_lines l on l.order_id = o.id
    where o.person_id = ${personId} and o.state <> 'cancelled' group by l.product_id order by 2 desc limit 50`
  return await boughtTogetherWith(db, ordered, at)
}

/** The same for whoever names products, and variants of others: what they looked at, and what is in their basket. */
export async function listBoughtWithAsJson(
  db: Database,
  { productIds, variantIds }: { productIds: readonly string[]; variantIds: readonly string[] },
  at: Date,
): Promise<string> {
  const named = sql`
    select product_id from unnest(${productIds}::uuid[]) product_id
    union select product_id from variants where id = any(${variantIds}::uuid[])`
  return await boughtTogetherWith(db, named, at)
}

async function boughtTogetherWith(db: Database, own: RawBuilder<unknown>, at: Date): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    with own as materialized (${own}), best as (
      select t.other_id, sum(t.checkouts) as together from bought_together t join products p on p.id = t.other_id and p.is_listed
      where t.product_id in (select product_id from own) and t.other_id not in (select product_id from own)
      group by t.other_id order by 2 desc, t.other_id limit 8
    )
    select json_build_object('items', coalesce(json_agg(${cardJson(at)} order by b.together desc, p.id), '[]'))::text as json
    from best b join products p on p.id = b.other_id`.execute(db)
  return rows[0]!.json
}

/** Follows an open shop; false when there is none of this id. */
export async function insertFollowed(db: Database, personId: string, shopId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ isThere: boolean }>`
    with found as (select id from shops where id = ${shopId} and state = 'approved'),
    followed as (
      insert into followed_shops (person_id, shop_id, followed_at) select ${personId}, id, ${at} from found
      on conflict do nothing)
    select exists (select from found) as "isThere"`.execute(db)
  return rows[0]!.isThere
}

/** Follows a shop no longer; one that was not followed is no error. */
export async function deleteFollowed(db: Database, personId: string, shopId: string): Promise<void> {
  await sql`delete from followed_shops where person_id = ${personId} and shop_id = ${shopId}`.execute(db)
}

/** Keeps that a person waits for a variant; false when no product on the shelf has it. */
export async function insertStockRequest(
  db: Database,
  personId: string,
  variantId: string,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ isThere: boolean }>`
    with found as (
      select v.id from variants v join products p on p.id = v.product_id and p.is_listed
      where v.id = ${variantId} and v.removed_at is null),
    asked as (
      insert into stock_requests (person_id, variant_id, asked_at) select ${personId}, id, ${at} from found
      on conflict do nothing)
    select exists (select from found) as "isThere"`.execute(db)
  return rows[0]!.isThere
}

/** Forgets that a person waits; who did not is no error. */
export async function deleteStockRequest(db: Database, personId: string, variantId: string): Promise<void> {
  await sql`delete from stock_requests where person_id = ${personId} and variant_id = ${variantId}`.execute(db)
}

export interface StockReturn {
  personId: string
  email: string
  variantId: string
  askedAt: Date
  title: string
  slug: string
  optionValues: string[]
  shopName: string
}

/**
 * Takes requests whose variant can be bought again, so many at most: each is answered once. While the shop is away on that
 * day nothing can be bought, so they wait.
 */
export async function takeAnsweredRequests(db: Database, at: Date, most: number): Promise<StockReturn[]> {
  const { rows } = await sql<StockReturn>`
    with back as (
      select r.person_id, r.variant_id from stock_requests r
      join variants v on v.id = r.variant_id and v.removed_at is null
      join products p on p.id = v.product_id and p.is_listed and ${availableOf(at)} > 0
      join shops s on s.id = p.shop_id and not coalesce(${dayOf(at)}::date between s.holiday_from and s.holiday_until, false)
      order by r.asked_at limit ${most} for update of r skip locked),
    taken as (
      delete from stock_requests r using back b
      where r.person_id = b.person_id and r.variant_id = b.variant_id
      returning r.person_id, r.variant_id, r.asked_at)
    select t.person_id as "personId", x.email::text as email, t.variant_id as "variantId", t.asked_at as "askedAt",
      p.title, p.slug, v.option_values as "optionValues", s.name as "shopName"
    from taken t
    join people x on x.id = t.person_id and x.disabled_at is null
    join variants v on v.id = t.variant_id
    join products p on p.id = v.product_id
    join shops s on s.id = p.shop_id`.execute(db)
  return rows
}

export interface PriceDrop {
  personId: string
  email: string
  productId: string
  title: string
  slug: string
  shopName: string
  currency: Currency
  beforeMinor: number
  nowMinor: number
}

/**
 * Sees what saved things on the shelf cost now, so many at most that changed; answers how many those are, and which of
 * them cost less than before. Each change is seen once.
 */
export async function takePriceChanges(db: Database, most: number): Promise<{ seen: number; drops: PriceDrop[] }> {
  const { rows } = await sql<PriceDrop>`
    with changed as (
      select k.person_id, k.product_id, k.seen_minor as before_minor, p.price_minor as now_minor
      from saved_products k join products p on p.id = k.product_id and p.is_listed and p.price_minor <> k.seen_minor
      limit ${most} for update of k skip locked),
    seen as (
      update saved_products k set seen_minor = c.now_minor from changed c
      where k.person_id = c.person_id and k.product_id = c.product_id
      returning k.person_id, k.product_id, c.before_minor, c.now_minor)
    select c.person_id as "personId", x.email::text as email, c.product_id as "productId", p.title, p.slug,
      s.name as "shopName", p.currency, c.before_minor as "beforeMinor", c.now_minor as "nowMinor"
    from seen c
    join people x on x.id = c.person_id
    join products p on p.id = c.product_id
    join shops s on s.id = p.shop_id`.execute(db)
  return { seen: rows.length, drops: rows.filter(({ beforeMinor, nowMinor }) => nowMinor < beforeMinor) }
}
