import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { contractMachine } from './contract-state.ts'
import { lookNow } from './envelope-repository.ts'
import { getLockedContract, moveContract } from './move-contract.ts'
import { noteEvent } from './note-event.ts'
import { mayKeepContracts } from './policy.ts'
import { listDue, type ContractRow } from './repository.ts'

/**
 * Takes a contract back before all have signed; what it held goes on. Refuses with `contract_not_found` or `wrong_state`.
 */
export async function voidContract(
  context: Context,
  { contractId, reason }: { contractId: string; reason: string },
): Promise<void> {
  mayKeepContracts(context)
  await inTransaction(context, async (tx) => {
    await voidLocked(tx, await getLockedContract(tx, contractId), reason)
  })
}

/** The same in the caller's transaction, who holds the contract. */
export async function voidLocked(tx: Context, contract: ContractRow, reason: string): Promise<void> {
  const { id: contractId, shopId } = contract
  await moveContract(tx, contract, 'void', { closedAt: tx.clock.now(), reason, remindAt: null })
  await lookNow(tx.db, { contractId }, tx.clock.now())
  await noteEvent(tx, contract, { kind: 'voided', detail: reason })
  await tx.facts.announce(tx, 'contract.voided', { contractId, shopId, reason })
}

/** Ends contracts that nobody signed in time. */
export async function expireContracts(context: Context): Promise<void> {
  for (const contractId of await listDue(context.db, 'expires_at', { now: context.clock.now(), limit: 200 })) {
    await inTransaction(context, async (tx) => {
      const contract = await getLockedContract(tx, contractId)
      // Signed or taken back since it was listed.
      if (!contractMachine.allows(contract.state, 'expire')) return
      await moveContract(tx, contract, 'expire', { closedAt: tx.clock.now(), remindAt: null })
      await lookNow(tx.db, { contractId }, tx.clock.now())
      await noteEvent(tx, contract, { kind: 'expired' })
      await tx.facts.announce(tx, 'contract.expired', { contractId, shopId: contract.shopId })
    })
  }
}
