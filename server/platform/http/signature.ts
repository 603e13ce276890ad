import { createHmac, timingSafeEqual } from 'node:crypto'

/** A signature is good for so long, either way, against replay. */
export const toleranceSeconds = 300

export const signatureHeader = 'stoa-signature'

/** `t=<unix seconds>,v1=<hex>`: HMAC-SHA-256 over `t.body`. */
export function sign(body: string | Buffer, secret: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000)
  return `t=${seconds},v1=${mac(seconds, body, secret)}`
}

/** Whether a signature belongs to this body and is not older than five minutes. */
export function isGenuine(header: unknown, body: Buffer, secret: string, now: Date): boolean {
  const match = typeof header === 'string' ? /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) : null
  if (!match) return false
  const seconds = Number(match[1])
  if (Math.abs(now.getTime() / 1_000 - seconds) > toleranceSeconds) return false
  return timingSafeEqual(Buffer.from(match[2]!, 'hex'), Buffer.from(mac(seconds, body, secret), 'hex'))
}

function mac(seconds: number, body: string | Buffer, secret: string): string {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')
}
