import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Database } from '../db/database.ts'
import type { WrittenLetter } from './letter.ts'
import type { AttachmentKey } from './port.ts'

/** A letter to somebody, under the key by which it is mailed once. */
export interface Mail {
  key: string
  to: string
  letter: WrittenLetter
  /** The files that go with it. */
  attachments?: readonly AttachmentKey[]
}

/** Keeps mails under their keys, in one statement; answers the ids of those that are new under their key and wanted. */
export async function insertMails(
  db: Database,
  mails: readonly Mail[],
  { at, declined }: { at: Date; declined: ReadonlySet<string> },
): Promise<string[]> {
  const list = mails.map(({ key, to, letter, attachments = [] }) => ({
    id: newId(),
    key,
    recipient: to,
    subject: letter.subject,
    html: letter.html,
    plain: letter.plain,
    attachments,
    isDeclined: declined.has(key),
  }))
  const { rows } = await sql<{ id: string; isDeclined: boolean }>`
    insert into mails (id, key, recipient, subject, html, plain, attachments, created_at, declined_at)
    select m.id, m.key, m.recipient, m.subject, m.html, m.plain, m.attachments, ${at}::timestamptz,
      case when m."isDeclined" then ${at}::timestamptz end
    from json_to_recordset(${JSON.stringify(list)}::json)
      as m (id uuid, key text, recipient text, subject text, html text, plain text, attachments jsonb, "isDeclined" boolean)
    on conflict (key) do nothing
    returning id, declined_at is not null as "isDeclined"`.execute(db)
  return rows.filter(({ isDeclined }) => !isDeclined).map(({ id }) => id)
}

/** A mail that has not been sent yet. */
export async function findUnsentMail(db: Database, id: string) {
  const mail = await db
    .selectFrom('mails')
    .select(['id', 'recipient', 'subject', 'html', 'plain', 'attachments'])
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  return mail && { ...mail, attachments: mail.attachments as unknown as AttachmentKey[] }
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
    .where('declined_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** A whole mail. */
export async function findMail(db: Database, id: string) {
  return await db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst()
}
