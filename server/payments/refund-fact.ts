import type { RefundFact } from './facts.ts'
import type { RefundRow } from './refund-repository.ts'

/** What facts tell of a refund. */
export function refundFact(refund: RefundRow): RefundFact {
  const { id: refundId, paymentId, checkoutId, orderId, shopId, kind, way, bearer, reason, currency } = refund
  const { amountMinor, goodsMinor, shippingMinor, goodwillMinor, taxMinor, commissionMinor, lines } = refund
  const parts = { amountMinor, goodsMinor, shippingMinor, goodwillMinor, taxMinor, commissionMinor, lines }
  return { refundId, paymentId, checkoutId, orderId, shopId, kind, way, bearer, reason, currency, ...parts }
}
