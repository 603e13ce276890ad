/** The first page: what it names, and how it is kept. */
import { sql } from 'kysely'
import type { Picture } from '#shared/api/values.schemas.ts'
import type { HomeInput } from '#shared/api/home.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'

export interface NamedThing {
  id: string
  name: string
}

/** Which of these there are: the picture, products and shops in any state with their names, in the order given. */
export async function findHomeParts(
  db: Database,
  {
    pictureId,
    productIds,
    shopIds,
  }: { pictureId: string | null; productIds: readonly string[]; shopIds: readonly string[] },
): Promise<{ hasPicture: boolean; picture: Picture | null; products: NamedThing[]; shops: NamedThing[] }> {
  const { rows } = await sql<{
    hasPicture: boolean
    picture: Picture | null
    products: NamedThing[]
    shops: NamedThing[]
  }>`
    select exists (select from media where id = ${pictureId}) as "hasPicture",
           picture_json(${pictureId}::uuid) as picture,
           (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.title) order by array_position(${productIds}::uuid[], p.id)), '[]')
            from products p where p.id = any(${productIds}::uuid[])) as products,
           (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by array_position(${shopIds}::uuid[], s.id)), '[]')
            from shops s where s.id = any(${shopIds}::uuid[])) as shops`.execute(db)
  return rows[0]!
}

/** The picture at the top as pages show it. */
export async function findHeroPicture(db: Database, pictureId: string): Promise<Picture | null> {
  const { rows } = await sql<{ picture: Picture | null }>`select picture_json(${pictureId}::uuid) as picture`.execute(
    db,
  )
  return rows[0]!.picture
}

/** Keeps an arrangement; every process is told by the trigger of the settings. */
export async function updateHome(db: Database, { hero, sections }: HomeInput, at: Date): Promise<void> {
  const { pictureId, ...words } = hero
  await sql`
    update market_settings set home = ${JSON.stringify({ hero: words, sections })}::jsonb, home_picture_id = ${pictureId}, updated_at = ${at}`.execute(
    db,
  )
}
