import type { CashRefund } from '#shared/api/orders.schemas.ts'
import { money } from '#shared/money.ts'
import type { CashRefundRow, RefundAccountRow } from './cash-refunds.ts'

/** A refund that waits for a transfer, for who makes it. */
export function presentCashRefund(row: CashRefundRow): CashRefund {
  const { id, orderId, number, shop, name, email, amountMinor, currency, reason, requestedAt, account } = row
  return {
    id,
    order: { id: orderId, number },
    shop,
    customer: { name, email },
    amount: money(amountMinor, currency),
    reason,
    requestedAt: requestedAt.toISOString(),
    account,
  }
}

/** Where money goes back to, as who named it may know it again. */
export function presentRefundAccount({ holder, iban, givenAt }: RefundAccountRow) {
  return { holder, iban: iban.slice(-4), givenAt: givenAt.toISOString() }
}
