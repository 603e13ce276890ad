import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { downloadClosed, downloadNotFound } from './errors.ts'
import { mostFetches, openDays } from './hand-out-files.ts'
import { findDownload, openAgain, type DownloadRow } from './repository.ts'

/**
 * Lets a customer of the own shop fetch a file again, as long and as often as at first. Refuses with `download_not_found`, or
 * `download_closed` when the order was cancelled or its money went back.
 */
export async function giveAgain(tx: Context, downloadId: string): Promise<DownloadRow> {
  const { shopId } = ownShopOf(tx)
  const openUntil = daysAfter(tx.clock.now(), openDays)
  if (!(await openAgain(tx.db, shopId, { downloadId, openUntil, more: mostFetches }))) throw downloadNotFound()
  const download = await findDownload(tx.db, downloadId)
  invariant(download, `download ${downloadId} is there`)
  if (download.isClosed) throw downloadClosed()
  return download
}
