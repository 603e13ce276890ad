import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { makePaper, unsignedPaper } from './make-paper.ts'
import { getLockedContract, moveContract } from './move-contract.ts'
import { noteEvent } from './note-event.ts'
import { drawContract } from './paper/draw-contract.ts'
import { findContract, listEvents, listParties } from './repository.ts'
import { holdCertificate, insertFile } from './seal-repository.ts'
import { sha256 } from './seal/sha256.ts'
import { signPdf } from './seal/sign-pdf.ts'
import { checkSignatures } from './seal/check-signatures.ts'
import { askForTimestamp } from './seal/timestamp.ts'
import { openSealingKey } from './sealing-key.ts'

/**
 * Seals a contract that all have signed: draws its paper with the page of evidence and adds a signature for each who signed
 * and the market's own around them. Nothing is sealed without the timestamp that was configured.
 */
export async function sealContract(context: Context, contractId: string): Promise<void> {
  const contract = await findContract(context.db, contractId)
  invariant(contract, `contract ${contractId} is there`)
  const parties = await listParties(context.db, contractId)
  const events = await listEvents(context.db, contractId)
  const sealedAt = context.clock.now()
  const unsigned = await drawContract(unsignedPaper(context, contract, parties))
  const evidence = { events, unsignedHash: sha256(unsigned).toString('hex'), sealedAt }
  const { key, certificateHash } = await openSealingKey(context)
  const { name: marketName } = settingsOf(context)
  const place = { location: context.config.publicUrl, contact: context.config.mailFrom }

  let pdf = await drawContract(makePaper(context, contract, parties, evidence))
  for (const { name, email, signedAt, proof } of parties) {
    const reason = `Signed by ${name} <${email}>, ${proof === 'code' ? 'code by mail' : 'password'}`
    pdf = await signPdf(pdf, key, { name, reason, ...place, at: signedAt! })
  }
  const { timestampUrl } = context.config
  const ask = timestampUrl ? (signature: Buffer) => askForTimestamp(timestampUrl, signature) : null
  pdf = await signPdf(pdf, key, { name: marketName, reason: `Sealed by ${marketName}`, ...place, at: sealedAt }, ask)
  const checked = await checkSignatures(pdf)
  invariant(checked.isIntact, `the seal of ${contract.number} holds`)

  await inTransaction(context, async (tx) => {
    // The market may have got another name, and with it a new certificate, while this one signed: then the contract is sealed again.
    invariant(await holdCertificate(tx.db, certificateHash), `the certificate that sealed ${contract.number} is there`)
    await moveContract(tx, await getLockedContract(tx, contractId), 'seal', { closedAt: sealedAt })
    await insertFile(tx.db, {
      contractId,
      shopId: contract.shopId,
      sha256: sha256(pdf).toString('hex'),
      certificateHash,
      bytes: pdf,
      sealedAt,
      timestampedAt: checked.signatures.at(-1)!.timestampAt,
    })
    await noteEvent(tx, contract, { kind: 'sealed' })
    await tx.facts.announce(tx, 'contract.sealed', { contractId, shopId: contract.shopId })
  })
}
