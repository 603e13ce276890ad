import { strToU8, zipSync } from 'fflate'
import { daysAfter } from '#server/platform/clock.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { defineJob } from '#server/platform/jobs.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import { letters } from './letters/index.ts'
import { personalTables } from './personal-data.ts'
import { findExportToMake, keepExport, rowsAbout } from './repository.ts'

/** For so long a copy lies ready. */
export const exportDays = 7

/** Makes a copy of all that is known about a person: a zip with a JSON file for each table that knows something. */
export const makeExport = defineJob<{ exportId: string }>({
  name: 'make-data-export',
  async run(context, { exportId }) {
    const whose = await findExportToMake(context.db, exportId)
    if (!whose) return
    const files: Record<string, Uint8Array> = {}
    for (const table of Object.keys(personalTables)) {
      const rows = await rowsAbout(context.db, table, whose)
      if (rows.length > 0) files[`${table}.json`] = strToU8(JSON.stringify(rows, null, 2))
    }
    const at = context.clock.now()
    const bytes = Buffer.from(zipSync(files))
    await inTransaction(context, async (tx) => {
      const isKept = await keepExport(tx.db, { id: exportId, bytes, at, expiresAt: daysAfter(at, exportDays) })
      if (!isKept) return
      const about = { days: exportDays, url: `${tx.config.publicUrl}/account/privacy` }
      await queueMail(tx, {
        key: `data-export:${exportId}`,
        to: whose.email,
        write: ({ language }) => letters[language].exportReadyLetter(about),
      })
    })
  },
})
