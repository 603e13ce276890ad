import { minutesAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import {
  claimEnvelope,
  noteEnvelope,
  noteEnvelopeSent,
  setEnvelopeLook,
  type ClaimedEnvelope,
} from './envelope-repository.ts'
import { makePaper } from './make-paper.ts'
import { getLockedContract, moveContract } from './move-contract.ts'
import { noteEvent } from './note-event.ts'
import { findContract, listParties, updateParty, type PartyRow } from './repository.ts'
import { insertFile } from './seal-repository.ts'
import type { EnvelopeAnswer, SigningService } from './services/signing-service.ts'
import { sha256 } from './seal/sha256.ts'

/** How long an envelope is left alone when no webhook says that something happened. */
const lookAgainMinutes = 15

/**
 * Takes the next envelope to be looked at one step further: made at the service, sent, followed to its end, or taken back
 * there when the contract is over here. Answers whether there was one. No step is done inside a transaction; what was not
 * written down is done again.
 */
export async function followNext(context: Context): Promise<boolean> {
  const service = context.ports.signingService
  if (!service) return false
  const now = context.clock.now()
  const claim = await claimEnvelope(context.db, {
    now,
    until: minutesAfter(now, lookAgainMinutes),
    service: service.name,
  })
  if (!claim) return false
  try {
    await follow(context, service, claim)
  } catch (error) {
    context.log.warn({ err: error, contractId: claim.id }, 'an envelope could not be followed and is looked at again')
  }
  return true
}

async function follow(context: Context, service: SigningService, claim: ClaimedEnvelope): Promise<void> {
  const { id, state, envelopeId, sentAt } = claim
  if (['declined', 'expired', 'voided'].includes(state)) {
    if (envelopeId) await service.cancel(envelopeId)
    return await setEnvelopeLook(context.db, id, null)
  }
  if (!envelopeId) {
    await noteEnvelope(context.db, id, await create(context, service, id))
    return await setEnvelopeLook(context.db, id, context.clock.now())
  }
  if (!sentAt) {
    await service.send(envelopeId)
    return await noteEnvelopeSent(context.db, id, context.clock.now())
  }
  const answer = await service.find(envelopeId)
  if (answer.state === 'completed') return await complete(context, claim.id, answer, await service.download(envelopeId))
  await noteProgress(context, claim.id, answer)
}

async function create(context: Context, service: SigningService, id: string): Promise<string> {
  const contract = (await findContract(context.db, id))!
  const parties = await listParties(context.db, id)
  const { drawContract } = await import('./paper/draw-contract.ts')
  const pdf = await drawContract({ ...makePaper(context, contract, parties, null), hasOwnPage: true })
  const signers = parties.map(({ name, email }) => ({ name, email }))
  return await service.create({ reference: id, title: `${contract.title} ${contract.number}`, pdf, signers })
}

/** Who has signed so far is written down, and so is who rejected it, which ends it. */
async function noteProgress(context: Context, contractId: string, answer: EnvelopeAnswer): Promise<void> {
  await inTransaction(context, async (tx) => {
    const contract = await getLockedContract(tx, contractId)
    if (!['sent', 'viewed', 'partly_signed'].includes(contract.state)) return
    const signed = await noteSigned(tx, contractId, answer)
    if (answer.state === 'rejected') {
      const now = tx.clock.now()
      const reason = 'Declined at the service'
      const partyId = whoDeclined(await listParties(tx.db, contractId), answer)
      await moveContract(tx, contract, 'decline', { closedAt: now, reason, remindAt: null })
      await updateParty(tx.db, partyId, { declinedAt: now })
      await noteEvent(tx, contract, { kind: 'declined', partyId, detail: reason })
      await setEnvelopeLook(tx.db, contractId, null)
      await tx.facts.announce(tx, 'contract.declined', { contractId, shopId: contract.shopId, partyId, reason })
      return
    }
    if (signed > 0) await moveContract(tx, contract, 'sign')
  })
}

/** Who rejected it at the service; where it names nobody, whose turn it was, for they are asked one after the other. */
function whoDeclined(parties: readonly PartyRow[], { signers }: EnvelopeAnswer): string {
  const open = parties.filter(({ signedAt }) => signedAt === null)
  const rejecting = open.find(({ email }) =>
    signers.some((signer) => signer.hasRejected && signer.email === email.toLowerCase()),
  )
  const who = rejecting ?? open[0]
  invariant(who, 'somebody has not signed what was rejected')
  return who.id
}

/** All have signed: the file of the service is the sealed one, kept as it came. */
async function complete(context: Context, contractId: string, answer: EnvelopeAnswer, bytes: Buffer): Promise<void> {
  await inTransaction(context, async (tx) => {
    const contract = await getLockedContract(tx, contractId)
    if (!['sent', 'viewed', 'partly_signed'].includes(contract.state)) return
    const now = tx.clock.now()
    await noteSigned(tx, contractId, answer)
    await moveContract(tx, contract, 'sign_last', { remindAt: null })
    await moveContract(tx, { ...contract, state: 'signed' }, 'seal', { closedAt: now })
    const file = {
      sha256: sha256(bytes).toString('hex'),
      certificateHash: '',
      bytes,
      sealedAt: now,
      timestampedAt: null,
    }
    await insertFile(tx.db, { contractId, shopId: contract.shopId, ...file })
    await noteEvent(tx, contract, { kind: 'sealed', detail: 'At the service' })
    await setEnvelopeLook(tx.db, contractId, null)
    await tx.facts.announce(tx, 'contract.sealed', { contractId, shopId: contract.shopId })
  })
}

/** Writes down who signed and was not written down before; answers how many. */
async function noteSigned(tx: Context, contractId: string, { state, signers }: EnvelopeAnswer): Promise<number> {
  let count = 0
  const contract = (await findContract(tx.db, contractId))!
  for (const party of await listParties(tx.db, contractId)) {
    const there = signers.find(({ email }) => email === party.email.toLowerCase())
    const signedAt = there?.signedAt ?? (state === 'completed' ? tx.clock.now() : null)
    if (party.signedAt || !signedAt) continue
    const signature = { kind: 'typed', text: party.name } as const
    await updateParty(tx.db, party.id, { signature, proof: 'service', signedAt })
    await noteEvent(tx, contract, { kind: 'signed', partyId: party.id, detail: 'At the service' })
    count++
  }
  return count
}
