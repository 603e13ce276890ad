import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { wrongState } from '#server/platform/errors.ts'
import { lookNow } from './envelope-repository.ts'
import { getLockedContract } from './move-contract.ts'
import { noteEvent } from './note-event.ts'
import { mayKeepContracts } from './policy.ts'
import { listDue, listParties, updateReminder } from './repository.ts'

/** Mails the link again to who is asked to sign. Refuses with `contract_not_found` or `wrong_state`. */
export async function remindContract(context: Context, contractId: string): Promise<void> {
  mayKeepContracts(context)
  await inTransaction(context, async (tx) => {
    const contract = await getLockedContract(tx, contractId)
    if (!['sent', 'viewed', 'partly_signed'].includes(contract.state)) {
      throw wrongState('The contract', contract.state, 'reminded of')
    }
    const next = (await listParties(tx.db, contractId)).find(({ signedAt }) => signedAt === null)!
    await updateReminder(tx.db, contractId, daysAfter(tx.clock.now(), contract.remindAfterDays))
    // A service reminds by itself of what is signed there.
    if (contract.service) return await lookNow(tx.db, { contractId }, tx.clock.now())
    await noteEvent(tx, contract, { kind: 'reminded', partyId: next.id })
    await tx.facts.announce(tx, 'contract.asked', {
      contractId,
      shopId: contract.shopId,
      partyId: next.id,
      turn: next.linkTurn,
      isReminder: true,
    })
  })
}

/** Reminds of contracts that were not looked at for the days their template says. */
export async function remindDue(context: Context): Promise<void> {
  for (const id of await listDue(context.db, 'remind_at', { now: context.clock.now(), limit: 100 })) {
    await remindContract(context, id)
  }
}
