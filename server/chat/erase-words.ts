import { noteAct } from '#server/audit/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { customerUnknown } from './errors.ts'
import { factOf } from './fact-of.ts'
import { getParticipants } from './get-participants.ts'
import { judgeOf } from './policy.ts'
import { eraseWordsOf } from './report-repository.ts'

/**
 * Erases every word the customer of a support conversation wrote to anybody, with what they showed and what it said
 * before, at their wish; that there were messages stays to be seen. Answers how many. Refuses with
 * `conversation_not_found`, or `customer_unknown` when a shop asks.
 */
export async function eraseWords(context: Context, conversationId: string, reason: string): Promise<number> {
  const operatorId = judgeOf(context)
  const { personId } = await getParticipants(context, conversationId)
  if (!personId) throw customerUnknown()
  return await inTransaction(context, async (tx) => {
    const { count, conversations } = await eraseWordsOf(tx.db, personId, operatorId, tx.clock.now())
    await noteAct(tx, {
      act: 'chat_words.erased',
      subject: 'conversation',
      subjectId: conversationId,
      detail: { reason, messages: count },
    })
    for (const one of conversations) await tx.facts.announce(tx, 'conversation.changed', factOf(one))
    return count
  })
}
