import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { wrongState } from '#server/platform/errors.ts'
import { getLockedContract } from './move-contract.ts'
import { mayKeepContracts } from './policy.ts'
import { insertTask } from './task-repository.ts'

/** What a contract is wanted for: a shop, and an order of it if it is about one. The cause makes it one, however often it is wanted. */
export interface WantedContract {
  cause: string
  templateId: string
  shopId: string
  orderId: string | null
}

/** Has a contract drawn up from a template, whatever its rule says. */
export async function wantContract(context: Context, wanted: WantedContract): Promise<void> {
  mayKeepContracts(context)
  await inTransaction(context, (tx) => insertTask(tx.db, { ...wanted, subscriptionId: null }, tx.clock.now()))
}

/**
 * Has a contract that came to nothing drawn up once more, from the version published now. Refuses with `contract_not_found`
 * or `wrong_state`.
 */
export async function drawUpAgain(context: Context, contractId: string): Promise<void> {
  mayKeepContracts(context)
  await inTransaction(context, async (tx) => {
    const contract = await getLockedContract(tx, contractId)
    const { state, templateId, shopId, orderId, subscriptionId, isSubjectOver } = contract
    if (!['declined', 'expired', 'voided'].includes(state)) throw wrongState('The contract', state, 'drawn up again')
    if (isSubjectOver) throw wrongState('What it is about', 'over', 'signed for again')
    const cause = `again:${contractId}`
    await insertTask(tx.db, { cause, templateId, shopId, orderId, subscriptionId }, tx.clock.now())
  })
}
