import type { Currency } from '#shared/currencies.ts'
import type { Language } from '#shared/languages.ts'
import { money } from '#shared/money.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { queueMails, type LetterText, type LetterWriter } from '#server/platform/mail/index.ts'
import { pauseDays } from './add-withdraw-method.ts'
import type { WithdrawalFact } from './facts.ts'
import type { WithdrawalInLetter } from './letters/en.ts'
import { letters } from './letters/index.ts'
import { methodLabel } from './method-label.ts'
import { findOwners, getMethod } from './repository.ts'
import { findWithdrawalPage } from './withdrawal-pages.ts'

/** Tells the owner that money was asked for. */
export async function mailRequested(context: Context, fact: WithdrawalFact): Promise<void> {
  await mailAboutWithdrawal(context, fact, 'requested', (about, words) => words.requestedLetter(about))
}

/** Tells the owner that an operator has agreed, so that it will be paid and cannot be cancelled any more. */
export async function mailApproved(context: Context, fact: WithdrawalFact): Promise<void> {
  await mailAboutWithdrawal(context, fact, 'approved', (about, words) => words.approvedLetter(about))
}

/** Tells the owner that the money has left. */
export async function mailPaid(context: Context, fact: WithdrawalFact): Promise<void> {
  await mailAboutWithdrawal(context, fact, 'paid', (about, words) => words.paidLetter(about))
}

/** Tells the owner that the money could not be paid. */
export async function mailFailed(context: Context, fact: WithdrawalFact): Promise<void> {
  await mailAboutWithdrawal(context, fact, 'failed', (about, words) => words.returnedLetter(about, 'failed'))
}

/** Tells the owner that an operator sent the withdrawal back. */
export async function mailRejected(context: Context, fact: WithdrawalFact): Promise<void> {
  await mailAboutWithdrawal(context, fact, 'rejected', (about, words) => words.returnedLetter(about, 'rejected'))
}

/** Tells the owner that the shop shall be paid at a new place. */
export async function mailMethodAdded(context: Context, fact: { methodId: string; shopId: string }): Promise<void> {
  await mailAboutMethod(context, fact, 'added')
}

/** Tells the owner that the shop is no longer paid at a place. */
export async function mailMethodRemoved(context: Context, fact: { methodId: string; shopId: string }): Promise<void> {
  await mailAboutMethod(context, fact, 'removed')
}

async function mailAboutWithdrawal(
  context: Context,
  { withdrawalId, shopId }: WithdrawalFact,
  what: string,
  write: (about: WithdrawalInLetter, words: (typeof letters)[Language]) => LetterText,
): Promise<void> {
  const page = await findWithdrawalPage(context.db, withdrawalId, shopId)
  invariant(page, `withdrawal ${withdrawalId} is there`)
  const about = {
    number: `W-${page.number}`,
    amount: money(page.amountMinor, page.currency as Currency),
    to: methodLabel(page),
    reason: page.reason,
    url: `${context.config.publicUrl}/seller/withdrawals/${withdrawalId}`,
  }
  await mailOwners(context, shopId, `withdrawal-${what}:${withdrawalId}`, ({ language, locale }) =>
    write({ ...about, locale }, letters[language]),
  )
}

async function mailAboutMethod(
  context: Context,
  { methodId, shopId }: { methodId: string; shopId: string },
  change: 'added' | 'removed',
): Promise<void> {
  const to = methodLabel(await getMethod(context.db, methodId))
  const url = `${context.config.publicUrl}/seller/withdraw-methods`
  await mailOwners(context, shopId, `withdraw-method-${change}:${methodId}`, ({ language }) =>
    letters[language].methodLetter(change, { to, hours: pauseDays * 24, url }),
  )
}

async function mailOwners(context: Context, shopId: string, key: string, write: LetterWriter): Promise<void> {
  const owners = await findOwners(context.db, shopId)
  await queueMails(
    context,
    owners.map(({ personId, email }) => ({ key: `${key}:${personId}`, to: email, write })),
  )
}
