import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Config } from '#server/config.ts'

/** Encrypts a secret for the database: AES-256-GCM under a key of this market; nonce, tag and text in one. */
export function seal(config: Config, secret: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(config), nonce)
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** Reads what was sealed; throws when it was changed, or sealed by another market. */
export function unseal(config: Config, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(config), sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

function keyOf({ secret }: Config): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'second factor', 32))
}
