import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '#server/config.ts'

/**
 * The name of an address from which a download is fetched, good until an instant: the download, the second in which it ends,
 * and an HMAC over both.
 */
export function signLink(config: Config, downloadId: string, until: Date): string {
  const ends = Math.floor(until.getTime() / 1_000).toString(36)
  return `${downloadId}.${ends}.${macOf(config, downloadId, ends).toString('base64url')}`
}

/** What a name says, if this market signed it; null otherwise. Whether it is over is for the caller to see. */
export function readLink(config: Config, name: string): { downloadId: string; until: Date } | null {
  const [downloadId = '', ends = '', mac = ''] = name.split('.')
  const given = Buffer.from(mac, 'base64url')
  const right = macOf(config, downloadId, ends)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  return { downloadId, until: new Date(Number.parseInt(ends, 36) * 1_000) }
}

function macOf({ secret }: Config, downloadId: string, ends: string): Buffer {
  return createHmac('sha256', secret).update(`download ${downloadId} ${ends}`).digest()
}
