import { differenceEntries, gatewayFeeEntries, post } from '#server/ledger/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { DifferenceRow } from './repository.ts'

/** Books a difference as it stands: what the gateway moved and the book did not, as a fee or as a difference. */
export async function bookDifference(tx: Context, difference: DifferenceRow): Promise<void> {
  await post(tx, { ...about(difference, 1), key: `difference:${difference.id}`, at: tx.clock.now() })
}

/** Takes the posting of a difference back, because it has resolved itself. */
export async function unbookDifference(tx: Context, difference: DifferenceRow): Promise<void> {
  await post(tx, { ...about(difference, -1), key: `difference_undone:${difference.id}`, at: tx.clock.now() })
}

function about({ gateway, reason, bookMinor, gatewayMinor, currency, movement, orders }: DifferenceRow, sign: 1 | -1) {
  const gapMinor = (gatewayMinor - bookMinor) * sign
  const isFee = reason === 'fee_unknown'
  const subject = movement?.reference ?? movement?.id ?? orders.map((number) => `order ${number}`).join(', ')
  const words = `${isFee ? 'Fee' : 'Difference'} of ${gateway}, ${subject}`
  return {
    kind: isFee ? ('gateway_fee' as const) : ('difference' as const),
    description: sign === 1 ? words : `${words}, taken back`,
    shopId: null,
    orderId: null,
    currency,
    entries: isFee ? gatewayFeeEntries(-gapMinor) : differenceEntries(gapMinor),
  }
}
