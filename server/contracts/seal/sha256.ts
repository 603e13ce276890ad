import { createHash } from 'node:crypto'

/** SHA-256 of bytes. */
export function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
