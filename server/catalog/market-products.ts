/** What operators read of products, of every shop and in every state. */
import { sql } from 'kysely'
import { decodeCursor, instantForCursor, pageOf, rowsToRead } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import { attributesJson } from './product-page.ts'
import type { ProductState } from './product-state.ts'
import { ownVariantsJson } from './repository.ts'

const shopJson = sql`json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'logo', picture_json(s.logo_id))`

/** Products of every shop in one state, as JSON, the last changed first; those with `q` in their title or their shop's name. */
export async function listMarketProducts(
  db: Database,
  {
    state,
    q,
    limit,
    after,
  }: { state: ProductState; q?: string | undefined; limit: number; after?: string | undefined },
): Promise<{ items: string[]; next: string | null }> {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (p.updated_at, p.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const asked = q ? sql`and (strpos(lower(p.title), lower(${q})) > 0 or strpos(lower(s.name), lower(${q})) > 0)` : sql``
  const { rows } = await sql<{ card: string; at: string; id: string }>`
    select ${instantForCursor(sql`p.updated_at`)} as at, p.id, json_build_object(
      'id', p.id, 'slug', p.slug, 'title', p.title, 'state', p.state, 'price', money_json(p.price_minor, p.currency),
      'hasPriceRange', p.max_price_minor > p.price_minor, 'picture', picture_json(p.cover_id), 'category', c.name,
      'shop', ${shopJson}, 'updatedAt', instant_json(p.updated_at))::text as card
    from products p join shops s on s.id = p.shop_id join categories c on c.id = p.category_id
    where p.state = ${state} ${asked} ${further}
    order by p.updated_at desc, p.id desc limit ${rowsToRead(limit)}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ card }) => card,
    ({ at, id }) => [at, id],
  )
}

/** How many products wait for the market's word. */
export async function countWaiting(db: Database): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from products where state = 'in_review'`.execute(db)
  return rows[0]!.waiting
}

/** A product of any shop as an operator reads it, as JSON; null when there is none. */
export async function findMarketProductAsJson(db: Database, productId: string): Promise<string | null> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object(
      'id', p.id, 'slug', p.slug, 'state', p.state, 'version', p.version, 'isListed', p.is_listed,
      'title', p.title, 'brand', p.brand, 'description', p.description, 'tags', p.tags, 'details', p.details, 'options', p.options,
      'attributes', ${attributesJson}, 'category', c.name, 'shop', ${shopJson},
      'pictures', (select coalesce(json_agg(picture_json(g.media_id, g.alt) order by g.position), '[]')
                   from product_pictures g where g.product_id = p.id),
      'variants', ${ownVariantsJson},
      'history', (select coalesce(json_agg(json_build_object('from', h.from_state, 'to', h.to_state, 'at', instant_json(h.at), 'by', who.name,
                                                    'reason', h.reason) order by h.at desc, h.id desc), '[]')
                  from product_history h left join people who on who.id = h.by_person_id where h.product_id = p.id),
      'createdAt', instant_json(p.created_at), 'updatedAt', instant_json(p.updated_at))::text as json
    from products p join shops s on s.id = p.shop_id join categories c on c.id = p.category_id
    where p.id = ${productId}`.execute(db)
  return rows[0]?.json ?? null
}
