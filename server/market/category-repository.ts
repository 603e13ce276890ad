/** The tree of categories: what stands in it, and what its products say of themselves. */
import { sql, type RawBuilder } from 'kysely'
import type { CategoryInput } from '#shared/api/market.schemas.ts'
import { newId } from '#shared/ids.ts'
import type { Database } from '#server/platform/db/database.ts'

/** Listed products of each category and of those below it. */
const counted = sql`
  counted as materialized (
    select above.id, sum(n.products)::integer as products
    from (select category_id, count(*) as products from products where is_listed group by category_id) n
    join categories c on c.id = n.category_id
    cross join lateral unnest(c.path) above (id)
    group by above.id
  )`

const categoryFields = sql`
  'id', c.id, 'slug', c.slug, 'name', c.name, 'parentId', c.parent_id, 'picture', picture_json(c.picture_id),
  'productCount', coalesce((select products from counted k where k.id = c.id), 0)`

/** Categories in their order, as JSON ready to send, each with its picture and how much it holds. */
export async function listCategoriesAsJson(db: Database): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    with ${counted}
    select json_build_object('items', coalesce(json_agg(json_build_object(${categoryFields}) order by c.position, c.name), '[]'))::text as json
    from categories c`.execute(db)
  return rows[0]!.json
}

const attributesJson = (which: RawBuilder<unknown>) => sql`
  (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name, 'kind', a.kind, 'unit', a.unit, 'choices', a.choices,
                                              'isFilter', a.is_filter) order by array_position(c.path, a.category_id), a.position), '[]')
   from category_attributes a where ${which})`

/** A category with what stands above and below it, as JSON; null when there is none such. */
export async function findCategoryAsJson(db: Database, by: { slug: string } | { id: string }): Promise<string | null> {
  const isIt = 'slug' in by ? sql`c.slug = ${by.slug}` : sql`c.id = ${by.id}`
  const { rows } = await sql<{ json: string }>`
    with ${counted}
    select json_build_object(${categoryFields}, 'description', c.description,
      'above', (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name) order by array_position(c.path, a.id)), '[]')
                from categories a where a.id = any(c.path) and a.id <> c.id),
      'below', (select coalesce(json_agg(json_build_object('slug', b.slug, 'name', b.name,
                                           'productCount', coalesce((select products from counted k where k.id = b.id), 0))
                                         order by b.position, b.name), '[]')
                from categories b where b.parent_id = c.id),
      'attributes', ${attributesJson(sql`a.category_id = any(c.path)`)},
      'ownAttributes', (select coalesce(json_agg(slug order by position), '[]') from category_attributes where category_id = c.id))::text as json
    from categories c where ${isIt}`.execute(db)
  return rows[0]?.json ?? null
}

/** Writes a new category; false when its address is taken. */
export async function insertCategory(
  db: Database,
  id: string,
  slug: string,
  { name, parentId, position, description, pictureId }: CategoryInput,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into categories (id, slug, name, parent_id, position, description, picture_id, created_at)
    values (${id}, ${slug}, ${name}, ${parentId}, ${position}, ${description}, ${pictureId}, ${at})
    on conflict (slug) do nothing returning id`.execute(db)
  return rows.length > 0
}

/** Holds a category until this transaction ends; false when there is none such. */
export async function lockCategory(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`select from categories where id = ${id} for no key update`.execute(db)
  return rows.length > 0
}

/** Writes what an operator changed; the address stays. */
export async function updateCategory(
  db: Database,
  id: string,
  { name, parentId, position, description, pictureId }: CategoryInput,
): Promise<void> {
  await sql`
    update categories set name = ${name}, parent_id = ${parentId}, position = ${position}, description = ${description}, picture_id = ${pictureId}
    where id = ${id}`.execute(db)
}

/** Makes these the attributes of a category; one that keeps its slug keeps what products say under it. */
export async function replaceAttributes(
  db: Database,
  categoryId: string,
  attributes: readonly (CategoryInput['attributes'][number] & { slug: string })[],
): Promise<void> {
  await sql`delete from category_attributes where category_id = ${categoryId}`.execute(db)
  const rows = attributes.map((attribute) => ({ ...attribute, id: newId() }))
  await sql`
    insert into category_attributes (id, category_id, slug, name, kind, unit, choices, is_filter, position)
    select a.id, ${categoryId}::uuid, a.slug, a.name, a.kind, a.unit, a.choices, a."isFilter", a.position
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (id uuid, slug text, name text, kind text, unit text, choices text[], "isFilter" boolean))
         with ordinality as a (id, slug, name, kind, unit, choices, "isFilter", position)`.execute(db)
}

/** Whether there is such a category, and such a picture of the market's own. */
export async function findCategoryParts(
  db: Database,
  { parentId, pictureId }: { parentId: string | null; pictureId: string | null },
): Promise<{ hasParent: boolean; hasPicture: boolean }> {
  const { rows } = await sql<{ hasParent: boolean; hasPicture: boolean }>`
    select exists (select from categories where id = ${parentId}) as "hasParent",
           exists (select from media where id = ${pictureId}) as "hasPicture"`.execute(db)
  return rows[0]!
}

/**
 * Takes a category down when nothing stands in it or below it, and no commission rule was ever for it. What shops have removed goes to
 * the one above or another, for it has to stand somewhere; imports that fell back on it fall back on none.
 */
export async function deleteCategory(db: Database, id: string): Promise<'gone' | 'in use' | 'not there'> {
  const { rows } = await sql<{ isThere: boolean; isInUse: boolean }>`
    select exists (select from categories where id = ${id}) as "isThere",
           exists (select from products where category_id = ${id} and state <> 'removed') or exists (select from categories where parent_id = ${id})
             or exists (select from commission_rules where category_id = ${id})
             or not exists (select from categories where id <> ${id}) as "isInUse"`.execute(db)
  const { isThere, isInUse } = rows[0]!
  if (!isThere) return 'not there'
  if (isInUse) return 'in use'
  await sql`
    update products set category_id = coalesce(
      (select parent_id from categories where id = ${id}), (select id from categories where id <> ${id} order by position, id limit 1))
    where category_id = ${id} and state = 'removed'`.execute(db)
  await sql`update imports set category_id = null where category_id = ${id}`.execute(db)
  await sql`delete from categories where id = ${id}`.execute(db)
  return 'gone'
}
