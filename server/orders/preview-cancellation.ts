import type { CancellationPreview } from '#shared/api/orders.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { money } from '#shared/money.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { leavesNothingToSend } from './cancel-lines.ts'
import { refuseToCancelLines } from './cancel-order-lines.ts'
import { getOwnOrderWithCheckout } from './get-own-order.ts'
import { getPlacedOrder } from './get-placed-order.ts'
import { everythingLeft, priceRefund, type PartsToGiveBack } from './price-refund.ts'
import { findRefundable } from './refund-statements.ts'
import type { OrderHead } from './repository.ts'

type Units = PartsToGiveBack['lines']

/**
 * What comes back to who placed an order for units that are taken out before hand-over; nothing is written. Refuses as
 * `cancelOwnLines` does.
 */
export async function previewOwnLines(
  context: Context,
  { orderId, key, lines }: { orderId: string; key: string | undefined; lines: Units },
): Promise<CancellationPreview> {
  return await inTransaction(context, async (tx) => await preview(tx, await getPlacedOrder(tx, orderId, key), lines))
}

/** The same for the shop, which cannot send all of it. Refuses as `cancelShopLines` does. */
export async function previewShopLines(context: Context, orderId: string, lines: Units): Promise<CancellationPreview> {
  return await inTransaction(
    context,
    async (tx) => await preview(tx, await getOwnOrderWithCheckout(tx, orderId), lines),
  )
}

async function preview(tx: Context, order: OrderHead, lines: Units): Promise<CancellationPreview> {
  refuseToCancelLines(order)
  const refundable = await asMarket(tx, () => findRefundable(tx.db, order.id))
  const parts = { lines, shipping: false, goodwillMinor: 0 }
  const isWhole = leavesNothingToSend(refundable, parts)
  const priced = priceRefund(refundable, isWhole ? everythingLeft(refundable) : parts, 'shop')
  const amount = (minor: number) => money(minor, order.currency as Currency)
  return {
    amount: amount(priced.amountMinor),
    goods: amount(priced.goodsMinor),
    shipping: amount(priced.shippingMinor),
    isWhole,
    isPaid: order.paymentMethod !== 'cash_on_delivery',
    lines: priced.lines.map(({ orderLineId, quantity, amountMinor }) => ({
      lineId: orderLineId,
      quantity,
      amount: amount(amountMinor),
    })),
  }
}
