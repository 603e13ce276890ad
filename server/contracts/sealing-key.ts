import { readFile } from 'node:fs/promises'
import { seal, unseal } from '#server/identity/index.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { insertCertificate, listCertificates } from './seal-repository.ts'
import { makeOwnCertificate, openOwnKey, type SealingKey } from './seal/certificate.ts'
import { openP12 } from './seal/open-p12.ts'
import { sha256 } from './seal/sha256.ts'

export interface OpenedKey {
  key: SealingKey
  /** SHA-256 of the certificate, in hex. */
  certificateHash: string
}

/**
 * What seals in this market: the operator's P12 when one is configured, else the market's own certificate, made when it is
 * first asked for. Every certificate that sealed is remembered, so that what it sealed is known later.
 */
export async function openSealingKey(context: Context): Promise<OpenedKey> {
  const { sealP12 } = context.config
  const at = context.clock.now()
  if (sealP12) {
    const key = await openP12(await readFile(sealP12.file), sealP12.password)
    const hash = hashOf(key.chain)
    await insertCertificate(context.db, { hash, chain: key.chain, sealedKey: null, at })
    return { key, certificateHash: hash }
  }
  const known = await findOwn(context)
  if (known) return known
  const { pkcs8, chain } = await makeOwnCertificate(settingsOf(context).name, at)
  const sealedKey = seal(context.config, pkcs8, 'contract seal')
  await insertCertificate(context.db, { hash: hashOf(chain), chain, sealedKey, at })
  // Another process may have been first; then its certificate is the one.
  const own = await findOwn(context)
  invariant(own, 'the own certificate is there')
  return own
}

async function findOwn(context: Context): Promise<OpenedKey | null> {
  const own = (await listCertificates(context.db)).find(({ isOwn }) => isOwn)
  if (!own) return null
  const key = await openOwnKey(unseal(context.config, own.sealedKey!, 'contract seal'), own.chain)
  return { key, certificateHash: own.hash }
}

function hashOf(chain: readonly Buffer[]): string {
  return sha256(chain[0]!).toString('hex')
}
