import { newId } from '#shared/ids.ts'
import { minutesAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import type { Database } from '#server/platform/db/database.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { WrittenFile } from '#server/platform/http/contract.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { mayOpen } from '#server/orders/index.ts'
import { readLink, signLink } from './download-link.ts'
import { downloadClosed, downloadNotFound, downloadOver, downloadUsedUp, linkOver } from './errors.ts'
import { stateOf } from './present.ts'
import {
  countFetch,
  findOwnedDownload,
  findPiece,
  isLinkCounted,
  lockDownload,
  type DownloadRow,
} from './repository.ts'

/** A link is fetched at once, or by what fetches things later; whoever comes by it afterwards finds it over. */
const linkMinutes = 15

const linksOfDownload = { most: 30, seconds: 600 }

/**
 * Signs an address from which who placed the order can fetch a file for a quarter of an hour. Refuses with
 * `download_not_found`, `download_closed`, `download_over`, `download_used_up` or `too_many_attempts`.
 */
export async function openDownload(
  context: Context,
  id: string,
  key: string | undefined,
): Promise<{ url: string; until: string }> {
  const download = await findOwnedDownload(context.db, id)
  if (!download || !mayOpen(context, download, key)) throw downloadNotFound()
  const now = context.clock.now()
  refuseUnlessOpen(download, now)
  await limitRate(context, `download ${id}`, linksOfDownload)
  const until = minutesAfter(now, linkMinutes)
  const name = signLink(context.config, { id: newId(), downloadId: id, until })
  return { url: `/api/download-links/${name}`, until: until.toISOString() }
}

/**
 * The file behind a signed address, sent piece by piece. A link is counted once, for browsers may ask twice for what they keep once, and
 * take up what broke off; who only asks what is there (`isLookOnly`) is not counted. Refuses with `download_not_found` (nobody signed it), `link_over`, `download_closed`, `download_over` or `download_used_up`.
 */
export async function fetchDownload(
  context: Context,
  name: string,
  { isLookOnly }: { isLookOnly: boolean },
): Promise<WrittenFile> {
  const link = readLink(context.config, name)
  if (!link) throw downloadNotFound()
  const now = context.clock.now()
  if (link.until <= now) throw linkOver()
  const download = await inTransaction(context, async (tx) => {
    const found = await lockDownload(tx.db, link.downloadId)
    if (!found) throw downloadNotFound()
    const isCounted = await isLinkCounted(tx.db, link.id)
    refuseUnlessOpen(found, now, { isCounted })
    if (!isLookOnly && !isCounted) await countFetch(tx.db, { downloadId: found.id, linkId: link.id, at: now })
    return found
  })
  const pieces = piecesOf(context.db, download)
  return new WrittenFile(pieces, 'application/octet-stream', download.name, download.bytes)
}

function refuseUnlessOpen(download: DownloadRow, now: Date, { isCounted = false } = {}): void {
  const state = stateOf(download, now)
  if (state === 'closed') throw downloadClosed()
  if (state === 'over') throw downloadOver()
  if (state === 'used_up' && !isCounted) throw downloadUsedUp(download.most)
}

async function* piecesOf(db: Database, { fileId, version }: DownloadRow): AsyncIterable<Buffer> {
  for (let position = 0; ; position++) {
    const bytes = await findPiece(db, { fileId, version, position })
    if (!bytes) return
    yield bytes
  }
}
