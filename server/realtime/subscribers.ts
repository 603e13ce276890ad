import '#server/orders/index.ts'
import '#server/disputes/index.ts'
import '#server/notices/index.ts'
import '#server/returns/index.ts'
import '#server/shops/index.ts'
import '#server/withdrawals/index.ts'
import type { Change } from '#shared/realtime.ts'
import type { ConversationFact } from '#server/chat/index.ts'
import type { Context } from '#server/platform/context.ts'
import { on, onAll, type Subscription } from '#server/platform/facts.ts'
import { say, sayChanged, sayOrdersChanged } from './repository.ts'
import { noticesRoom, operatorsRoom, roomsOfConversation } from './rooms.ts'

const aboutCheckouts = ['checkout.placed', 'checkout.confirmed', 'checkout.expired', 'checkout.cancelled'] as const

const aboutOrders = [
  'order.handed-over',
  'order.tracking-updated',
  'order.delivered',
  'order.completed',
  'order.cancelled',
  'order.reduced',
  'order.paid-too-late',
  'refund.requested',
  'refund.succeeded',
  'refund.failed',
  'return.requested',
  'return.accepted',
  'return.declined',
  'return.withdrawn',
  'return.received',
  'return.closed',
  'dispute.raised',
  'dispute.opened',
  'dispute.spoken',
  'dispute.decided',
  'dispute.appealed',
  'dispute.settled',
  'dispute.won',
  'dispute.lost',
] as const

const aboutConversations = ['message.sent', 'conversation.changed'] as const

/** What begins to wait for the operators, or does no longer. */
const aboutQueues = [
  'shop.applied',
  'shop.handed-in',
  'shop.changes-requested',
  'shop.declined',
  'shop.approved',
  'shop.closed',
  'dispute.opened',
  'dispute.decided',
  'dispute.appealed',
  'withdrawal.requested',
  'withdrawal.approved',
  'withdrawal.paid',
  'withdrawal.failed',
  'withdrawal.rejected',
  'withdrawal.cancelled',
  'chat.reported',
  'chat.judged',
] as const

/** A NOTIFY takes 8,000 bytes. */
const mostRooms = 100

/**
 * At once, though it is for outside: a NOTIFY belongs to its transaction, so PostgreSQL passes it on after the commit
 * and never without one. It takes one statement, no job and no worker.
 */
export const realtimeSubscribers: Subscription[] = [
  ...aboutCheckouts.map((fact) =>
    onAll(fact, `say ${fact}`, (tx, all) =>
      sayOrdersChanged(tx.db, { checkoutIds: all.map(({ checkoutId }) => checkoutId) }),
    ),
  ),
  ...aboutOrders.map((fact) =>
    onAll(fact, `say ${fact}`, (tx, all) => sayOrdersChanged(tx.db, { orderIds: all.map(({ orderId }) => orderId) })),
  ),
  ...aboutConversations.map((fact) => onAll(fact, `say ${fact}`, sayConversationsChanged)),
  ...aboutQueues.map((fact) =>
    on(fact, 'at once', `say queue: ${fact}`, (tx) => sayChanged(tx.db, [operatorsRoom], { kind: 'queue' })),
  ),
  on('notices.seen', 'at once', 'say notices.seen', async (tx, { door, personId }) =>
    sayChanged(tx.db, [noticesRoom(door, personId)], { kind: 'notices' }),
  ),
  on('notices.told', 'at once', 'say notices.told', async (tx, { people }) => {
    const rooms = people.map(({ door, personId }) => noticesRoom(door, personId))
    for (let first = 0; first < rooms.length; first += mostRooms)
      await sayChanged(tx.db, rooms.slice(first, first + mostRooms), { kind: 'notices' })
  }),
]

async function sayConversationsChanged(tx: Context, all: readonly ConversationFact[]): Promise<void> {
  const announcements = all.map((fact) => {
    const content = { kind: 'conversation', id: fact.conversationId } satisfies Change
    return { rooms: roomsOfConversation(fact), event: 'changed' as const, content }
  })
  await say(tx.db, ...announcements)
}
