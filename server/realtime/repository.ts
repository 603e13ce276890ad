import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'

/** The channel on which the database tells every realtime process that an order changed. */
export const orderChannel = 'order_changed'

/** What is said on it: the order, and who may hear of it. */
export interface ChangedOrder {
  id: string
  shopId: string
  /** The customer; null for a guest. */
  personId: string | null
}

/** Says that an order changed, or every order of a checkout. Nobody hears it unless the transaction commits. */
export async function sayOrdersChanged(
  db: Database,
  which: { orderId: string } | { checkoutId: string },
): Promise<void> {
  const these = 'orderId' in which ? sql`o.id = ${which.orderId}` : sql`o.checkout_id = ${which.checkoutId}`
  await sql`
    select pg_notify(${orderChannel}, json_build_object('id', o.id, 'shopId', o.shop_id, 'personId', c.person_id)::text)
    from orders o join checkouts c on c.id = o.checkout_id
    where ${these}`.execute(db)
}
