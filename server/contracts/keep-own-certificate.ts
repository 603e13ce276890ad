import { seal } from '#server/identity/index.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { makeBeside } from './seal/make-beside.ts'
import { sha256 } from './seal/sha256.ts'
import { findOwnCertificate, insertCertificate, removeUnusedCertificate } from './seal-repository.ts'

/**
 * Sees to it that the market has a certificate of its own in its name: makes one where there is none, and makes it anew where the
 * market got another name before anything was sealed with it. One that has sealed stays. Makes none where a P12 of the operator's seals.
 */
export async function keepOwnCertificate(context: Context): Promise<void> {
  if (context.config.sealP12) return
  const { name } = settingsOf(context)
  const known = await findOwnCertificate(context.db)
  if (known && (known.marketName === name || known.hasSealed)) return
  const at = context.clock.now()
  const { pkcs8, chain } = await makeBeside(name, at)
  const hash = sha256(chain[0]!).toString('hex')
  const sealedKey = seal(context.config, pkcs8, 'contract seal')
  await inTransaction(context, async (tx) => {
    if (known && !(await removeUnusedCertificate(tx.db, known.hash))) return
    // Another process may have been first; then its certificate is the one.
    await insertCertificate(tx.db, { hash, chain, sealedKey, marketName: name, at })
  })
}
