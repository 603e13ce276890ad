import type { Context } from '#server/platform/context.ts'
import { on, type Subscription } from '#server/platform/facts.ts'
import type { ReportOutcome } from './facts.ts'
import { mailDecided, mailSaidDecided } from './mails.ts'
import { findOpenReports, settleReports } from './repository.ts'

export const moderationSubscribers: Subscription[] = [
  // At once: nothing waits in the queue that is decided.
  on('shop.suspended', 'at once', 'settle-reports-of-suspended', async (tx, { shopId }) => {
    await announceDecided(tx, await settleReports(tx.db, { shopId }, tx.clock.now()), 'taken_down')
  }),
  on('shop.closed', 'at once', 'settle-reports-of-closed', async (tx, { shopId }) => {
    await announceDecided(tx, await settleReports(tx.db, { shopId }, tx.clock.now()), 'taken_down')
  }),
  // They are not settled: given back, the product waits again.
  on('product.blocked', 'at once', 'tell-reports-of-blocked', async (tx, { productId }) => {
    await announceDecided(tx, await findOpenReports(tx.db, productId), 'taken_down')
  }),
  on('reports.decided', 'later', 'mail-reports-decided', mailDecided),
  on('review.hidden', 'later', 'mail-reports-of-hidden-review', (context, fact) =>
    mailSaidDecided(context, { ...fact, what: 'review', id: fact.reviewId, outcome: 'taken_down' }),
  ),
  on('review.left-standing', 'later', 'mail-reports-of-standing-review', (context, fact) =>
    mailSaidDecided(context, { ...fact, what: 'review', id: fact.reviewId, outcome: 'stands' }),
  ),
  on('review.withdrawn', 'later', 'mail-reports-of-withdrawn-review', (context, fact) =>
    mailSaidDecided(context, { ...fact, what: 'review', id: fact.reviewId, outcome: 'withdrawn' }),
  ),
  on('question.withdrawn', 'later', 'mail-reports-of-withdrawn-question', (context, fact) =>
    mailSaidDecided(context, { ...fact, what: 'question', id: fact.questionId, outcome: 'withdrawn' }),
  ),
  on('question.hidden', 'later', 'mail-reports-of-hidden-question', (context, fact) =>
    mailSaidDecided(context, { ...fact, what: 'question', id: fact.questionId, outcome: 'taken_down' }),
  ),
  on('question.left-standing', 'later', 'mail-reports-of-standing-question', (context, fact) =>
    mailSaidDecided(context, { ...fact, what: 'question', id: fact.questionId, outcome: 'stands' }),
  ),
]

/** Announces what became of these reports; nothing where there is none. */
export async function announceDecided(tx: Context, reportIds: string[], outcome: ReportOutcome): Promise<void> {
  if (reportIds.length > 0) await tx.facts.announce(tx, 'reports.decided', { reportIds, outcome })
}
