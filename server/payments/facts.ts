import type { RefundKind } from './refund-state.ts'
import type { PaymentMethod } from './payment-state.ts'

declare module '#server/platform/facts.ts' {
  interface FactMap {
    /** Cash will be paid at the door. */
    'payment.promised': { paymentId: string; checkoutId: string }
    /** The money is there; also told when it comes after the payment was given up. */
    'payment.captured': { paymentId: string; checkoutId: string; method: PaymentMethod; amountMinor: number }
    /** One attempt was refused; another may follow. */
    'payment.declined': { paymentId: string; checkoutId: string; code: string }
    'refund.succeeded': {
      refundId: string
      checkoutId: string
      orderId: string
      shopId: string
      amountMinor: number
      kind: RefundKind
    }
    'refund.failed': { refundId: string; orderId: string; reason: string }
  }
}
