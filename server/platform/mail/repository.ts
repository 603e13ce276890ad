import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Database } from '../db/database.ts'
import type { Letter } from './letter.ts'

/** Keeps a mail under its key; answers its id, or null when that key was mailed already. */
export async function insertMail(
  db: Database,
  { key, to, letter, at }: { key: string; to: string; letter: Letter; at: Date },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into mails (id, key, recipient, subject, html, plain, created_at)
    values (${newId()}, ${key}, ${to}, ${letter.subject}, ${letter.html}, ${letter.plain}, ${at})
    on conflict (key) do nothing
    returning id`.execute(db)
  return rows[0]?.id ?? null
}

/** A mail that has not been sent yet. */
export async function findUnsentMail(db: Database, id: string) {
  return await db
    .selectFrom('mails')
    .select(['id', 'recipient', 'subject', 'html', 'plain'])
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
}

/** Writes down that a mail left the house. */
export async function markSent(db: Database, id: string, at: Date): Promise<void> {
  await db.updateTable('mails').set({ sent_at: at }).where('id', '=', id).execute()
}

/** The newest mails, newest first. */
export async function listMails(db: Database, limit: number) {
  return await db
    .selectFrom('mails')
    .select(['id', 'recipient', 'subject', 'created_at', 'sent_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** A whole mail. */
export async function findMail(db: Database, id: string) {
  return await db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst()
}
