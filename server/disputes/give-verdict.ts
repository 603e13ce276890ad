import { giveBack, type OrderHead, type PartsToGiveBack } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { fieldRefused, wrongState } from '#server/platform/errors.ts'
import { disputeMachine, moveDispute } from './dispute-state.ts'
import { getDisputeToAnswer } from './get-dispute.ts'
import { noteClosed, type DisputeHead } from './repository.ts'
import { release } from './set-aside.ts'

export interface Verdict {
  verdict: 'all' | 'part' | 'none'
  /** Only of a part, in minor units. */
  amountMinor: number | undefined
  bearer: 'shop' | 'market'
  reason: string
}

/**
 * Decides a case: what was set aside is released, and what the customer gets goes back by itself, borne by shop or
 * market. Both sides read the reason. A chargeback is its bank's to decide. Refuses with `dispute_not_found`,
 * `wrong_state`, `refund_too_much` or `nothing_to_give_back`.
 */
export async function giveVerdict(context: Context, disputeId: string, verdict: Verdict): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { dispute, order } = await getDisputeToAnswer(tx, disputeId)
    await decide(tx, dispute, order, verdict)
  })
}

/** Decides a case whose order and dispute are locked by the caller. */
export async function decide(tx: Context, dispute: DisputeHead, order: OrderHead, verdict: Verdict): Promise<void> {
  mayDecide(dispute)
  const { id: disputeId, orderId, checkoutId, shopId, rounds, currency } = dispute
  const { bearer, reason } = verdict
  await moveDispute(tx, dispute, 'decide', reason)
  await release(tx, dispute, order)
  const parts = partsOf(verdict)
  const key = `verdict:${disputeId}:${rounds}`
  const { amountMinor } = parts
    ? await giveBack(tx, order, { kind: 'verdict', key, parts, bearer, reason })
    : { amountMinor: 0 }
  await noteClosed(tx.db, disputeId, tx.clock.now(), { verdict: verdict.verdict, amountMinor, reason, bearer })
  const fact = { disputeId, orderId, checkoutId, shopId, verdict: verdict.verdict, amountMinor, currency }
  await tx.facts.announce(tx, 'dispute.decided', fact)
}

/** Refuses with `wrong_state` a case that is not the market's to decide now. */
export function mayDecide({ state, origin }: DisputeHead): void {
  disputeMachine.after(state, 'decide')
  if (origin === 'chargeback') throw wrongState('The chargeback', state, 'decided by the market; its bank does')
}

/** What a verdict gives back; null for nothing. */
export function partsOf({ verdict, amountMinor }: Omit<Verdict, 'reason'>): PartsToGiveBack | 'everything' | null {
  if (verdict === 'none') return null
  if (verdict === 'all') return 'everything'
  if (!amountMinor) throw fieldRefused('nothing_to_give_back', 'body.amountMinor', 'Say how much the customer gets.')
  return { lines: [], shipping: false, goodwillMinor: amountMinor }
}
