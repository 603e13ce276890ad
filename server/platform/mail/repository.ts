import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Language } from '#shared/languages.ts'
import type { Database } from '../db/database.ts'
import { gistOf, type Gist, type LetterWriter, type WrittenLetter } from './letter.ts'
import type { AttachmentKey, Heard, PauseReason } from './port.ts'

/** A path of the market that shows a person, signed in, what a letter is about. Nobody else is told of it in the pages. */
export interface OwnPage {
  personId: string
  path: string
}

/** A letter to somebody, under the key by which it is mailed once. */
export interface Mail {
  key: string
  to: string
  write: LetterWriter
  /** What is known of the reader's language without looking at an account; what their account says goes before. */
  language?: Language | null
  /** The files that go with it. */
  attachments?: readonly AttachmentKey[]
  /**
   * Where its notice leads instead of where its button does, of a letter that always leaves; null where it is told by mail alone.
   */
  page?: OwnPage | null
  /** Somebody has just asked that it goes to this very address: it does, whatever bounced there before. */
  isAskedFor?: boolean
}

/** A letter to somebody as it is kept. */
export type WrittenMail = Omit<Mail, 'write' | 'language'> & { letter: WrittenLetter }

/**
 * Keeps mails under their keys, in one statement; answers the ids of those that are new under their key and leave now. `queuedAt`
 * is when they are queued to be sent, null where nothing can be.
 */
export async function insertMails(
  db: Database,
  mails: readonly WrittenMail[],
  { at, queuedAt, heard }: { at: Date; queuedAt: Date | null; heard: ReadonlyMap<string, Heard> },
): Promise<string[]> {
  const list = mails.map(({ key, to, letter, attachments = [] }) => ({
    id: newId(),
    key,
    recipient: to,
    subject: letter.subject,
    html: letter.html,
    plain: letter.plain,
    attachments,
    gist: gistOf(letter.text) ?? null,
    isDeclined: heard.get(key)?.isDeclined ?? false,
    heldUntil: heard.get(key)?.held?.until ?? null,
    isForDigest: heard.get(key)?.held?.isForDigest ?? false,
  }))
  const { rows } = await sql<{ id: string; leavesNow: boolean }>`
    insert into mails (id, key, recipient, subject, html, plain, attachments, gist, created_at, declined_at, held_until, is_for_digest,
                       queued_at)
    select m.id, m.key, m.recipient, m.subject, m.html, m.plain, m.attachments, m.gist, ${at}::timestamptz,
      case when m."isDeclined" then ${at}::timestamptz end,
      case when not m."isDeclined" then m."heldUntil" end, m."isForDigest",
      case when not m."isDeclined" and m."heldUntil" is null then ${queuedAt}::timestamptz end
    from json_to_recordset(${JSON.stringify(list)}::json)
      as m (id uuid, key text, recipient text, subject text, html text, plain text, attachments jsonb, gist jsonb,
        "isDeclined" boolean, "heldUntil" timestamptz, "isForDigest" boolean)
    on conflict (key) do nothing
    returning id, declined_at is null and held_until is null as "leavesNow"`.execute(db)
  return rows.filter(({ leavesNow }) => leavesNow).map(({ id }) => id)
}

/** A mail that has not been sent yet, nor kept back, with why its address is paused. */
export async function findUnsentMail(db: Database, id: string) {
  const mail = await db
    .selectFrom('mails as m')
    .leftJoin('paused_addresses as a', (join) =>
      join.onRef('a.address', '=', 'm.recipient').on('a.resumed_at', 'is', null),
    )
    .select(['m.id', 'm.key', 'm.recipient', 'm.subject', 'm.html', 'm.plain', 'm.attachments', 'a.reason as pause'])
    .where('m.id', '=', id)
    .where('m.sent_at', 'is', null)
    .where('m.not_sent_because', 'is', null)
    .where('m.declined_at', 'is', null)
    .executeTakeFirst()
  return (
    mail && {
      ...mail,
      attachments: mail.attachments as unknown as AttachmentKey[],
      pause: mail.pause as PauseReason | null,
    }
  )
}

/** A letter that has waited. */
export interface HeldMail {
  id: string
  key: string
  recipient: string
  isForDigest: boolean
  gist: Gist | null
}

/** The letters whose time to wait is over, of so many recipients at most, oldest first; answers of how many they are. */
export async function takeDueMails(
  db: Database,
  at: Date,
  most: number,
): Promise<{ mails: HeldMail[]; recipients: number }> {
  const { rows } = await sql<HeldMail>`
    select m.id, m.key, m.recipient::text as recipient, m.is_for_digest as "isForDigest", m.gist from mails m
    where m.held_until <= ${at} and m.recipient in (
      select d.recipient from mails d where d.held_until <= ${at} group by d.recipient order by min(d.held_until) limit ${most})
    order by m.created_at, m.id for update of m skip locked`.execute(db)
  return { mails: rows, recipients: new Set(rows.map(({ recipient }) => recipient.toLowerCase())).size }
}

/** These letters wait no longer; `queuedAt` as for new ones. */
export async function releaseMails(db: Database, ids: readonly string[], queuedAt: Date | null): Promise<void> {
  await sql`update mails set held_until = null, queued_at = ${queuedAt} where id = any(${ids}::uuid[])`.execute(db)
}

/**
 * Takes letters that were queued before `since` and have neither left nor been kept back, the longest waiting first, and that were
 * queued again fewer than `mostTimes`; answers their ids, queued anew `at`.
 */
export async function takeStuckMails(
  db: Database,
  { since, at, mostTimes, most }: { since: Date; at: Date; mostTimes: number; most: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update mails set queued_at = ${at}, times_queued = times_queued + 1
    where id in (
      select id from mails
      where sent_at is null and not_sent_because is null and queued_at < ${since} and times_queued < ${mostTimes}
      order by queued_at limit ${most} for update skip locked)
    returning id`.execute(db)
  return rows.map(({ id }) => id)
}

/** How many letters were queued before `since` and have not left: those that are tried again, and those that were given up. */
export async function countStuckMails(
  db: Database,
  { since, mostTimes }: { since: Date; mostTimes: number },
): Promise<{ waiting: number; givenUp: number }> {
  const { rows } = await sql<{ waiting: number; givenUp: number }>`
    select count(*) filter (where times_queued < ${mostTimes})::integer as waiting,
           count(*) filter (where times_queued >= ${mostTimes})::integer as "givenUp"
    from mails where sent_at is null and not_sent_because is null and queued_at < ${since}`.execute(db)
  return rows[0]!
}

/** These letters were told in a digest, and are not sent by themselves. */
export async function markDigested(db: Database, ids: readonly string[], at: Date): Promise<void> {
  await sql`update mails set held_until = null, digested_at = ${at} where id = any(${ids}::uuid[])`.execute(db)
}

/** Writes down that a mail left the house. */
export async function markSent(db: Database, id: string, at: Date): Promise<void> {
  await db.updateTable('mails').set({ sent_at: at }).where('id', '=', id).execute()
}

/** Writes down that a mail does not leave, because its address is paused. */
export async function markNotSent(db: Database, id: string, because: PauseReason): Promise<void> {
  await db.updateTable('mails').set({ not_sent_because: because }).where('id', '=', id).execute()
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
