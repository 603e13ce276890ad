import type { Download, ShopDownload } from '#shared/api/downloads.schemas.ts'
import type { DownloadRow } from './repository.ts'

/** Whether a download can be fetched at an instant, and why not. */
export function stateOf({ isClosed, openUntil, fetched, most }: DownloadRow, at: Date): Download['state'] {
  if (isClosed) return 'closed'
  if (openUntil <= at) return 'over'
  return fetched >= most ? 'used_up' : 'open'
}

/** A download as its customer sees it. */
export function presentDownload(row: DownloadRow, at: Date): Download {
  const { id, lineId, name, bytes, fetched, most, openUntil } = row
  return { id, lineId, name, bytes, fetched, most, openUntil: openUntil.toISOString(), state: stateOf(row, at) }
}

/** A download as its shop sees it. */
export function presentShopDownload(row: DownloadRow, at: Date): ShopDownload {
  return { ...presentDownload(row, at), fetchedAt: row.fetchedAt }
}
