import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Config } from '#server/config.ts'

/** What a sealed secret is for: each purpose has a key of its own, so that one cannot be put in the place of another. */
export type SealPurpose = 'second factor' | 'contract seal' | 'push key'

/** Encrypts a secret for the database: AES-256-GCM under a key of this market; nonce, tag and text in one. */
export function seal(config: Config, secret: Buffer, purpose: SealPurpose = 'second factor'): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(config, purpose), nonce)
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** Reads what was sealed; throws when it was changed, or sealed by another market. */
export function unseal(config: Config, sealed: Buffer, purpose: SealPurpose = 'second factor'): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(config, purpose), sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

function keyOf({ secret }: Config, purpose: SealPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
}
