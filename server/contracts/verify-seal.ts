import type { SealVerdict } from '#shared/api/contracts.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { findContract, findContractByCode, listParties, type ContractRow } from './repository.ts'
import { findContractOfFile, findSealOf, listCertificates } from './seal-repository.ts'
import { checkSignatures } from './seal/check-signatures.ts'
import { sha256 } from './seal/sha256.ts'

/**
 * Says what a file is: a contract as this market sealed it, one that was changed since, one that others signed, or none. The
 * contract is only named for the very file, for whoever has that has the contract.
 */
export async function verifyFile(context: Context, bytes: Buffer): Promise<SealVerdict> {
  const { signatures } = await checkSignatures(bytes)
  const signatureCount = signatures.length
  const contractId = await findContractOfFile(context.db, sha256(bytes).toString('hex'))
  if (contractId) {
    // The very bytes, whoever signed them: a service signs in its own way.
    const contract = await findContract(context.db, contractId)
    return { verdict: 'intact', contract: await describe(context, contract!), signatureCount }
  }
  if (signatureCount === 0) return { verdict: 'unknown', contract: null, signatureCount }
  const own = new Set((await listCertificates(context.db)).map(({ hash }) => hash))
  const isForeign = signatures.every(({ certificateHash }) => certificateHash !== '' && !own.has(certificateHash))
  // A signature that cannot be read may have been ours; the file is not as anybody signed it.
  return { verdict: isForeign ? 'foreign' : 'changed', contract: null, signatureCount }
}

/** Finds the sealed contract behind the code printed on its page of evidence; the code is known to who has the file. */
export async function findByCode(context: Context, code: string): Promise<SealVerdict> {
  const contract = await findContractByCode(context.db, tidyCode(code))
  const described = contract ? await describe(context, contract) : null
  return { verdict: described ? 'intact' : 'unknown', contract: described, signatureCount: 0 }
}

function tidyCode(typed: string): string {
  const letters = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return letters.match(/.{1,4}/g)?.join('-') ?? ''
}

async function describe(context: Context, { id, number, title }: ContractRow): Promise<SealVerdict['contract']> {
  const seal = await findSealOf(context.db, id)
  if (!seal) return null
  const parties = await listParties(context.db, id)
  return {
    number,
    title,
    sealedAt: seal.sealedAt.toISOString(),
    timestampedAt: seal.timestampedAt?.toISOString() ?? null,
    fileHash: seal.sha256,
    signers: parties.map(({ name, signedAt }) => ({ name, signedAt: signedAt!.toISOString() })),
  }
}
