import { timingSafeEqual } from 'node:crypto'
import type { Proof, Signature } from '#shared/api/contracts.schemas.ts'
import { checkOwnPassword } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { forgiveRate, limitRate } from '#server/platform/rate-limit.ts'
import { askParty } from './ask-party.ts'
import { consentMissing, notRead, notYourTurn, proofNotPossible, wrongCode } from './errors.ts'
import { moveContract } from './move-contract.ts'
import { noteEvent } from './note-event.ts'
import { isTurnOf, openLink, openLinkToSign, type OpenedLink } from './open-link.ts'
import { updateParty, type PartyRow } from './repository.ts'
import { hashOfCode } from './send-signing-code.ts'

export interface SignWish {
  consents: readonly true[]
  signature: Signature
  proof: Proof
}

const tries = { most: 8, seconds: 600 }

/**
 * Signs for the holder of a link who proves to be who was asked: by password with an account, by the code of a mail without.
 * The next one is asked, or the contract waits to be sealed. Refuses with `link_not_valid`, `not_your_turn`, `not_read`,
 * `consent_missing`, `proof_not_possible`, `wrong_password`, `wrong_code` or `too_many_attempts`. Stands outside any
 * transaction, so that a refused try counts.
 */
export async function signContract(
  context: Context,
  token: string,
  { consents, signature, proof }: SignWish,
  address: string,
): Promise<void> {
  const opened = await openLink(context, token)
  if (!isTurnOf(opened, context.clock.now())) throw notYourTurn()
  if (!opened.me.readAt) throw notRead()
  if (consents.length !== opened.contract.consents.length) throw consentMissing()
  await checkProof(context, opened.me, proof)
  await inTransaction(context, async (tx) => {
    const { contract, parties, me } = await openLinkToSign(tx, token)
    // Handed on, or asked for another code, since the proof was looked at.
    if (me.email !== opened.me.email || (proof.kind === 'code' && !isCodeOf(tx, me, proof.code))) throw notYourTurn()
    const now = tx.clock.now()
    const viewedAt = me.viewedAt ?? now
    await updateParty(tx.db, me.id, {
      signature,
      proof: proof.kind,
      signedAt: now,
      viewedAt,
      codeHash: null,
      codeExpiresAt: null,
    })
    await noteEvent(tx, contract, {
      kind: 'agreed',
      partyId: me.id,
      detail: contract.consents.join(' '),
      address,
    })
    await noteEvent(tx, contract, { kind: 'signed', partyId: me.id, detail: proofWords[proof.kind], address })
    await goOn(tx, { contract, parties, me }, now)
    const { id: contractId, shopId } = contract
    await tx.facts.announce(tx, 'contract.signed', { contractId, shopId, partyId: me.id })
  })
}

/** How somebody proved to be who was asked, as the evidence tells it. */
export const proofWords: Record<Proof['kind'], string> = { password: 'Password', code: 'Code by mail' }

async function goOn(tx: Context, { contract, parties, me }: OpenedLink, now: Date): Promise<void> {
  const next = parties.find(({ id, signedAt }) => id !== me.id && signedAt === null)
  if (!next) return await moveContract(tx, contract, 'sign_last', { sealAt: now, remindAt: null })
  await moveContract(tx, contract, 'sign')
  await askParty(tx, contract, next)
}

async function checkProof(context: Context, me: PartyRow, proof: Proof): Promise<void> {
  if ((proof.kind === 'password') !== (me.personId !== null)) throw proofNotPossible()
  if (proof.kind === 'password') {
    await checkOwnPassword(context, me.personId!, proof.password)
    return
  }
  const key = `signing code of ${me.id}`
  await limitRate(context, key, tries)
  if (!isCodeOf(context, me, proof.code)) throw wrongCode()
  await forgiveRate(context, [key], tries.seconds)
}

function isCodeOf({ clock, config }: Context, { id, codeHash, codeExpiresAt }: PartyRow, code: string): boolean {
  if (!codeHash || !codeExpiresAt || clock.now() > codeExpiresAt) return false
  return timingSafeEqual(codeHash, hashOfCode(config, id, code))
}
