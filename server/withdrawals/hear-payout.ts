import type { PayoutAnswer } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { recordPayoutAnswer } from './record-payout-answer.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Hears what a provider says of a payout; what was paid from the same account for other reasons is none of ours. */
export async function hearPayout(
  tx: Context,
  { payoutId, answer }: { payoutId: string; answer: PayoutAnswer },
): Promise<void> {
  if (uuid.test(payoutId)) await recordPayoutAnswer(tx, payoutId, answer)
}
