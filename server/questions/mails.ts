import { findMembersOf } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { queueMail, queueMails } from '#server/platform/mail/index.ts'
import type { HiddenQuestionFact, QuestionFact } from './facts.ts'
import { letters } from './letters/index.ts'
import { findQuestionInLetter } from './repository.ts'

/** Tells everybody in the shop that somebody asks. What is taken back meanwhile is not told. */
export async function mailAsked(context: Context, { questionId, shopId }: QuestionFact): Promise<void> {
  const question = await findQuestionInLetter(context.db, questionId)
  if (!question) return
  const url = `${context.config.publicUrl}/seller/questions?list=open`
  const members = await findMembersOf(context.db, [shopId])
  await queueMails(
    context,
    members.map(({ personId, email }) => ({
      key: `question-asked:${questionId}:${personId}`,
      to: email,
      write: ({ language }) => letters[language].askedLetter({ ...question, url }),
    })),
  )
}

/** Tells who asked that the shop has answered. */
export async function mailAnswered(context: Context, { questionId }: QuestionFact): Promise<void> {
  const question = await findQuestionInLetter(context.db, questionId)
  if (!question) return
  const url = `${context.config.publicUrl}/products/${question.productSlug}#questions`
  await queueMail(context, {
    key: `question-answered:${questionId}`,
    to: question.authorEmail,
    write: ({ language }) => letters[language].answeredLetter({ ...question, url }),
  })
}

/** Tells who asked that the question was hidden, and why. */
export async function mailHidden(context: Context, { questionId, reason }: HiddenQuestionFact): Promise<void> {
  const question = await findQuestionInLetter(context.db, questionId)
  if (!question) return
  await queueMail(context, {
    key: `question-hidden:${questionId}:${context.requestId}`,
    to: question.authorEmail,
    write: ({ language }) => letters[language].hiddenLetter({ ...question, reason }),
  })
}

/** Tells everybody in the shop that something they had read was hidden, and why. */
export async function mailHiddenFromShop(
  context: Context,
  { questionId, shopId, reason, wasShown }: HiddenQuestionFact,
): Promise<void> {
  const question = wasShown ? await findQuestionInLetter(context.db, questionId) : null
  if (!question) return
  const url = `${context.config.publicUrl}/seller/questions`
  const members = await findMembersOf(context.db, [shopId])
  await queueMails(
    context,
    members.map(({ personId, email }) => ({
      key: `question-hidden-from-shop:${questionId}:${personId}:${context.requestId}`,
      to: email,
      write: ({ language }) => letters[language].hiddenFromShopLetter({ ...question, reason, url }),
    })),
  )
}
