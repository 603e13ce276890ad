import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { moveContract } from './move-contract.ts'
import { noteEvent } from './note-event.ts'
import { openLinkToSign } from './open-link.ts'
import { updateParty } from './repository.ts'

/** Declines for the holder of a link; the contract is over. Refuses with `link_not_valid` or `not_your_turn`. */
export async function declineContract(context: Context, token: string, reason: string, address: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { contract, me } = await openLinkToSign(tx, token)
    const now = tx.clock.now()
    await moveContract(tx, contract, 'decline', { closedAt: now, reason, remindAt: null })
    await updateParty(tx.db, me.id, { declinedAt: now })
    await noteEvent(tx, contract, { kind: 'declined', partyId: me.id, detail: reason, address })
    const { id: contractId, shopId } = contract
    await tx.facts.announce(tx, 'contract.declined', { contractId, shopId, partyId: me.id, reason })
  })
}
