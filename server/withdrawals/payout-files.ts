/** The statements about files for the bank. */
import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'

export interface WithdrawalToSend {
  id: string
  number: string
  amountMinor: number
  holder: string
  iban: string
  bic: string | null
}

/** Locks the approved withdrawals to bank accounts that stand in no file yet, oldest first. */
export async function lockWithdrawalsToSend(db: Database, currency: string, most: number): Promise<WithdrawalToSend[]> {
  const { rows } = await sql<WithdrawalToSend>`
    select w.id, w.number::text as number, w.amount_minor as "amountMinor", m.holder, m.iban, m.bic
    from withdrawals w join withdraw_methods m on m.id = w.method_id
    where w.state = 'approved' and w.currency = ${currency} and w.payout_file_id is null and m.kind = 'bank'
    order by w.number limit ${most} for no key update of w skip locked`.execute(db)
  return rows
}

/** The number of the next file. */
export async function nextFileNumber(db: Database): Promise<number> {
  const { rows } = await sql<{ number: number }>`select nextval('payout_file_numbers') as number`.execute(db)
  return rows[0]!.number
}

export interface NewPayoutFile {
  id: string
  number: number
  messageId: string
  currency: string
  sumMinor: number
  xml: string
  madeAt: Date
  personId: string | null
}

/** Keeps a file, and notes with its withdrawals that they stand in it. */
export async function insertPayoutFile(db: Database, file: NewPayoutFile, ids: readonly string[]): Promise<void> {
  const { id, number, messageId, currency, sumMinor, xml, madeAt, personId } = file
  await sql`
    insert into payout_files (id, number, message_id, currency, sum_minor, transfer_count, xml, made_at, made_by_person_id)
    values (${id}, ${number}, ${messageId}, ${currency}, ${sumMinor}, ${ids.length}, ${xml}, ${madeAt}, ${personId})`.execute(
    db,
  )
  await sql`update withdrawals set payout_file_id = ${id} where id = any(${ids}::uuid[])`.execute(db)
}

export interface PayoutFileRow {
  id: string
  messageId: string
  currency: string
  sumMinor: number
  transferCount: number
  madeAt: Date
  /** Of its withdrawals, those nobody has noted as paid or failed. */
  openCount: number
}

const fileColumns = sql`
  f.id, f.message_id as "messageId", f.currency, f.sum_minor as "sumMinor", f.transfer_count as "transferCount", f.made_at as "madeAt",
  (select count(*) from withdrawals w where w.payout_file_id = f.id and w.state = 'approved') as "openCount"`

/** Files for the bank, newest first; one more than the page. */
export async function listPayoutFiles(
  db: Database,
  { limit, after }: { limit: number; after: readonly [string, string] | null },
): Promise<PayoutFileRow[]> {
  const { rows } = await sql<PayoutFileRow>`
    select ${fileColumns} from payout_files f
    where ${after ? sql`(f.made_at, f.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by f.made_at desc, f.id desc limit ${limit + 1}`.execute(db)
  return rows
}

/** One file with its text; undefined when there is none. */
export async function findPayoutFile(db: Database, id: string): Promise<(PayoutFileRow & { xml: string }) | undefined> {
  const { rows } = await sql<PayoutFileRow & { xml: string }>`
    select ${fileColumns}, f.xml from payout_files f where f.id = ${id}`.execute(db)
  return rows[0]
}

/** The withdrawals of a file that nobody has noted as paid or failed, oldest first. */
export async function listOpenOfFile(db: Database, fileId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from withdrawals where payout_file_id = ${fileId} and state = 'approved' order by number`.execute(db)
  return rows.map(({ id }) => id)
}
