import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { Act } from './note-act.ts'

/** Adds a line to the audit log. */
export async function insertAct(
  db: Database,
  {
    act,
    subject,
    subjectId,
    detail = {},
    byKind,
    personId,
    at,
  }: Act & { byKind: string; personId: string | null; at: Date },
): Promise<void> {
  await sql`
    insert into audit_log (id, at, person_id, by_kind, act, subject, subject_id, detail)
    values (${newId()}, ${at}, ${personId}, ${byKind}, ${act}, ${subject}, ${subjectId}, ${JSON.stringify(detail)}::jsonb)`.execute(
    db,
  )
}
