import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

/** Whose picture it is; a shop's belongs to the shop, also after the person has left. */
export interface PictureOwner {
  shopId: string | null
  personId: string | null
}

/** A picture as it stands in the table. */
export interface PictureRow {
  id: string
  storageKey: string
  width: number
  height: number
  widths: number[]
  alt: string
  color: string
}

/** Writes the row of a picture whose files are in the storage. */
export async function insertPicture(db: Database, picture: PictureRow, owner: PictureOwner, at: Date): Promise<void> {
  const { id, storageKey, width, height, widths, alt, color } = picture
  await db
    .insertInto('media')
    .values({
      id,
      storage_key: storageKey,
      width,
      height,
      widths,
      alt,
      color,
      shop_id: owner.shopId,
      person_id: owner.personId,
      created_at: at,
    })
    .execute()
}

/** Which of these pictures belong to the shop. */
export async function findPicturesOfShop(db: Database, shopId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from media where id = any(${ids}::uuid[]) and shop_id = ${shopId}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Which of these pictures a person brought for themselves. */
export async function findPicturesOfPerson(
  db: Database,
  personId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from media where id = any(${ids}::uuid[]) and person_id = ${personId} and shop_id is null`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Writes down what pictures show, in words; an empty text leaves what is written. */
export async function describePictures(db: Database, pictures: readonly { id: string; alt: string }[]): Promise<void> {
  const described = pictures.filter(({ alt }) => alt !== '')
  if (described.length === 0) return
  await sql`
    update media m set alt = d.alt from jsonb_to_recordset(${JSON.stringify(described)}::jsonb) as d (id uuid, alt text)
    where m.id = d.id and m.alt <> d.alt`.execute(db)
}
