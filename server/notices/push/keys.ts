import { createECDH } from 'node:crypto'
import { seal, unseal } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import type { PushKeys } from './port.ts'
import { findKeys, insertKeys } from './repository.ts'

/**
 * The pair by which push services know this market: the configured one, else the market's own, made when it is first asked
 * for. A browser binds what it allows to the public key, so another pair silences every device until it is switched on anew.
 */
export async function getPushKeys(context: Context): Promise<PushKeys> {
  const { config, db } = context
  if (config.vapidKeys) return config.vapidKeys
  const known = await findKeys(db)
  if (known) return opened(context, known)
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const sealedPrivateKey = seal(config, pair.getPrivateKey(), 'push key')
  await insertKeys(db, { publicKey: pair.getPublicKey('base64url'), sealedPrivateKey }, context.clock.now())
  // Another process may have been first; then its pair is the one.
  const own = await findKeys(db)
  invariant(own, 'the own keys are there')
  return opened(context, own)
}

function opened({ config }: Context, { publicKey, sealedPrivateKey }: SealedKeys): PushKeys {
  const privateKey = unseal(config, sealedPrivateKey, 'push key')
  // Leading zeros are not written by every curve, and are part of the key.
  return {
    publicKey,
    privateKey: Buffer.concat([Buffer.alloc(32 - privateKey.length), privateKey]).toString('base64url'),
  }
}

/** The market's own pair as it is kept. */
export interface SealedKeys {
  publicKey: string
  sealedPrivateKey: Buffer
}
