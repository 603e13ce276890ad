import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { moveContract } from './move-contract.ts'
import { noteEvent } from './note-event.ts'
import { openLinkToSign } from './open-link.ts'
import { updateParty } from './repository.ts'

/** Notes that who is asked opened the contract; once. Refuses with `link_not_valid` or `not_your_turn`. */
export async function noteView(context: Context, token: string, address: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { contract, me } = await openLinkToSign(tx, token)
    if (me.viewedAt) return
    if (contract.state === 'sent') await moveContract(tx, contract, 'view')
    await updateParty(tx.db, me.id, { viewedAt: tx.clock.now() })
    await noteEvent(tx, contract, { kind: 'viewed', partyId: me.id, address })
  })
}

/** Notes that who is asked read to the end; once. Refuses with `link_not_valid` or `not_your_turn`. */
export async function noteRead(context: Context, token: string, address: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { contract, me } = await openLinkToSign(tx, token)
    if (me.readAt) return
    await updateParty(tx.db, me.id, { readAt: tx.clock.now() })
    await noteEvent(tx, contract, { kind: 'read', partyId: me.id, address })
  })
}
