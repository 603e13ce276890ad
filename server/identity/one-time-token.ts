import { createHash, randomBytes } from 'node:crypto'

/** What a mailed link carries, and the hash by which it is known to us. */
export interface OneTimeToken {
  token: string
  hash: Buffer
}

/** Makes a token of 256 random bits. */
export function newOneTimeToken(): OneTimeToken {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOfToken(token) }
}

/** The hash under which a token is kept. It needs no salt, for a token cannot be guessed. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
