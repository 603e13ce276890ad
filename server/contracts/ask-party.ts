import type { Context } from '#server/platform/context.ts'
import { noteEvent } from './note-event.ts'
import { updateParty, type ContractRow, type PartyRow } from './repository.ts'

/** Makes it somebody's turn to sign: notes it and has the link mailed. The contract is locked by the caller. */
export async function askParty(
  tx: Context,
  contract: Pick<ContractRow, 'id' | 'shopId'>,
  { id: partyId, linkTurn }: Pick<PartyRow, 'id' | 'linkTurn'>,
): Promise<void> {
  await updateParty(tx.db, partyId, { askedAt: tx.clock.now() })
  await noteEvent(tx, contract, { kind: 'sent', partyId })
  await tx.facts.announce(tx, 'contract.asked', {
    contractId: contract.id,
    shopId: contract.shopId,
    partyId,
    turn: linkTurn,
    isReminder: false,
  })
}
