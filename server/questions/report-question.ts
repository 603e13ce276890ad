import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { ownQuestion, questionNotFound } from './errors.ts'
import { askerOf } from './policy.ts'
import { findQuestion, insertReport } from './repository.ts'

const reportsOfPerson = { most: 20, seconds: 3_600 }

/**
 * Puts a shown question before the operator, with what the customer has against it. Refuses with `question_not_found`,
 * `own_question` or `too_many_attempts`.
 */
export async function reportQuestion(context: Context, id: string, reason: string): Promise<void> {
  const personId = askerOf(context)
  await limitRate(context, `question reports of ${personId}`, reportsOfPerson)
  const question = await findQuestion(context.db, id)
  if (question?.state !== 'shown') throw questionNotFound()
  if (question.personId === personId) throw ownQuestion()
  const { productId, shopId } = question
  await inTransaction(context, async (tx) => {
    await insertReport(tx.db, { id, personId, reason, at: tx.clock.now() })
    await tx.facts.announce(tx, 'question.reported', { questionId: id, productId, shopId })
  })
}

/**
 * Puts a shown question about a thing of the own shop before the operator, with what the shop has against it. Refuses with
 * `question_not_found` or `too_many_attempts`.
 */
export async function reportQuestionOfShop(context: Context, id: string, reason: string): Promise<void> {
  const { shopId, personId } = ownShopOf(context)
  await limitRate(context, `question reports of ${personId}`, reportsOfPerson)
  await inTransaction(context, async (tx) => {
    const question = await findQuestion(tx.db, id)
    if (question?.shopId !== shopId || question.state !== 'shown') throw questionNotFound()
    await asMarket(tx, () => insertReport(tx.db, { id, personId, reason, at: tx.clock.now() }))
    await tx.facts.announce(tx, 'question.reported', { questionId: id, productId: question.productId, shopId })
  })
}
