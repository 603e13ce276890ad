import { electronicFormatIBAN, isValidIBAN } from 'ibantools'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { keepRefundAccount } from './cash-refunds.ts'
import { ibanInvalid, nothingPaid } from './errors.ts'
import { getPlacedOrder } from './get-placed-order.ts'

/**
 * Keeps to which bank account the money of an order that was paid in cash goes back, for who placed it. Given again, the
 * last word counts. Refuses with `order_not_found`, `nothing_paid` unless cash was paid at the door, or `iban_invalid`.
 */
export async function giveRefundAccount(
  context: Context,
  { orderId, key, holder, iban }: { orderId: string; key: string | undefined; holder: string; iban: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { paymentMethod, state, checkoutId, shopId } = await getPlacedOrder(tx, orderId, key)
    if (paymentMethod !== 'cash_on_delivery' || (state !== 'delivered' && state !== 'completed')) throw nothingPaid()
    const plain = electronicFormatIBAN(iban)
    if (!plain || !isValidIBAN(plain)) throw ibanInvalid()
    await keepRefundAccount(tx.db, orderId, { holder, iban: plain, givenAt: tx.clock.now() })
    await tx.facts.announce(tx, 'order.refund-account-given', { orderId, checkoutId, shopId })
  })
}
