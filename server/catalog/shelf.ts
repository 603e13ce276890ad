/** What customers read of many products: one statement a list, two where something is searched for. */
import { sql, type RawBuilder } from 'kysely'
import { decodeCursor, pageOf, rowsToRead, type CursorPart } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import { cardJson } from './card.ts'
import { foundBy } from './search/found.ts'
import { planSearch, type SearchPlan } from './search/plan-search.ts'
import { understandSearch } from './search/understand-search.ts'
import { filtersOf, type ShelfFilters } from './shelf-filters.ts'
import { orders, type ProductSort } from './shelf-order.ts'

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
 * A page of products on the shelf: all of them, or those a search finds, narrowed by what is given.
 * Refuses with `cursor_invalid`.
 */
export async function listShelf(db: Database, asked: ShelfAsked): Promise<ShelfPage> {
  const plan = await planOf(db, asked)
  if (plan) return await listFound(db, plan, asked)
  const sort = asked.sort === undefined || asked.sort === 'relevance' ? 'newest' : asked.sort
  const order = orders[sort]
  const filters = filtersOf(asked)
  const { rows } = await sql<CardRow>`
    select ${cardJson}::text as card, ${order.key}::text as key
    from products p
    where p.is_listed ${filters ? sql`and ${filters}` : sql``} ${asked.after ? order.after(asked.after) : sql``}
    order by ${order.by} limit ${rowsToRead(asked.limit)}`.execute(db)
  return { ...cardsOf(rows, asked.limit), correctedTo: null }
}

/** How a search is answered; null where nothing is searched for. */
export async function planOf(db: Database, { q, exact }: Pick<ShelfAsked, 'q' | 'exact'>): Promise<SearchPlan | null> {
  if (!q) return null
  return planSearch(await understandSearch(db, q), { isExact: exact ?? false })
}

async function listFound(db: Database, plan: SearchPlan, asked: ShelfAsked): Promise<ShelfPage> {
  const { correctedTo } = plan
  const found = foundBy(plan, filtersOf(asked))
  if (!found) return { items: [], next: null, correctedTo }
  const { rows } = await sql<CardRow>`with ${found} ${bySort(asked)}`.execute(db)
  return { ...cardsOf(rows, asked.limit), correctedTo }
}

/** The best answers are cut out before their cards are made; another order has to look at every product found. */
function bySort({ sort = 'relevance', after, limit }: ShelfAsked): RawBuilder<CardRow> {
  if (sort === 'relevance') {
    const place = decodeCursor(after, ['number', 'id'])
    return sql<CardRow>`
      select ${cardJson}::text as card, json_build_array(f.score, p.id)::text as key
      from (select product_id, score from found
            ${place ? sql`where (score, product_id) < (${place[0]}::bigint, ${place[1]}::uuid)` : sql``}
            order by score desc, product_id desc limit ${rowsToRead(limit)}) f
      join products p on p.id = f.product_id
      order by f.score desc, p.id desc`
  }
  const order = orders[sort]
  return sql<CardRow>`
    select ${cardJson}::text as card, ${order.key}::text as key
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

/** Whether a shop is open under this address; asked only when a list is empty. */
export async function hasOpenShop(db: Database, slug: string): Promise<boolean> {
  const { rows } = await sql`select from shops where slug = ${slug} and state = 'approved'`.execute(db)
  return rows.length > 0
}
