import { newId } from '#shared/ids.ts'
import { productNotFound } from '#server/catalog/index.ts'
import { hasBlockedWord } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { askerOf } from './policy.ts'
import { insertQuestion } from './repository.ts'

const questionsOfPerson = { most: 10, seconds: 3_600 }

/**
 * Asks about a product on the shelf, under the person's name; answers the question's id. With a blocked word it is held until
 * an operator has read it. Refuses with
 * `product_not_found` or `too_many_attempts`.
 */
export async function askQuestion(
  context: Context,
  { productId, body }: { productId: string; body: string },
): Promise<string> {
  const personId = askerOf(context)
  await limitRate(context, `questions of ${personId}`, questionsOfPerson)
  const id = newId()
  await inTransaction(context, async (tx) => {
    const state = hasBlockedWord(tx, [body]) ? 'held' : 'shown'
    const shopId = await insertQuestion(tx.db, { id, productId, personId, body, state, at: tx.clock.now() })
    if (!shopId) throw productNotFound()
    const fact = { questionId: id, productId, shopId }
    await tx.facts.announce(tx, state === 'held' ? 'question.held' : 'question.asked', fact)
  })
  return id
}
