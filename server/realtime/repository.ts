import { sql } from 'kysely'
import type { Message } from '#shared/api/chat.schemas.ts'
import type { Change } from '#shared/realtime.ts'
import type { Database } from '#server/platform/db/database.ts'
import { roomsOfOrder } from './rooms.ts'

/** The channel on which the database speaks to every realtime process. */
export const channel = 'announcements'

/** What is said on it: an event for everybody in some rooms. */
export interface Announcement {
  rooms: string[]
  event: 'changed' | 'typing' | 'came'
  content: object
  /** Where a message that is told was said, and what of it is otherwise there. */
  own?: { room: string; message: Pick<Message, 'isMine' | 'changeableUntil'> }
}

/** What rows of the shelf say by themselves when they move: for the pages of visitors. */
export interface ShelfMove {
  rooms: string[]
  event: 'moved'
}

/** What the row of a session says by itself: whoever listened by it must come anew. */
export interface SessionLeft {
  event: 'left'
  sessionId: string
}

/** Says something to every process. Nobody hears it unless the transaction commits. */
export async function say(db: Database, ...announcements: readonly Announcement[]): Promise<void> {
  await sql`
    select pg_notify(${channel}, said::text)
    from json_array_elements(${JSON.stringify(announcements)}::json) as said`.execute(db)
}

/** Says that something changed. */
export async function sayChanged(db: Database, rooms: string[], change: Change): Promise<void> {
  await say(db, { rooms, event: 'changed', content: change })
}

/** Says that orders changed, or every order of some checkouts. */
export async function sayOrdersChanged(
  db: Database,
  which: { orderIds: readonly string[] } | { checkoutIds: readonly string[] },
): Promise<void> {
  const these =
    'orderIds' in which
      ? sql`o.id = any(${which.orderIds}::uuid[])`
      : sql`o.checkout_id = any(${which.checkoutIds}::uuid[])`
  // The rooms are written where those of the program are, around ids that only the database knows here.
  const rooms = roomsOfOrder({ shopId: '<shop>', personId: '<person>' })
  const announcement: Announcement = {
    rooms,
    event: 'changed',
    content: { kind: 'order', id: '<order>', shopId: '<shop>' } satisfies Change,
  }
  await sql`
    select pg_notify(${channel}, replace(replace(replace(${JSON.stringify(announcement)}::text,
      '<order>', o.id::text), '<shop>', o.shop_id::text), '<person>', coalesce(c.person_id::text, 'nobody')))
    from orders o join checkouts c on c.id = o.checkout_id
    where ${these}`.execute(db)
}

/** Says that invoices were issued: to their shop, the operators, and the customer of an order unless it was a guest. */
export async function sayInvoicesIssued(db: Database, invoiceIds: readonly string[]): Promise<void> {
  const rooms = roomsOfOrder({ shopId: '<shop>', personId: '<person>' })
  const announcement: Announcement = { rooms, event: 'changed', content: { kind: 'invoice' } satisfies Change }
  await sql`
    select pg_notify(${channel}, replace(replace(${JSON.stringify(announcement)}::text,
      '<shop>', i.shop_id::text), '<person>', coalesce(i.person_id::text, 'nobody')))
    from invoices i where i.id = any(${invoiceIds}::uuid[])`.execute(db)
}
