import { noteAct } from '#server/audit/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { customerUnknown, writerNotFound } from './errors.ts'
import { factOf } from './fact-of.ts'
import { getParticipants } from './get-participants.ts'
import { judgeOf } from './policy.ts'
import { eraseWordsOf, hasPerson } from './report-repository.ts'

/**
 * Erases every word the customer of a support conversation wrote to anybody, as `erasePersonsWords` does. Answers how many messages
 * that were. Refuses with `conversation_not_found`, or `customer_unknown` when a shop asks.
 */
export async function eraseWords(context: Context, conversationId: string, reason: string): Promise<number> {
  judgeOf(context)
  const { personId } = await getParticipants(context, conversationId)
  if (!personId) throw customerUnknown()
  return await erase(context, personId, { subject: 'conversation', subjectId: conversationId, reason })
}

/**
 * Erases every word a person wrote to anybody, as a customer or for a shop, with what they showed, what it said before and the
 * copies in letters and notices, at their wish, and what teams noted about them; that there were messages stays to be seen. Answers how many. Refuses with
 * `person_not_found`.
 */
export async function erasePersonsWords(context: Context, personId: string, reason: string): Promise<number> {
  judgeOf(context)
  if (!(await hasPerson(context.db, personId))) throw writerNotFound()
  return await erase(context, personId, { subject: 'person', subjectId: personId, reason })
}

async function erase(
  context: Context,
  personId: string,
  { reason, ...about }: { subject: string; subjectId: string; reason: string },
): Promise<number> {
  return await inTransaction(context, async (tx) => {
    const { count, notes, conversations } = await eraseWordsOf(tx.db, personId, judgeOf(tx), tx.clock.now())
    await noteAct(tx, { act: 'chat_words.erased', ...about, detail: { reason, messages: count, notes } })
    await tx.facts.announceAll(tx, 'conversation.changed', conversations.map(factOf))
    return count
  })
}
