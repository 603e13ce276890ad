import { settingsOf } from '#server/market/index.ts'
import { checkoutKey, findMembersOf, findOrderPage } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMails, writeLetter, type LetterText, type Mail } from '#server/platform/mail/index.ts'
import type { ReturnFact } from './facts.ts'
import {
  returnAcceptedLetter,
  returnDeclinedLetter,
  returnNotedLetter,
  returnReceivedLetter,
  returnRequestedLetter,
  returnWithdrawnLetter,
  type ReturnInLetter,
} from './letters.ts'
import { findReturnPage, type ReturnPage } from './repository.ts'

/** Asks the shop for an answer, and tells the customer that it was asked. */
export async function mailReturnRequested(context: Context, fact: ReturnFact): Promise<void> {
  const about = await lookInto(context, fact)
  const answerBy = dayIn(context, about.page.actBy)
  await queueMails(context, [
    ...(await toShop(context, fact, 'return-requested', returnRequestedLetter({ ...about.shop, answerBy }))),
    toCustomer(context, about, 'return-noted', returnNotedLetter(about.customer)),
  ])
}

/** Tells the customer where to send it. */
export async function mailReturnAccepted(context: Context, fact: ReturnFact): Promise<void> {
  const about = await lookInto(context, fact)
  const letter = returnAcceptedLetter({ ...about.customer, sendBy: dayIn(context, about.page.actBy) })
  await queueMails(context, [toCustomer(context, about, 'return-accepted', letter)])
}

/** Tells the customer why the shop refuses, and what can be done. */
export async function mailReturnDeclined(context: Context, fact: ReturnFact): Promise<void> {
  const about = await lookInto(context, fact)
  await queueMails(context, [toCustomer(context, about, 'return-declined', returnDeclinedLetter(about.customer))])
}

/** Tells the customer that the goods have arrived. */
export async function mailReturnReceived(context: Context, fact: ReturnFact): Promise<void> {
  const about = await lookInto(context, fact)
  await queueMails(context, [toCustomer(context, about, 'return-received', returnReceivedLetter(about.customer))])
}

/** Tells the shop that nothing comes back. */
export async function mailReturnWithdrawn(context: Context, fact: ReturnFact): Promise<void> {
  const about = await lookInto(context, fact)
  const because = about.page.history.at(-1)?.reason || 'The customer keeps it.'
  const letter = returnWithdrawnLetter({ ...about.shop, because })
  await queueMails(context, await toShop(context, fact, 'return-withdrawn', letter))
}

interface Looked {
  page: ReturnPage
  email: string
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
    customer: { back, url: `${publicUrl}/orders/${orderId}?key=${key}` },
    shop: { back, url: `${publicUrl}/seller/returns/${returnId}` },
  }
}

function toCustomer(context: Context, { page, email }: Looked, kind: string, letter: LetterText): Mail {
  return { key: `${kind}:${page.id}`, to: email, letter: writeLetter(context, letter) }
}

async function toShop(
  context: Context,
  { returnId, shopId }: ReturnFact,
  kind: string,
  text: LetterText,
): Promise<Mail[]> {
  const letter = writeLetter(context, text)
  const members = await findMembersOf(context.db, [shopId])
  return members.map(({ personId, email }) => ({ key: `${kind}:${returnId}:${personId}`, to: email, letter }))
}

function dayIn(context: Context, day: Date | null): string {
  const { locale } = settingsOf(context)
  return day ? new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'utc' }).format(day) : ''
}
