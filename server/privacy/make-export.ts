import { strToU8, zipSync } from 'fflate'
import { daysAfter } from '#server/platform/clock.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Context } from '#server/platform/context.ts'
import { defineJob } from '#server/platform/jobs.ts'
import { queueMail } from '#server/platform/mail/index.ts'
import { mediaName } from '#server/platform/media/index.ts'
import { letters } from './letters/index.ts'
import { personalTables } from './personal-data.ts'
import { copiedTables, filesAbout, findExportToMake, keepExport, rowsAbout } from './repository.ts'

/** For so long a copy lies ready. */
export const exportDays = 7

interface PictureRow {
  id: string
  storage_key: string
  width: number
}

/** Their pictures as they are shown largest, under the ids by which the tables name them. */
async function picturesOf({ ports }: Context, rows: readonly PictureRow[]): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {}
  for (const { id, storage_key: key, width } of rows) {
    const bytes = await ports.storage.find(mediaName(key, width, 'jpg'))
    if (bytes) files[`pictures/${id}.jpg`] = bytes
  }
  return files
}

/** A name that leads to no other folder wherever the zip is unpacked; the first part is ours. */
function safe(name: string): string {
  const [folder, ...rest] = name.split('/')
  return `${folder}/${rest.join('_').replaceAll(/[\\\p{Cc}]/gu, '_')}`
}

/**
 * Makes a copy of all that is known about a person: a zip with a JSON file for each table that knows something, their pictures and
 * the files they have sent or signed.
 */
export const makeExport = defineJob<{ exportId: string }>({
  name: 'make-data-export',
  async run(context, { exportId }) {
    const whose = await findExportToMake(context.db, exportId)
    if (!whose) return
    const files: Record<string, Uint8Array> = {}
    for (const table of copiedTables) {
      const rows = await rowsAbout(context.db, table, whose)
      if (rows.length > 0) files[`${table}.json`] = strToU8(JSON.stringify(rows, null, 2))
      if (table === 'media') Object.assign(files, await picturesOf(context, rows as unknown as PictureRow[]))
    }
    for (const table of Object.keys(personalTables)) {
      for (const { name, bytes } of await filesAbout(context.db, table, whose)) files[`files/${safe(name)}`] = bytes
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
