import type { AuditEntry } from '#shared/api/audit.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { csvLine, csvMark } from '#server/platform/csv.ts'
import { ReadyFile } from '#server/platform/http/contract.ts'
import { listEntries, type EntrySearch } from './entry-lists.ts'

const mostLines = 20_000

/** The lines of the log that match, newest first, as CSV; the newest twenty thousand of them. */
export async function exportEntries(context: Context, search: EntrySearch): Promise<ReadyFile> {
  const heads = 'Number,At,By,Person,Shop,Door,Act,Subject,Subject id,Reason,Address,Request,Changes,Hash'
  const lines = [csvLine(heads.split(','))]
  let after: string | undefined
  do {
    const { items, next } = await listEntries(context.db, { ...search, limit: 500, after })
    lines.push(...items.map(line))
    after = next ?? undefined
  } while (after !== undefined && lines.length <= mostLines)
  const day = context.clock.now().toISOString().slice(0, 10)
  return new ReadyFile(Buffer.from(csvMark + lines.join('')), 'text/csv; charset=utf-8', `audit-${day}.csv`)
}

function line(entry: AuditEntry): string {
  return csvLine([
    entry.number === null ? '' : String(entry.number),
    entry.at,
    entry.by,
    entry.person?.name ?? '',
    entry.shop?.name ?? '',
    entry.door ?? '',
    entry.act,
    entry.subject ?? '',
    entry.subjectId ?? '',
    entry.reason,
    entry.address ?? '',
    entry.requestId,
    entry.changes.length > 0 ? JSON.stringify(entry.changes) : '',
    entry.hash ?? '',
  ])
}
