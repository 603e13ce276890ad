import { readFile } from 'node:fs/promises'
import { unseal } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { keepOwnCertificate } from './keep-own-certificate.ts'
import { insertCertificate, listCertificates } from './seal-repository.ts'
import { openOwnKey, type SealingKey } from './seal/certificate.ts'
import { openP12 } from './seal/open-p12.ts'
import { sha256 } from './seal/sha256.ts'

export interface OpenedKey {
  key: SealingKey
  /** SHA-256 of the certificate, in hex. */
  certificateHash: string
}

/**
 * What seals in this market: the operator's P12 when one is configured, else the market's own certificate, made at the first
 * start, or now where a worker has not come to it yet. Every certificate that sealed is remembered, so that what it sealed is known later.
 */
export async function openSealingKey(context: Context): Promise<OpenedKey> {
  const { sealP12 } = context.config
  if (sealP12) {
    const key = await openP12(await readFile(sealP12.file), sealP12.password)
    const hash = hashOf(key.chain)
    const at = context.clock.now()
    await insertCertificate(context.db, { hash, chain: key.chain, sealedKey: null, marketName: null, at })
    return { key, certificateHash: hash }
  }
  await keepOwnCertificate(context)
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
