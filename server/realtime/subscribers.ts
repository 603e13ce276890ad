import '#server/catalog/index.ts'
import '#server/orders/index.ts'
import '#server/disputes/index.ts'
import '#server/invoices/index.ts'
import '#server/moderation/index.ts'
import '#server/notices/index.ts'
import '#server/questions/index.ts'
import '#server/returns/index.ts'
import '#server/reviews/index.ts'
import '#server/shops/index.ts'
import '#server/withdrawals/index.ts'
import type { Message } from '#shared/api/chat.schemas.ts'
import type { Change } from '#shared/realtime.ts'
import type { ConversationFact, MessageFact } from '#server/chat/index.ts'
import type { Context } from '#server/platform/context.ts'
import { on, onAll, type Subscription } from '#server/platform/facts.ts'
import { say, sayChanged, sayInvoicesIssued, sayOrdersChanged, type Announcement } from './repository.ts'
import { noticesRoom, operatorsRoom, roomOfAuthor, roomsOfConversation, shopRoom } from './rooms.ts'

const aboutCheckouts = ['checkout.placed', 'checkout.confirmed', 'checkout.expired', 'checkout.cancelled'] as const

const aboutOrders = [
  'order.handed-over',
  'order.tracking-updated',
  'order.delivered',
  'order.completed',
  'order.cancelled',
  'order.reduced',
  'order.paid-too-late',
  'order.refund-account-given',
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

/** What begins to wait for the operators, or does no longer. */
const aboutQueues = [
  'shop.applied',
  'shop.handed-in',
  'shop.changes-requested',
  'shop.declined',
  'shop.approved',
  'shop.closed',
  'dispute.raised',
  'dispute.opened',
  'dispute.spoken',
  'dispute.decided',
  'dispute.appealed',
  'dispute.settled',
  'dispute.won',
  'dispute.lost',
  'withdrawal.requested',
  'withdrawal.approved',
  'withdrawal.paid',
  'withdrawal.failed',
  'withdrawal.rejected',
  'withdrawal.cancelled',
  'chat.reported',
  'chat.judged',
  'product.handed-in',
  'product.left-review',
  'product.blocked',
  'product.unblocked',
  'listing.reported',
  'reports.decided',
  'review.held',
  'review.reported',
  'review.hidden',
  'review.left-standing',
  'review.withdrawn',
  'question.held',
  'question.reported',
  'question.hidden',
  'question.left-standing',
  'question.withdrawn',
] as const

/** What moves a shop's money otherwise than with a change of an order that is said already. */
const aboutMoney = [
  'order.released',
  'order.reserve-released',
  'withdrawal.requested',
  'withdrawal.approved',
  'withdrawal.paid',
  'withdrawal.failed',
  'withdrawal.rejected',
  'withdrawal.cancelled',
] as const

/** A NOTIFY takes less than 8,000 bytes. */
const mostBytes = 7_900
/** What stands around a message that is told: rooms, ids, and what its author alone sees. */
const bytesAround = 1_000
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
  onAll('message.sent', 'say message.sent', sayMessages),
  onAll('conversation.changed', 'say conversation.changed', sayConversationsChanged),
  ...aboutQueues.map((fact) =>
    on(fact, 'at once', `say queue: ${fact}`, (tx) => sayChanged(tx.db, [operatorsRoom], { kind: 'queue' })),
  ),
  ...aboutMoney.map((fact) =>
    on(fact, 'at once', `say money: ${fact}`, (tx, { shopId }) =>
      sayChanged(tx.db, [shopRoom(shopId)], { kind: 'money' }),
    ),
  ),
  onAll('invoice.issued', 'say invoice.issued', (tx, all) =>
    sayInvoicesIssued(
      tx.db,
      all.map(({ invoiceId }) => invoiceId),
    ),
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

async function sayMessages(tx: Context, all: readonly MessageFact[]): Promise<void> {
  await say(tx.db, ...all.map(announceMessage))
}

/** What was said goes along, so that no page has to ask for it; of a long message they hear that it is there. */
function announceMessage(fact: MessageFact): Announcement {
  const rooms = roomsOfConversation(fact)
  const change = { kind: 'conversation', id: fact.conversationId } satisfies Change
  if (Buffer.byteLength(fact.message) + bytesAround > mostBytes) return { rooms, event: 'changed', content: change }
  const message = JSON.parse(fact.message) as Message
  const { isMine, changeableUntil } = message
  const ofOthers = { ...message, isMine: false, changeableUntil: null }
  return {
    rooms,
    event: 'changed',
    content: { ...change, message: ofOthers } satisfies Change,
    own: { room: roomOfAuthor(fact), message: { isMine, changeableUntil } },
  }
}
