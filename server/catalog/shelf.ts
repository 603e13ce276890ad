/** What customers read of many products: one statement a list, two where something is searched for. */
import { sql, type RawBuilder } from 'kysely'
import { decodeCursor, pageOf, rowsToRead, type CursorPart } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import { cardJson } from './card.ts'
import { foundBy, matchedBy, restBy, unranked } from './search/found.ts'
import { planSearch, type SearchPlan } from './search/plan-search.ts'
import { understandSearch } from './search/understand-search.ts'
import { conditionsOf, filtersOf, isOneOfShops, isUnder, type ShelfFilters } from './shelf-filters.ts'
import { orders, type Order, type ProductSort } from './shelf-order.ts'

export interface ShelfAsked extends ShelfFilters {
  /** Words to search for. */
  q?: string | undefined
  /** Take the words as they are typed. */
  exact?: boolean | undefined
  sort?: ProductSort | undefined
  limit: number
  after?: string | undefined
}

export interface ShelfPage {
  /** Cards as JSON. */
  items: string[]
  next: string | null
  /** What was searched for where words were mistyped. */
  correctedTo: string | null
}

/**
 * A page of products on the shelf at that moment: all of them, or those a search finds, narrowed by what is given.
 * Refuses with `cursor_invalid`.
 */
export async function listShelf(db: Database, asked: ShelfAsked, at: Date): Promise<ShelfPage> {
  const plan = await planOf(db, asked)
  if (plan) return await listFound(db, plan, asked, at)
  const sort = asked.sort === undefined || asked.sort === 'relevance' ? 'newest' : asked.sort
  const { rows } = await listWalked(asked, orders[sort], at).execute(db)
  return { ...cardsOf(rows, asked.limit), correctedTo: null }
}

/**
 * A list along an index. That of a category takes the beginning of the list of each category below it, and that of shops of
 * each shop, so that each walks its own index, and merges them.
 */
function listWalked({ after, limit, ...asked }: ShelfAsked, order: Order, at: Date): RawBuilder<CardRow> {
  const { category, shop, ...others } = conditionsOf(asked, at)
  // A shop has fewer products than a category: there the category is asked of each.
  const filters = filtersOf(shop && category ? { ...others, category } : others)
  const narrowed = sql`${filters ? sql`and ${filters}` : sql``} ${after ? order.after(after) : sql``}`
  const end = sql`order by ${order.by} limit ${rowsToRead(limit)}`
  const fields = sql`${cardJson(at)}::text as card, ${order.key}::text as key`
  const beginningOf = (owner: RawBuilder<unknown>) =>
    sql`cross join lateral (select * from products p where ${owner} and p.is_listed ${narrowed} ${end}) p`
  if (shop)
    return sql<CardRow>`
      select ${fields} from shops o ${beginningOf(sql`p.shop_id = o.id`)} where ${isOneOfShops(sql`o`, asked.shop!)} ${end}`
  if (category)
    return sql<CardRow>`
      select ${fields} from categories o ${beginningOf(sql`p.category_id = o.id`)} where ${isUnder(sql`o`, asked.category!)} ${end}`
  return sql<CardRow>`select ${fields} from products p where p.is_listed ${narrowed} ${end}`
}

/** How a search is answered; null where nothing is searched for. */
export async function planOf(db: Database, { q, exact }: Pick<ShelfAsked, 'q' | 'exact'>): Promise<SearchPlan | null> {
  if (!q) return null
  return planSearch(await understandSearch(db, q), { isExact: exact ?? false })
}

async function listFound(db: Database, plan: SearchPlan, asked: ShelfAsked, at: Date): Promise<ShelfPage> {
  const { correctedTo } = plan
  const filters = filtersOf(conditionsOf(asked, at))
  const { sort = 'relevance', limit } = asked
  if (sort !== 'relevance') {
    const found = matchedBy(plan, filters)
    const rows = found ? (await listSorted(found, orders[sort], { ...asked, at }).execute(db)).rows : []
    return { ...cardsOf(rows, limit), correctedTo }
  }
  const place = decodeCursor(asked.after, ['number', 'id'])
  const ranked = place?.[0] === unranked ? null : foundBy(plan, filters)
  const rows = ranked ? (await listRanked(ranked, { place, limit, at }).execute(db)).rows : []
  if (rows.length > limit) return { ...cardsOf(rows, limit), correctedTo }
  const rest = restBy(plan, filters, place?.[0] === unranked ? place[1] : null)
  const more = rest ? (await listRanked(rest, { place: null, limit, at }).execute(db)).rows : []
  return { ...cardsOf([...rows, ...more], limit), correctedTo }
}

/** The best answers are cut out before their cards are made. */
function listRanked(
  found: RawBuilder<unknown>,
  { place, limit, at }: { place: readonly [number, string] | null; limit: number; at: Date },
): RawBuilder<CardRow> {
  return sql<CardRow>`
    with ${found}
    select ${cardJson(at)}::text as card, json_build_array(f.score, p.id)::text as key
    from (select product_id, score from found
          ${place ? sql`where (score, product_id) < (${place[0]}::bigint, ${place[1]}::uuid)` : sql``}
          order by score desc, product_id desc limit ${rowsToRead(limit)}) f
    join products p on p.id = f.product_id
    order by f.score desc, p.id desc`
}

/** Another order has to look at every product found. */
function listSorted(
  found: RawBuilder<unknown>,
  order: Order,
  { after, limit, at }: ShelfAsked & { at: Date },
): RawBuilder<CardRow> {
  return sql<CardRow>`
    with ${found}
    select ${cardJson(at)}::text as card, ${order.key}::text as key
    from found f join products p on p.id = f.product_id
    where true ${after ? order.after(after) : sql``}
    order by ${order.by} limit ${rowsToRead(limit)}`
}

interface CardRow {
  card: string
  key: string
}

function cardsOf(rows: readonly CardRow[], limit: number) {
  return pageOf(
    rows,
    limit,
    ({ card }) => card,
    ({ key }) => JSON.parse(key) as CursorPart[],
  )
}

/** Whether there is such a category; asked only when a list is empty. */
export async function hasCategory(db: Database, slug: string): Promise<boolean> {
  const { rows } = await sql`select from categories where slug = ${slug}`.execute(db)
  return rows.length > 0
}

/** Whether shops are open under these addresses, given by commas; asked only when a list is empty. */
export async function hasOpenShop(db: Database, slugs: string): Promise<boolean> {
  const { rows } =
    await sql`select from shops where slug = any(${slugs.split(',')}::text[]) and state = 'approved'`.execute(db)
  return rows.length > 0
}
