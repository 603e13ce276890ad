/** The sitemap of the market (sitemaps.org 0.9): an index, and behind it pages of addresses found by keyset. */
import { sql } from 'kysely'
import { decodeCursor, encodeCursor, instantForCursor } from './platform/cursor.ts'
import type { Database } from './platform/db/database.ts'

/** What is listed page by page. */
export type Listed = 'products' | 'shops'

/** The protocol allows 50,000; a page of this size is written in a few milliseconds. */
const pageSize = 10_000
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** What of each table is listed, oldest first, so that a page once full stays as it is. Each walks an index backwards. */
const lists = {
  products: { at: sql`listed_at`, rows: sql`products where is_listed`, changedAt: sql`instant_json(updated_at)` },
  shops: { at: sql`opened_at`, rows: sql`shops where state = 'approved'`, changedAt: sql`null::text` },
}

interface Address {
  path: string
  /** ISO 8601 in UTC; null where it is not known. */
  changedAt: string | null
}

/** The index: one entry for the fixed places and one for each page of shops and products. */
export async function writeSitemapIndex(db: Database, publicUrl: string, size = pageSize): Promise<string> {
  const [shops, products] = await Promise.all([findPages(db, 'shops', size), findPages(db, 'products', size)])
  const entries = [
    '/sitemaps/places.xml',
    ...shops.map((from) => `/sitemaps/shops.xml?from=${from}`),
    ...products.map((from) => `/sitemaps/products.xml?from=${from}`),
  ]
  const lines = entries.map((path) => `<sitemap><loc>${publicUrl}${path}</loc></sitemap>`)
  return document('sitemapindex', lines)
}

/** The entrance, the lists, the categories that hold something, themselves or below, and the sale events that run or will. */
export async function writePlaces(db: Database, publicUrl: string, at: Date): Promise<string> {
  const { rows } = await sql<{ slug: string }>`
    select slug from categories c
    where exists (
      select from categories b join products p on p.category_id = b.id and p.is_listed where c.id = any(b.path)) order by position`.execute(
    db,
  )
  const { rows: events } = await sql<{ slug: string }>`
    select e.slug from sale_events e join shops s on s.id = e.shop_id and s.state = 'approved'
    where e.state = 'published' and e.ends_at > ${at} order by e.ends_at, e.id limit ${pageSize}::integer`.execute(db)
  const paths = ['/', '/products', '/shops', '/events', ...rows.map(({ slug }) => `/categories/${slug}`)]
  paths.push(...events.map(({ slug }) => `/events/${slug}`))
  return writeAddresses(
    publicUrl,
    paths.map((path) => ({ path, changedAt: null })),
  )
}

/** A page of products or shops that begins with the row of the cursor. Refuses with `cursor_invalid`. */
export async function writePage(
  db: Database,
  publicUrl: string,
  listed: Listed,
  from: string,
  size = pageSize,
): Promise<string> {
  const [instant, id] = decodeCursor(from, ['instant', 'id'])!
  const { at, rows, changedAt } = lists[listed]
  const found = await sql<Address>`
    select '/' || ${listed}::text || '/' || slug as path, ${changedAt} as "changedAt"
    from ${rows} and (${at}, id) >= (${instant}::timestamptz, ${id}::uuid)
    order by ${at}, id limit ${size}::integer`.execute(db)
  return writeAddresses(publicUrl, found.rows)
}

/** Where each page begins, as cursors: the first row, and then every row a page further along the index. */
async function findPages(db: Database, listed: Listed, size: number): Promise<string[]> {
  const { at, rows } = lists[listed]
  const { rows: starts } = await sql<{ at: string; id: string }>`
    with recursive starts (at, id) as (
      (select ${at}, id from ${rows} order by ${at}, id limit 1)
      union all
      select next.at, next.id from starts cross join lateral (
        select ${at} as at, id from ${rows} and (${at}, id) > (starts.at, starts.id)
        order by ${at}, id offset ${size - 1}::integer limit 1
      ) next
    )
    select ${instantForCursor(sql`at`)} as at, id from starts`.execute(db)
  return starts.map(({ at, id }) => encodeCursor([at, id]))
}

function writeAddresses(publicUrl: string, addresses: readonly Address[]): string {
  const lines = addresses.map(({ path, changedAt }) => {
    const lastmod = changedAt ? `<lastmod>${changedAt}</lastmod>` : ''
    return `<url><loc>${publicUrl}${path}</loc>${lastmod}</url>`
  })
  return document('urlset', lines)
}

/** Slugs, cursors and instants are of letters that XML leaves alone; the operator's address is checked as a URL. */
function document(root: string, lines: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n${lines.join('\n')}\n</${root}>\n`
}
