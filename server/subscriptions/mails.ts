import type { Language } from '#shared/languages.ts'
import { money } from '#shared/money.ts'
import { checkoutKey } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { queueMails, type LetterText, type Tongue } from '#server/platform/mail/index.ts'
import type { CycleFact, SubscriptionFact } from './facts.ts'
import type { SubscriptionInLetter } from './letters/en.ts'
import { letters } from './letters/index.ts'
import { listInLetters } from './pages.ts'

/** Tells the customer that a subscription has begun. */
export async function mailStarted(context: Context, fact: SubscriptionFact): Promise<void> {
  await mail(context, fact, `subscription-started:${fact.subscriptionId}`, (about, words) => words.startedLetter(about))
}

/** Tells the customer that a cycle is paid. */
export async function mailAboutCycle(context: Context, fact: CycleFact): Promise<void> {
  await mail(context, fact, `subscription-renewed:${fact.cycleId}`, (about, words) => words.renewedLetter(about))
}

/** Tells the customer that a cycle could not be charged, and what comes. A bank that wants a confirmation has a letter of its own. */
export async function mailUnpaid(
  context: Context,
  fact: CycleFact & { failure: string; nextTryAt: string | null },
): Promise<void> {
  const { failure, nextTryAt, cycleId } = fact
  if (failure === 'authentication_required' && nextTryAt) return
  await mail(context, fact, `subscription-unpaid:${cycleId}:${nextTryAt ?? 'last'}`, (about, words) =>
    words.unpaidLetter(about, { failure, nextTryAt: nextTryAt === null ? null : new Date(nextTryAt) }),
  )
}

/** Reminds customers of what is unpaid, each once a day at most. */
export async function mailReminders(
  context: Context,
  owing: readonly (CycleFact & { failure: string })[],
): Promise<void> {
  const day = context.clock.now().toISOString().slice(0, 10)
  await mailAll(
    context,
    owing.map(({ failure, ...fact }) => ({
      fact,
      key: `subscription-reminder:${fact.cycleId}:${day}`,
      write: (about, words) => words.reminderLetter(about, failure),
    })),
  )
}

/** Asks the customer to confirm a payment with their bank, once for each try. */
export async function mailConfirmationNeeded(
  context: Context,
  fact: CycleFact & { checkoutId: string; tries: number },
): Promise<void> {
  const { cycleId, checkoutId, tries } = fact
  const url = `${context.config.publicUrl}/checkouts/${checkoutId}?key=${checkoutKey(context.config, checkoutId)}`
  await mail(context, fact, `subscription-confirmation:${cycleId}:${tries}`, (about, words) =>
    words.confirmationLetter({ ...about, url }),
  )
}

/** Tells the customer that the card expires. */
export async function mailExpiring(context: Context, fact: SubscriptionFact): Promise<void> {
  const month = context.clock.now().toISOString().slice(0, 7)
  await mail(context, fact, `card-expiring:${fact.subscriptionId}:${month}`, (about, words) =>
    words.expiringLetter(about),
  )
}

/** Tells the customer that it is over. */
export async function mailEnded(context: Context, fact: SubscriptionFact & { reason: string }): Promise<void> {
  await mail(
    context,
    fact,
    `subscription-ended:${fact.subscriptionId}:${context.clock.now().toISOString().slice(0, 10)}`,
    (about, words) => words.endedLetter(about, fact.reason),
  )
}

async function mail(
  context: Context,
  fact: SubscriptionFact & Partial<CycleFact>,
  key: string,
  write: Writer,
): Promise<void> {
  await mailAll(context, [{ fact, key, write }])
}

type Writer = (about: SubscriptionInLetter, words: (typeof letters)[Language]) => LetterText

/** What is mailed about a subscription, or about a cycle of it. */
interface AboutSubscription {
  fact: SubscriptionFact & Partial<CycleFact>
  key: string
  write: Writer
}

async function mailAll(context: Context, mails: readonly AboutSubscription[]): Promise<void> {
  const asked = mails.map(({ fact: { subscriptionId, cycleId = null } }) => ({ subscriptionId, cycleId }))
  const rows = new Map((await listInLetters(context.db, asked)).map((row) => [row.id, row]))
  const found = mails.flatMap(({ fact: { subscriptionId }, key, write }) => {
    const row = rows.get(subscriptionId)
    if (!row) return []
    const about = {
      number: `S-${row.number}`,
      things: `${row.quantity} × ${[row.title, row.variantTitle].filter(Boolean).join(', ')}`,
      shopName: row.shopName,
      nextOn: row.nextOn === null ? null : new Date(row.nextOn),
      total: row.totalMinor === null ? null : money(row.totalMinor, row.currency),
      url: `${context.config.publicUrl}/account/subscriptions/${subscriptionId}`,
    }
    const inTongue = ({ language, locale }: Tongue) => write({ ...about, locale }, letters[language])
    return [{ key, to: row.email, write: inTongue }]
  })
  await queueMails(context, found)
}
