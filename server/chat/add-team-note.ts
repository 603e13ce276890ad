import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { conversationNotFound } from './errors.ts'
import { factOf } from './fact-of.ts'
import { partyOf } from './policy.ts'
import { findPersonName, insertNote, lockConversation } from './repository.ts'

/** Leaves a note for the team at a conversation; its customer never sees it. Refuses with `conversation_not_found`. */
export async function addTeamNote(context: Context, conversationId: string, text: string): Promise<void> {
  const { shopId, personId } = ownShopOf(context)
  await inTransaction(context, async (tx) => {
    const head = await lockConversation(tx.db, conversationId, partyOf(tx))
    if (!head) throw conversationNotFound()
    const authorName = await asMarket(tx, () => findPersonName(tx.db, personId))
    await insertNote(tx.db, { conversationId, shopId, authorId: personId, authorName, text }, tx.clock.now())
    await tx.facts.announce(tx, 'conversation.changed', factOf(head))
  })
}
