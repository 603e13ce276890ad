import type { VerdictPreview } from '#shared/api/disputes.schemas.ts'
import { money } from '#shared/money.ts'
import { accountName, type Entry } from '#server/ledger/index.ts'
import { entriesOfRefund, everythingLeft, findRefundable, priceRefund, wayBack } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { getDisputeToAnswer } from './get-dispute.ts'
import { mayDecide, partsOf, type Verdict } from './give-verdict.ts'
import { releaseEntries } from './posting-rules.ts'
import { restsIn } from './set-aside.ts'

/** What a verdict would write into the book; nothing is written. Refuses as `giveVerdict` does. */
export async function previewVerdict(
  context: Context,
  disputeId: string,
  verdict: Omit<Verdict, 'reason'>,
): Promise<VerdictPreview> {
  return await inTransaction(context, async (tx) => {
    const { dispute, order } = await getDisputeToAnswer(tx, disputeId)
    mayDecide(dispute)
    const { currency, setAsideMinor } = dispute
    const amount = (minor: number) => money(minor, currency)
    const refundable = await findRefundable(tx.db, order.id)
    const parts = partsOf(verdict)
    const leftMinor = refundable.totalMinor - refundable.given.amountMinor
    const priced =
      parts && priceRefund(refundable, parts === 'everything' ? everythingLeft(refundable) : parts, verdict.bearer)
    const entries: Entry[] = [
      ...releaseEntries(setAsideMinor, restsIn(order)),
      ...(priced ? entriesOfRefund(order, { ...priced, bearer: verdict.bearer, way: wayBack(order) }) : []),
    ]
    return {
      toCustomer: amount(priced?.amountMinor ?? 0),
      toShop: amount(leftMinor - (verdict.bearer === 'shop' ? (priced?.amountMinor ?? 0) : 0)),
      entries: entries.map(({ purpose, amountMinor }) => ({
        account: accountName(purpose),
        debit: amountMinor > 0 ? amount(amountMinor) : null,
        credit: amountMinor < 0 ? amount(-amountMinor) : null,
      })),
    }
  })
}
