import { verifyLedger } from '#server/ledger/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { reconcile } from '#server/reconciliation/index.ts'

/** The evening before the market opens: the bank's account is laid beside the book, and the book is added up. */
export async function closeTheDay(story: Context): Promise<void> {
  const { card } = story.ports.gateways
  invariant(card, 'the demo town pays at the sandbox bank')
  await reconcile(story, card)
  await verifyLedger(story)
}
