import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'
import { namesOfPicture } from '#server/platform/media/index.ts'
import { partsOfTheirs, personalTables, type PersonalTable, type Somebody } from './personal-data.ts'

export interface DataExportRow {
  id: string
  askedAt: Date
  readyAt: Date | null
  expiresAt: Date
}

const exportMembers = sql`id, asked_at as "askedAt", ready_at as "readyAt", expires_at as "expiresAt"`

/** Copies of a person's data that have not expired, newest first. */
export async function listExportsOf(db: Database, personId: string, at: Date): Promise<DataExportRow[]> {
  const { rows } = await sql<DataExportRow>`
    select ${exportMembers} from data_exports where person_id = ${personId} and expires_at > ${at}
    order by asked_at desc, id desc`.execute(db)
  return rows
}

/** Writes down that a person wants a copy. */
export async function insertExport(
  db: Database,
  { id, personId, askedAt, expiresAt }: { id: string; personId: string; askedAt: Date; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into data_exports (id, person_id, asked_at, expires_at)
    values (${id}, ${personId}, ${askedAt}, ${expiresAt})`.execute(db)
}

/** Whose copy is still to be made; null when it is made, or gone. */
export async function findExportToMake(db: Database, id: string): Promise<Somebody | null> {
  const { rows } = await sql<Somebody>`
    select p.id as "personId", p.email::text as email, p.name
    from data_exports e join people p on p.id = e.person_id where e.id = ${id} and e.ready_at is null`.execute(db)
  return rows[0] ?? null
}

/** Keeps a copy that was made; false when another run has made it. */
export async function keepExport(
  db: Database,
  { id, bytes, at, expiresAt }: { id: string; bytes: Buffer; at: Date; expiresAt: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update data_exports set bytes = ${bytes}, ready_at = ${at}, expires_at = ${expiresAt}
    where id = ${id} and ready_at is null returning id`.execute(db)
  return rows.length > 0
}

/** The bytes of a person's copy; null when it is not theirs, not ready or expired. */
export async function findExportBytes(db: Database, personId: string, id: string, at: Date): Promise<Buffer | null> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from data_exports
    where id = ${id} and person_id = ${personId} and expires_at > ${at} and bytes is not null`.execute(db)
  return rows[0]?.bytes ?? null
}

/** Forgets copies whose time is over. */
export async function deleteOldExports(db: Database, at: Date): Promise<void> {
  await sql`delete from data_exports where expires_at < ${at}`.execute(db)
}

/** The tables of which a copy has the rows that are somebody's, or parts of something that is. */
export const copiedTables = [...Object.keys(personalTables), ...Object.keys(partsOfTheirs)]

/**
 * Every row of a table that is somebody's, without what is secret and what is between shop and market; with the names of the shop
 * and the product it points at.
 */
export async function rowsAbout(db: Database, table: string, whose: Somebody): Promise<Record<string, unknown>[]> {
  const {
    of,
    secret = [],
    internal = [],
  }: Partial<PersonalTable> & Pick<PersonalTable, 'of'> = personalTables[table] ?? partsOfTheirs[table]!
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select jsonb_strip_nulls(jsonb_build_object('shop', s.name, 'product', p.title)) || (x.row - ${[...secret, ...internal]}::text[]) as row
    from ${sql.table(table)} t
    cross join lateral (select to_jsonb(t) as row) x
    left join shops s on s.id = (x.row ->> 'shop_id')::uuid
    left join products p on p.id = (x.row ->> 'product_id')::uuid
    where ${of(whose)}`.execute(db)
  return rows.map(({ row }) => row)
}

/** The files of somebody that a table keeps, each under its name in the copy. */
export async function filesAbout(
  db: Database,
  table: string,
  whose: Somebody,
): Promise<{ name: string; bytes: Buffer }[]> {
  const { of, file } = personalTables[table]!
  if (!file) return []
  const { rows } = await sql<{ name: string; bytes: Buffer }>`
    select ${file} as name, t.bytes from ${sql.table(table)} t where ${of(whose)}`.execute(db)
  return rows
}

/** Erases what a table knows about somebody, each column as its fate says. */
export async function eraseFrom(db: Database, table: string, whose: Somebody): Promise<void> {
  const { of, erased } = personalTables[table]!
  if (erased === 'rows go') {
    await sql`delete from ${sql.table(table)} t where ${of(whose)}`.execute(db)
    return
  }
  const changes = Object.entries(erased).flatMap(([column, fate]) =>
    'becomes' in fate ? [sql`${sql.ref(column)} = ${fate.becomes}`] : [],
  )
  if (changes.length === 0) return
  await sql`update ${sql.table(table)} t set ${sql.join(changes)} where ${of(whose)}`.execute(db)
}

/** What keeps a person from being erased, in words of the house; none when nothing does. */
export async function findHindrances(db: Database, personId: string): Promise<('office' | 'shop' | 'orders')[]> {
  const { rows } = await sql<{ office: boolean; shop: boolean; orders: boolean }>`
    select
      exists (select from operators where person_id = ${personId}) as office,
      exists (select from shop_members m join shops s on s.id = m.shop_id
        where m.person_id = ${personId} and s.state not in ('closed', 'declined')) as shop,
      exists (select from orders o where o.person_id = ${personId}
        and (o.state not in ('completed', 'cancelled', 'expired')
          or exists (select from returns r where r.order_id = o.id and r.state in ('requested', 'accepted', 'received'))
          or exists (select from disputes d where d.order_id = o.id and d.state in ('raised', 'open', 'decided', 'appealed')))
      ) or exists (select from subscriptions sub where sub.person_id = ${personId} and sub.ended_at is null) as orders`.execute(
    db,
  )
  const { office, shop, orders } = rows[0]!
  return [
    ...(office ? ['office' as const] : []),
    ...(shop ? ['shop' as const] : []),
    ...(orders ? ['orders' as const] : []),
  ]
}

/** Writes down when a person will be erased; null takes it back. */
export async function setErasure(db: Database, personId: string, dueAt: Date | null): Promise<void> {
  await sql`update people set erasure_due_at = ${dueAt} where id = ${personId} and erased_at is null`.execute(db)
}

/** People whose time has come, so many at most. */
export async function findDueErasures(db: Database, at: Date, most: number): Promise<Somebody[]> {
  const { rows } = await sql<Somebody>`
    select id as "personId", email::text as email, name from people
    where erasure_due_at <= ${at} and erased_at is null order by erasure_due_at, id limit ${most}`.execute(db)
  return rows
}

/** Locks a person who is still to be erased; false when they have been, or have changed their mind. */
export async function lockToErase(db: Database, personId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    select from people where id = ${personId} and erasure_due_at <= ${at} and erased_at is null for update`.execute(db)
  return rows.length > 0
}

/** Takes the pictures of a person that nothing shows any more; answers the names of their files. */
export async function takeUnshownPictures(db: Database, personId: string): Promise<string[]> {
  await sql`update people set avatar_id = null where id = ${personId}`.execute(db)
  const { rows } = await sql<{ storageKey: string; widths: number[]; width: number }>`
    delete from media m where m.person_id = ${personId} and m.shop_id is null
      and not exists (select from order_pictures x where x.media_id = m.id)
      and not exists (select from messages x where x.picture_id = m.id)
      and not exists (select from message_history x where x.picture_id = m.id)
      and not exists (select from review_pictures x where x.media_id = m.id)
      and not exists (select from people x where x.avatar_id = m.id)
    returning m.storage_key as "storageKey", m.widths, m.width`.execute(db)
  return rows.flatMap(namesOfPicture)
}

/**
 * Takes the words out of letters and notices to others that name somebody. They have arrived long ago: what is left here is
 * the copy that was sent, and its key.
 */
export async function forgetLettersNaming(db: Database, { name, email }: Somebody, before: Date): Promise<void> {
  // A word of its own, whatever stands around it: Ana is not meant in Canada.
  const pattern = `\\m${name.replaceAll(/[^\p{L}\p{N}\s]/gu, '\\$&')}\\M`
  await sql`
    update mails set subject = 'Forgotten', html = '', plain = '', gist = null
    where created_at < ${before} and (plain ~* ${pattern} or subject ~* ${pattern} or position(${email} in lower(plain)) > 0)`.execute(
    db,
  )
  await sql`
    update notices set title = 'Forgotten', words = ''
    where told_at < ${before} and (words ~* ${pattern} or title ~* ${pattern} or position(${email} in lower(words)) > 0)`.execute(
    db,
  )
}

/** Closes an erased account for good. */
export async function closeErased(db: Database, personId: string, at: Date): Promise<void> {
  await sql`
    update people set erased_at = ${at}, disabled_at = coalesce(disabled_at, ${at}), erasure_due_at = null
    where id = ${personId}`.execute(db)
}

/** When the first person after an instant is erased. */
export async function nextErasure(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`select min(erasure_due_at) as at from people where erased_at is null and erasure_due_at > ${after}`,
  )
}
