import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '#server/config.ts'

/** What the name of an address from which a download is fetched says: itself, the download, and until when it is good. */
export interface DownloadLink {
  id: string
  downloadId: string
  until: Date
}

/** The name of a link: the download, the second in which it ends, the link, and an HMAC over them. */
export function signLink(config: Config, { id, downloadId, until }: DownloadLink): string {
  const ends = Math.floor(until.getTime() / 1_000).toString(36)
  const said = `${downloadId}.${ends}.${id}`
  return `${said}.${macOf(config, said).toString('base64url')}`
}

/** What a name says, if this market signed it; null otherwise. Whether it is over is for the caller to see. */
export function readLink(config: Config, name: string): DownloadLink | null {
  const [downloadId = '', ends = '', id = '', mac = ''] = name.split('.')
  const given = Buffer.from(mac, 'base64url')
  const right = macOf(config, `${downloadId}.${ends}.${id}`)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  return { id, downloadId, until: new Date(Number.parseInt(ends, 36) * 1_000) }
}

function macOf({ secret }: Config, said: string): Buffer {
  return createHmac('sha256', secret).update(`download ${said}`).digest()
}
