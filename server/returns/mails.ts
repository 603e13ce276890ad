import type { Language } from '#shared/languages.ts'
import { checkoutKey, findMembersOf, findOrderPage } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMails, type LetterWriter, type Mail } from '#server/platform/mail/index.ts'
import type { ReturnFact } from './facts.ts'
import type { ReturnInLetter } from './letters/en.ts'
import { letters } from './letters/index.ts'
import { findReturnPage, type ReturnPage } from './repository.ts'

/** Asks the shop for an answer, and tells the customer that it was asked. */
export async function mailReturnRequested(context: Context, fact: ReturnFact): Promise<void> {
  const about = await lookInto(context, fact)
  const answerBy = about.page.actBy
  await queueMails(context, [
    ...(await toShop(context, fact, 'return-requested', ({ language, locale }) =>
      letters[language].returnRequestedLetter({ ...about.shop, answerBy, locale }),
    )),
    toCustomer(about, 'return-noted', ({ language }) => letters[language].returnNotedLetter(about.customer)),
  ])
}

/** Tells the customer where to send it. */
export async function mailReturnAccepted(context: Context, fact: ReturnFact): Promise<void> {
  const about = await lookInto(context, fact)
  const sendBy = about.page.actBy
  const mail = toCustomer(about, 'return-accepted', ({ language, locale }) =>
    letters[language].returnAcceptedLetter({ ...about.customer, sendBy, locale }),
  )
  await queueMails(context, [mail])
}

/** Tells the customer why the shop refuses, and what can be done. */
export async function mailReturnDeclined(context: Context, fact: ReturnFact): Promise<void> {
  const about = await lookInto(context, fact)
  const mail = toCustomer(about, 'return-declined', ({ language }) =>
    letters[language].returnDeclinedLetter(about.customer),
  )
  await queueMails(context, [mail])
}

/** Tells the customer that the goods have arrived. */
export async function mailReturnReceived(context: Context, fact: ReturnFact): Promise<void> {
  const about = await lookInto(context, fact)
  const mail = toCustomer(about, 'return-received', ({ language }) =>
    letters[language].returnReceivedLetter(about.customer),
  )
  await queueMails(context, [mail])
}

/** Tells the shop that nothing comes back. */
export async function mailReturnWithdrawn(context: Context, fact: ReturnFact): Promise<void> {
  const about = await lookInto(context, fact)
  const because = about.page.history.at(-1)?.reason ?? ''
  const mails = await toShop(context, fact, 'return-withdrawn', ({ language }) =>
    letters[language].returnWithdrawnLetter({ ...about.shop, because }),
  )
  await queueMails(context, mails)
}

interface Looked {
  page: ReturnPage
  email: string
  language: Language | null
  customer: { back: ReturnInLetter; url: string }
  shop: { back: ReturnInLetter; url: string }
}

async function lookInto(context: Context, { returnId, orderId, checkoutId }: ReturnFact): Promise<Looked> {
  const page = await findReturnPage(context.db, returnId)
  const order = await findOrderPage(context.db, orderId)
  invariant(page && order, `return ${returnId} and its order are there`)
  const { number, orderNumber, customer, words, labelNote, declineReason, lines } = page
  const things = lines.map(({ quantity, title }) => (quantity === 1 ? title : `${quantity} × ${title}`)).join(', ')
  const shopName = order.shop.name
  const back = { number, orderNumber, customer, words, labelNote, declineReason, things, shopName }
  const { publicUrl } = context.config
  const key = checkoutKey(context.config, checkoutId)
  return {
    page,
    email: order.email,
    language: order.language,
    customer: { back, url: `${publicUrl}/orders/${orderId}?key=${key}` },
    shop: { back, url: `${publicUrl}/seller/returns/${returnId}` },
  }
}

function toCustomer({ page, email, language }: Looked, kind: string, write: LetterWriter): Mail {
  return { key: `${kind}:${page.id}`, to: email, language, write }
}

async function toShop(
  context: Context,
  { returnId, shopId }: ReturnFact,
  kind: string,
  write: LetterWriter,
): Promise<Mail[]> {
  const members = await findMembersOf(context.db, [shopId])
  return members.map(({ personId, email }) => ({ key: `${kind}:${returnId}:${personId}`, to: email, write }))
}
