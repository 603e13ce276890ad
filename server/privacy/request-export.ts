import { newId } from '#shared/ids.ts'
import { checkOwnPassword } from '#server/identity/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { makeExport } from './make-export.ts'
import { insertExport, type DataExportRow } from './repository.ts'

const exportsOfPerson = { most: 5, seconds: 86_400 }
/** Long enough that a market which was closed still makes it. */
const waitDays = 7

/** Asks for a copy of a person's data, which a job makes. Refuses with `wrong_password` or `too_many_attempts`. */
export async function requestExport(context: Context, personId: string, password: string): Promise<DataExportRow> {
  await checkOwnPassword(context, personId, password)
  await limitRate(context, `data exports of ${personId}`, exportsOfPerson)
  const askedAt = context.clock.now()
  const wanted = { id: newId(), askedAt, readyAt: null, expiresAt: daysAfter(askedAt, waitDays) }
  await inTransaction(context, async (tx) => {
    await insertExport(tx.db, { ...wanted, personId })
    await tx.jobs.enqueue(tx, makeExport, { exportId: wanted.id })
  })
  return wanted
}
