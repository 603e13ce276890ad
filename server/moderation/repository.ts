import { sql } from 'kysely'
import { decodeCursor, instantForCursor, pageOf, rowsToRead } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'

interface NewReport {
  id: string
  personId: string
  reason: string
  at: Date
}

const lastWord = sql`on conflict on constraint listing_reports_once_per_person do update set reason = excluded.reason returning id`

/** Keeps what a person has against a product on the shelf, the last word of one who reports twice; answers its shop, null when it is not there. */
export async function insertProductReport(db: Database, productId: string, report: NewReport): Promise<string | null> {
  const { rows } = await sql<{ shopId: string }>`
    insert into listing_reports (id, product_id, shop_id, person_id, reason, reported_at)
    select ${report.id}::uuid, id, shop_id, ${report.personId}::uuid, ${report.reason}::text, ${report.at}::timestamptz
    from products where id = ${productId} and is_listed ${lastWord}, shop_id as "shopId"`.execute(db)
  return rows[0]?.shopId ?? null
}

/** Keeps what a person has against an open shop, the last word of one who reports twice; false when there is none. */
export async function insertShopReport(db: Database, shopId: string, report: NewReport): Promise<boolean> {
  const { rows } = await sql`
    insert into listing_reports (id, shop_id, person_id, reason, reported_at)
    select ${report.id}::uuid, id, ${report.personId}::uuid, ${report.reason}::text, ${report.at}::timestamptz
    from shops where id = ${shopId} and state = 'approved' ${lastWord}`.execute(db)
  return rows.length > 0
}

/** Whether there is such a product or shop. */
export async function isThere(db: Database, of: { productId: string } | { shopId: string }): Promise<boolean> {
  const { rows } = await (
    'productId' in of
      ? sql`select from products where id = ${of.productId}`
      : sql`select from shops where id = ${of.shopId}`
  ).execute(db)
  return rows.length > 0
}

/** Marks what was reported about a product, or about a shop itself, as decided; answers the ids of those reports. */
export async function settleReports(
  db: Database,
  of: { productId: string } | { shopId: string },
  at: Date,
): Promise<string[]> {
  const about =
    'productId' in of ? sql`product_id = ${of.productId}` : sql`shop_id = ${of.shopId} and product_id is null`
  const { rows } = await sql<{ id: string }>`
    update listing_reports set settled_at = ${at} where ${about} and settled_at is null returning id`.execute(db)
  return rows.map(({ id }) => id)
}

/** The ids of the reports of a product that nobody has decided on. */
export async function findOpenReports(db: Database, productId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from listing_reports where product_id = ${productId} and settled_at is null`.execute(db)
  return rows.map(({ id }) => id)
}

interface Reporter {
  reportId: string
  email: string
  /** The name of the product or the shop, and the path of its page. */
  called: string
  path: string
}

/** Who reported, and what the thing is called; without people who are no longer here. */
export async function findReporters(db: Database, reportIds: readonly string[]): Promise<Reporter[]> {
  const { rows } = await sql<Reporter>`
    select r.id as "reportId", pe.email::text as email, coalesce(p.title, s.name) as called,
      coalesce('/products/' || p.slug, '/shops/' || s.slug) as path
    from listing_reports r join people pe on pe.id = r.person_id join shops s on s.id = r.shop_id
    left join products p on p.id = r.product_id
    where r.id = any(${reportIds}::uuid[]) and pe.disabled_at is null
    order by r.id`.execute(db)
  return rows
}

interface ReporterOfSaid {
  personId: string
  email: string
  isOfShop: boolean
  productTitle: string
  /** Of the page of the product, or of the shelf while it is not there. */
  path: string
}

/** Who reported what was said about a product of a shop; without people who are no longer here. */
export async function findReportersOfSaid(
  db: Database,
  { reporterIds, productId, shopId }: { reporterIds: readonly string[]; productId: string; shopId: string },
): Promise<ReporterOfSaid[]> {
  const { rows } = await sql<ReporterOfSaid>`
    select pe.id as "personId", pe.email::text as email, p.title as "productTitle",
      exists (select from shop_members m where m.shop_id = ${shopId} and m.person_id = pe.id) as "isOfShop",
      case when p.is_listed then '/products/' || p.slug else '/products' end as path
    from people pe, products p
    where pe.id = any(${reporterIds}::uuid[]) and pe.disabled_at is null and p.id = ${productId}
    order by pe.id`.execute(db)
  return rows
}

/** Reports nobody has decided on. Those of a product the market has taken down wait for nothing while it is down. */
const undecided = sql`
  select r.product_id, r.shop_id, r.reported_at from listing_reports r left join products p on p.id = r.product_id
  where r.settled_at is null and p.state is distinct from 'blocked'`

/** Reported products and shops, the longest waiting first; each as JSON. */
export async function listListings(db: Database, { limit, after }: { limit: number; after?: string | undefined }) {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place
    ? sql`where (x.at, coalesce(x.product_id, x.shop_id)) > (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : sql``
  const { rows } = await sql<{ card: string; at: string; id: string }>`
    select json_build_object(
      'id', coalesce(x.product_id, x.shop_id),
      'product', (select json_build_object('id', p.id, 'slug', p.slug, 'title', p.title, 'picture', picture_json(p.cover_id), 'state', p.state)
                  from products p where p.id = x.product_id),
      'shop', (select json_build_object('id', s.id, 'name', s.name, 'slug', s.slug, 'state', s.state) from shops s where s.id = x.shop_id),
      'reports', (select coalesce(json_agg(json_build_object('reason', y.reason, 'reportedAt', instant_json(y.reported_at)) order by y.reported_at, y.id), '[]')
                  from (select id, reason, reported_at from listing_reports r
                        where r.shop_id = x.shop_id and r.product_id is not distinct from x.product_id and r.settled_at is null
                        order by reported_at, id limit 20) y))::text as card,
      ${instantForCursor(sql`x.at`)} as at, coalesce(x.product_id, x.shop_id) as id
    from (select u.product_id, u.shop_id, min(u.reported_at) as at from (${undecided}) u group by u.product_id, u.shop_id) x ${further}
    order by x.at, coalesce(x.product_id, x.shop_id) limit ${rowsToRead(limit)}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ card }) => card,
    ({ at, id }) => [at, id],
  )
}

/** How much waits for a decision of an operator, by kind. */
export async function countWaiting(
  db: Database,
): Promise<{ reviews: number; questions: number; listings: number; shops: number }> {
  const { rows } = await sql<{ reviews: number; questions: number; listings: number; shops: number }>`
    select
      (select count(*) from (select id from reviews where state = 'held'
         union select review_id from review_reports where settled_at is null) x)::integer as reviews,
      (select count(*) from (select id from questions where state = 'held'
         union select question_id from question_reports where settled_at is null) x)::integer as questions,
      (select count(distinct coalesce(u.product_id, u.shop_id)) from (${undecided}) u)::integer as listings,
      (select count(*) from shops s where s.state = 'applied'
         and not exists (select from shop_applications a where a.shop_id = s.id and a.handed_in_at is null))::integer as shops`.execute(
    db,
  )
  return rows[0]!
}
