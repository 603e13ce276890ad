import { createHmac, timingSafeEqual } from 'node:crypto'

/** Seconds for which a code is shown. */
const stepSeconds = 30
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code of a step: six digits of HMAC-SHA-1, as every authenticator app counts them (RFC 4226 section 5.3, RFC 6238). */
export function codeOfStep(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = digest.at(-1)! & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/**
 * The step whose code was typed: the present one, or one beside it for clocks that differ (RFC 6238 section 5.2); null
 * when it is none of them, or not later than the last one taken.
 */
export function stepOfCode(secret: Buffer, typed: string, now: Date, lastStep: number): number | null {
  const present = Math.floor(now.getTime() / 1_000 / stepSeconds)
  const code = Buffer.from(typed)
  for (const step of [present, present - 1, present + 1]) {
    const right = Buffer.from(codeOfStep(secret, step))
    if (step > lastStep && code.length === right.length && timingSafeEqual(code, right)) return step
  }
  return null
}

/** A secret as apps take it: base 32 without padding (RFC 4648 section 6). */
export function base32(bytes: Buffer): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}
