import type { PaymentView } from '#shared/api/payments.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'
import { presentPayment } from './present.ts'
import { findPaymentRow } from './repository.ts'

/** The payment of a checkout as its customer sees it; null while nobody tried to pay. */
export async function findPaymentOfCheckout(db: Database, checkoutId: string): Promise<PaymentView | null> {
  const row = await findPaymentRow(db, checkoutId)
  return row && presentPayment(row)
}
