import type { Currency } from '#shared/currencies.ts'
import type { RefundPreview } from '#shared/api/orders.schemas.ts'
import { money } from '#shared/money.ts'
import { accountName, findBalance } from '#server/ledger/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { entriesOfRefund, wayBack } from './book-orders.ts'
import { leavesNothingToSend } from './cancel-lines.ts'
import { isReleased } from './order-state.ts'
import { everythingLeft, priceRefund } from './price-refund.ts'
import { getOrderToRefund, refuseToRefund, type RefundWished } from './refund-order.ts'
import { findRefundable } from './refund-statements.ts'

/**
 * What a refund would come to, what it would do to the shop's balance, and what would be posted; nothing is written.
 * Refuses as `refundOrder` does.
 */
export async function previewRefund(
  context: Context,
  orderId: string,
  { parts: wished, bearer }: Omit<RefundWished, 'reason'>,
): Promise<RefundPreview> {
  return await inTransaction(context, async (tx) => {
    const order = await getOrderToRefund(tx, orderId)
    refuseToRefund(order)
    return await asMarket(tx, async () => {
      const refundable = await findRefundable(tx.db, orderId)
      const isWhole =
        wished === 'everything' || (order.state === 'processing' && leavesNothingToSend(refundable, wished))
      const priced = priceRefund(refundable, isWhole ? everythingLeft(refundable) : wished, bearer)
      const entries = entriesOfRefund(order, { ...priced, bearer, way: wayBack(order) })
      const currency = order.currency as Currency
      const amount = (minor: number) => money(minor, currency)
      const purpose = isReleased(order) ? 'available' : 'pending'
      const beforeMinor = await findBalance(tx.db, { shopId: order.shopId, purpose, currency })
      const taken = entries.find((entry) => entry.owner === 'shop')?.amountMinor ?? 0
      return {
        amount: amount(priced.amountMinor),
        goods: amount(priced.goodsMinor),
        shipping: amount(priced.shippingMinor),
        goodwill: amount(priced.goodwillMinor),
        tax: amount(priced.taxMinor),
        commissionBack: amount(priced.commissionMinor),
        lines: priced.lines.map(({ orderLineId, quantity, amountMinor }) => ({
          lineId: orderLineId,
          quantity,
          amount: amount(amountMinor),
        })),
        part: purpose,
        balanceBefore: amount(beforeMinor),
        balanceAfter: amount(beforeMinor - taken),
        entries: entries.map(({ purpose, amountMinor }) => ({
          account: accountName(purpose),
          debit: amountMinor > 0 ? amount(amountMinor) : null,
          credit: amountMinor < 0 ? amount(-amountMinor) : null,
        })),
      }
    })
  })
}
