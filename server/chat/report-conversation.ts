import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { conversationNotFound, messageNotFound, ownMessage } from './errors.ts'
import { partyOf } from './policy.ts'
import { findSideOfMessage, insertReport } from './report-repository.ts'
import { findParticipants } from './repository.ts'

const reportsOfPerson = { most: 20, seconds: 3_600 }

/**
 * Puts a message of the other side, or the whole conversation, before the operator, with what is wrong with it; the same
 * is reported once until it is decided. Refuses with `conversation_not_found`, `message_not_found`, `own_message` or
 * `too_many_attempts`.
 */
export async function reportConversation(
  context: Context,
  conversationId: string,
  { messageId = null, reason }: { messageId?: string | null | undefined; reason: string },
): Promise<void> {
  const party = partyOf(context)
  await inTransaction(context, async (tx) => {
    await asMarket(tx, () => limitRate(tx, `chat reports of ${party.personId}`, reportsOfPerson))
    const participants = await findParticipants(tx.db, conversationId, party)
    // With the market there is nobody in between to ask.
    if (participants?.kind !== 'shop' || party.side === 'market') throw conversationNotFound()
    const { side, personId } = party
    if (messageId) {
      const by = await findSideOfMessage(tx.db, conversationId, messageId)
      if (!by) throw messageNotFound()
      if (by === side) throw ownMessage()
    }
    const against = side === 'shop' ? 'customer' : 'shop'
    const report = {
      conversationId,
      messageId,
      reporterId: personId,
      reporterSide: side,
      side: against,
      reason,
    } as const
    const reportId = await asMarket(tx, () => insertReport(tx.db, report, tx.clock.now()))
    await tx.facts.announce(tx, 'chat.reported', { reportId })
  })
}
