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

/** Writes down what pictures show, in words; an empty text takes away what was written. */
export async function describePictures(db: Database, pictures: readonly { id: string; alt: string }[]): Promise<void> {
  if (pictures.length === 0) return
  await sql`
    update media m set alt = d.alt from jsonb_to_recordset(${JSON.stringify(pictures)}::jsonb) as d (id uuid, alt text)
    where m.id = d.id and m.alt <> d.alt`.execute(db)
}

/** The row of a picture; undefined when it is gone. */
export async function findPicture(
  db: Database,
  id: string,
): Promise<Pick<PictureRow, 'storageKey' | 'widths'> | undefined> {
  const { rows } = await sql<Pick<PictureRow, 'storageKey' | 'widths'>>`
    select storage_key as "storageKey", widths from media where id = ${id}`.execute(db)
  return rows[0]
}

/** Says at which widths the files of a picture are there. */
export async function setWidths(db: Database, id: string, widths: readonly number[]): Promise<void> {
  await sql`update media set widths = ${widths}::integer[] where id = ${id}`.execute(db)
}

/** A column that points at pictures. */
export interface PictureUse {
  table: string
  column: string
  isArray: boolean
}

/** Every column that points at pictures; what goes with a picture by itself does not count. */
export async function findUses(db: Database): Promise<PictureUse[]> {
  const { rows } = await sql<PictureUse>`
    select c.conrelid::regclass::text as table, a.attname::text as column, false as "isArray"
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'media'::regclass and c.confdeltype <> 'c'
    union all
    select a.attrelid::regclass::text, a.attname::text, true
    from pg_attribute a join pg_class t on t.oid = a.attrelid and t.relkind = 'r'
    where a.attname = 'picture_ids' and a.atttypid = 'uuid[]'::regtype and t.relnamespace = 'public'::regnamespace`.execute(
    db,
  )
  return rows
}

/**
 * The pictures to look at next, as ids from one to another, and moves on behind them; after the last begins anew. Null when
 * another process is at it, or there is none.
 */
export async function moveSweep(db: Database, most: number): Promise<{ from: string; to: string } | null> {
  const { rows: places } = await sql<{ afterId: string | null }>`
    select after_id as "afterId" from media_sweep for update skip locked`.execute(db)
  const [place] = places
  if (!place) return null
  const { rows } = await sql<{ from: string | null; to: string | null; count: number }>`
    select min(id::text) as from, max(id::text) as to, count(*) as count
    from (select id from media where ${place.afterId}::uuid is null or id > ${place.afterId}::uuid
          order by id limit ${most}::integer) m`.execute(db)
  const { from, to, count } = rows[0]!
  await sql`update media_sweep set after_id = ${count < most ? null : to}::uuid`.execute(db)
  return from && to ? { from, to } : null
}

/** Deletes the pictures of a range that came before an instant and that none of the uses points at. */
export async function deleteUnused(
  db: Database,
  { from, to, before, uses }: { from: string; to: string; before: Date; uses: readonly PictureUse[] },
): Promise<Pick<PictureRow, 'storageKey' | 'width' | 'widths'>[]> {
  const unused = uses.map(({ table, column, isArray }) => {
    const ref = sql.ref(`u.${column}`)
    const points = isArray ? sql`${ref} @> array[m.id]` : sql`${ref} = m.id`
    return sql`and not exists (select from ${sql.table(table)} u where ${points})`
  })
  const { rows } = await sql<Pick<PictureRow, 'storageKey' | 'width' | 'widths'>>`
    delete from media m
    where m.id between ${from}::uuid and ${to}::uuid and m.created_at < ${before} ${sql.join(unused, sql` `)}
    returning m.storage_key as "storageKey", m.width, m.widths`.execute(db)
  return rows
}
