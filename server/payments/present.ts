import type { z } from 'zod'
import type { PaymentView } from '#shared/api/payments.schemas.ts'
import { money } from '#shared/money.ts'
import { declineMessage } from './decline-messages.ts'
import type { PaymentRow } from './repository.ts'

/** A payment as its customer sees it: where it stands, with what, and what is to do next. */
export function presentPayment(row: PaymentRow): z.output<typeof PaymentView> {
  const { cardBrand, cardLast4, declineCode } = row
  return {
    id: row.id,
    state: row.state,
    method: row.method,
    gateway: row.gateway,
    amount: money(row.amountMinor, row.currency),
    refunded: money(row.refundedMinor, row.currency),
    card: cardBrand && cardLast4 ? { brand: cardBrand, last4: cardLast4 } : null,
    decline: declineCode ? { code: declineCode, message: declineMessage(declineCode) } : null,
    action: row.state === 'requires_action' ? row.action : null,
    updatedAt: row.updatedAt.toISOString(),
  }
}
