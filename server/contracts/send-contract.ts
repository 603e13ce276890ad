import type { Context } from '#server/platform/context.ts'
import { daysAfter } from '#server/platform/clock.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant, Refusal } from '#server/platform/errors.ts'
import { askParty } from './ask-party.ts'
import { contractMachine } from './contract-state.ts'
import { startEnvelope } from './envelope-repository.ts'
import { valuesMissing } from './errors.ts'
import { fillContract } from './fill-contract.ts'
import { getLockedContract, moveContract } from './move-contract.ts'
import { mayKeepContracts } from './policy.ts'
import { listDrafts, listParties, updateText } from './repository.ts'
import { findSubject } from './subject-repository.ts'
import { getVersion } from './template-repository.ts'

/**
 * Fills a draft with what is known now and sends it to who signs first. Refuses with `contract_not_found`, `wrong_state` or
 * `values_missing`.
 */
export async function sendContract(context: Context, contractId: string): Promise<void> {
  mayKeepContracts(context)
  await inTransaction(context, (tx) => sendDrafted(tx, contractId))
}

/** The same in the caller's transaction. */
export async function sendDrafted(tx: Context, contractId: string): Promise<void> {
  const contract = await getLockedContract(tx, contractId)
  contractMachine.after(contract.state, 'send')
  const subject = await findSubject(tx.db, contract)
  invariant(subject, `shop ${contract.shopId} is there`)
  const filled = fillContract(tx, await getVersion(tx.db, contract.versionId), subject, contract.language)
  await updateText(tx.db, contractId, filled)
  if (filled.missing.length > 0) throw valuesMissing(filled.missing)
  const now = tx.clock.now()
  await moveContract(tx, contract, 'send', {
    sentAt: now,
    expiresAt: daysAfter(now, contract.expiresAfterDays),
    remindAt: daysAfter(now, contract.remindAfterDays),
  })
  const service = tx.ports.signingService
  if (service) return await startEnvelope(tx.db, contractId, { service: service.name, at: now })
  const [first] = await listParties(tx.db, contractId)
  await askParty(tx, contract, first!)
}

/** Sends drafts for which everything is known meanwhile. */
export async function sendCompleteDrafts(context: Context): Promise<void> {
  for (const id of await listDrafts(context.db, 100)) {
    try {
      await sendContract(context, id)
    } catch (error) {
      // Still missing, or sent by somebody else in this moment: both are looked at again.
      if (!(error instanceof Refusal)) throw error
    }
  }
}
