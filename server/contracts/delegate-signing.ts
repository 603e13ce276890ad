import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { askParty } from './ask-party.ts'
import { noteEvent } from './note-event.ts'
import { openLink, openLinkToSign } from './open-link.ts'
import { updateParty } from './repository.ts'

const turns = { most: 5, seconds: 86_400 }

/**
 * Hands the link of who is asked to somebody else, who proves it by a code to the new address. Links that went out before
 * stop working. Refuses with `link_not_valid`, `not_your_turn` or `too_many_attempts`.
 */
export async function delegateSigning(
  context: Context,
  token: string,
  { name, email }: { name: string; email: string },
  address: string,
): Promise<void> {
  const { me } = await openLink(context, token)
  await limitRate(context, `delegations of ${me.id}`, turns)
  await inTransaction(context, async (tx) => {
    const { contract, me: before } = await openLinkToSign(tx, token)
    const linkTurn = before.linkTurn + 1
    await updateParty(tx.db, me.id, {
      name,
      email,
      personId: null,
      linkTurn,
      viewedAt: null,
      readAt: null,
      codeHash: null,
      codeExpiresAt: null,
    })
    await noteEvent(tx, contract, {
      kind: 'delegated',
      partyId: me.id,
      detail: `${before.name} <${before.email}> → ${name} <${email}>`,
      address,
    })
    await askParty(tx, contract, { id: me.id, linkTurn })
  })
}
