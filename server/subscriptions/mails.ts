import { money } from '#shared/money.ts'
import { settingsOf } from '#server/market/index.ts'
import { checkoutKey } from '#server/orders/index.ts'
import { declineMessage } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { queueMail, writeLetter, type LetterText } from '#server/platform/mail/index.ts'
import type { CycleFact, SubscriptionFact } from './facts.ts'
import {
  confirmationLetter,
  endedLetter,
  expiringLetter,
  renewedLetter,
  startedLetter,
  unpaidLetter,
  type SubscriptionInLetter,
} from './letters.ts'
import { findInLetter } from './pages.ts'

/** Tells the customer that a subscription has begun. */
export async function mailStarted(context: Context, fact: SubscriptionFact): Promise<void> {
  await mail(context, fact, `subscription-started:${fact.subscriptionId}`, startedLetter)
}

/** Tells the customer that a cycle is paid. */
export async function mailAboutCycle(context: Context, fact: CycleFact): Promise<void> {
  await mail(context, fact, `subscription-renewed:${fact.cycleId}`, renewedLetter)
}

/** Tells the customer that a cycle could not be charged, and what comes. A bank that wants a confirmation has a letter of its own. */
export async function mailUnpaid(
  context: Context,
  fact: CycleFact & { failure: string; nextTryAt: string | null },
): Promise<void> {
  const { failure, nextTryAt, cycleId } = fact
  if (failure === 'authentication_required' && nextTryAt) return
  await mail(context, fact, `subscription-unpaid:${cycleId}:${nextTryAt ?? 'last'}`, (about) =>
    unpaidLetter(about, { why: whyInWords(failure), nextTryAt }),
  )
}

/** Asks the customer to confirm a payment with their bank. */
export async function mailConfirmationNeeded(
  context: Context,
  fact: CycleFact & { checkoutId: string },
): Promise<void> {
  const { cycleId, checkoutId } = fact
  const url = `${context.config.publicUrl}/checkouts/${checkoutId}?key=${checkoutKey(context.config, checkoutId)}`
  await mail(context, fact, `subscription-confirmation:${cycleId}`, (about) => confirmationLetter({ ...about, url }))
}

/** Tells the customer that the card expires. */
export async function mailExpiring(context: Context, fact: SubscriptionFact): Promise<void> {
  const month = context.clock.now().toISOString().slice(0, 7)
  await mail(context, fact, `card-expiring:${fact.subscriptionId}:${month}`, expiringLetter)
}

/** Tells the customer that it is over. */
export async function mailEnded(context: Context, fact: SubscriptionFact & { reason: string }): Promise<void> {
  await mail(
    context,
    fact,
    `subscription-ended:${fact.subscriptionId}:${context.clock.now().toISOString().slice(0, 10)}`,
    (about) => endedLetter(about, fact.reason),
  )
}

/** Why a cycle could not be charged, as its customer reads it. */
export function whyInWords(failure: string): string {
  const ours: Record<string, string> = {
    not_sold: 'It is not sold any more.',
    out_of_stock: 'There is not enough of it on the shelf just now.',
    cannot_be_sent: 'The shop does not send to your address any more.',
    on_holiday: 'The shop is on holiday.',
    contract_unsigned: 'Its terms are not signed yet.',
    card_removed: 'There is no card to charge any more.',
  }
  return ours[failure] ?? declineMessage(failure)
}

async function mail(
  context: Context,
  { subscriptionId, ...fact }: SubscriptionFact & Partial<CycleFact>,
  key: string,
  write: (about: SubscriptionInLetter) => LetterText,
): Promise<void> {
  const row = await findInLetter(context.db, { subscriptionId, cycleId: fact.cycleId ?? null })
  if (!row) return
  const about: SubscriptionInLetter = {
    number: `S-${row.number}`,
    things: `${row.quantity} × ${[row.title, row.variantTitle].filter(Boolean).join(', ')}`,
    shopName: row.shopName,
    nextOn: row.nextOn,
    total: row.totalMinor === null ? null : money(row.totalMinor, row.currency),
    url: `${context.config.publicUrl}/account/subscriptions/${subscriptionId}`,
    locale: settingsOf(context).locale,
  }
  await queueMail(context, { key, to: row.email, letter: writeLetter(context, write(about)) })
}
