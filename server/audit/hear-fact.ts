import type { Context } from '#server/platform/context.ts'
import { insertEntries, type NewEntry } from './repository.ts'

/**
 * Facts that stand in the log by themselves: money, disputes and returns, contracts, states of shops, sign-ins, and what the system does by its clock. The
 * value says what the fact is about, and under which name its data has the id.
 */
export const heard: Readonly<Record<string, { subject: string; id: string }>> = {
  'person.sign-in-refused': { subject: 'person', id: 'personId' },
  'person.came-in': { subject: 'person', id: 'personId' },
  'person.password-changed': { subject: 'person', id: 'personId' },
  'person.erased': { subject: 'person', id: 'personId' },
  'payment.captured': { subject: 'payment', id: 'paymentId' },
  'refund.requested': { subject: 'refund', id: 'refundId' },
  'refund.succeeded': { subject: 'refund', id: 'refundId' },
  'refund.failed': { subject: 'refund', id: 'refundId' },
  'order.delivered': { subject: 'order', id: 'orderId' },
  'order.released': { subject: 'order', id: 'orderId' },
  'order.reserve-released': { subject: 'order', id: 'orderId' },
  'order.completed': { subject: 'order', id: 'orderId' },
  'order.cancelled': { subject: 'order', id: 'orderId' },
  'order.paid-too-late': { subject: 'order', id: 'orderId' },
  'chargeback.opened': { subject: 'chargeback', id: 'chargebackId' },
  'chargeback.won': { subject: 'chargeback', id: 'chargebackId' },
  'chargeback.lost': { subject: 'chargeback', id: 'chargebackId' },
  'dispute.raised': { subject: 'dispute', id: 'disputeId' },
  'dispute.opened': { subject: 'dispute', id: 'disputeId' },
  'dispute.decided': { subject: 'dispute', id: 'disputeId' },
  'dispute.appealed': { subject: 'dispute', id: 'disputeId' },
  'dispute.settled': { subject: 'dispute', id: 'disputeId' },
  'dispute.won': { subject: 'dispute', id: 'disputeId' },
  'dispute.lost': { subject: 'dispute', id: 'disputeId' },
  'return.requested': { subject: 'return', id: 'returnId' },
  'return.accepted': { subject: 'return', id: 'returnId' },
  'return.declined': { subject: 'return', id: 'returnId' },
  'return.withdrawn': { subject: 'return', id: 'returnId' },
  'return.received': { subject: 'return', id: 'returnId' },
  'return.closed': { subject: 'return', id: 'returnId' },
  'shop.applied': { subject: 'shop', id: 'shopId' },
  'shop.handed-in': { subject: 'shop', id: 'shopId' },
  'shop.changes-requested': { subject: 'shop', id: 'shopId' },
  'shop.declined': { subject: 'shop', id: 'shopId' },
  'shop.approved': { subject: 'shop', id: 'shopId' },
  'shop.suspended': { subject: 'shop', id: 'shopId' },
  'shop.reinstated': { subject: 'shop', id: 'shopId' },
  'shop.closed': { subject: 'shop', id: 'shopId' },
  'member.joined': { subject: 'shop', id: 'shopId' },
  'invoice.issued': { subject: 'invoice', id: 'invoiceId' },
  'contract.signed': { subject: 'contract', id: 'contractId' },
  'contract.declined': { subject: 'contract', id: 'contractId' },
  'contract.expired': { subject: 'contract', id: 'contractId' },
  'contract.voided': { subject: 'contract', id: 'contractId' },
  'contract.sealed': { subject: 'contract', id: 'contractId' },
  'subscription.started': { subject: 'subscription', id: 'subscriptionId' },
  'subscription.renewed': { subject: 'subscription', id: 'subscriptionId' },
  'subscription.unpaid': { subject: 'subscription', id: 'subscriptionId' },
  'subscription.paused': { subject: 'subscription', id: 'subscriptionId' },
  'subscription.resumed': { subject: 'subscription', id: 'subscriptionId' },
  'subscription.ended': { subject: 'subscription', id: 'subscriptionId' },
  'withdrawal.requested': { subject: 'withdrawal', id: 'withdrawalId' },
  'withdrawal.approved': { subject: 'withdrawal', id: 'withdrawalId' },
  'withdrawal.paid': { subject: 'withdrawal', id: 'withdrawalId' },
  'withdrawal.failed': { subject: 'withdrawal', id: 'withdrawalId' },
  'withdrawal.rejected': { subject: 'withdrawal', id: 'withdrawalId' },
}

const byAct = 'only an act leads to it, and stands in the log with it'
const byVisitor = 'a visitor does it to what is their own, and nobody has power over it'
const isShown = 'it is about what is shown or told, not about money, rights or states'

/** Facts that have no line of their own, and why. */
export const unheard: Readonly<Record<string, string>> = {
  'chat.judged': byAct,
  'chat.reported': byVisitor,
  'checkout.cancelled': 'its orders are cancelled, and each has a line',
  'checkout.confirmed': 'its payment has a line, and its orders have their history',
  'checkout.expired': 'nothing was paid; its orders have their history',
  'checkout.placed': byVisitor,
  'contract.asked': isShown,
  'conversation.changed': isShown,
  'customer.signed-in': 'person.came-in has the line, with door and address',
  'dispute.spoken': isShown,
  'email.confirmed': byVisitor,
  'listing.reported': byVisitor,
  'member.invited': byAct,
  'member.left': byAct,
  'member.role-changed': byAct,
  'message.sent': isShown,
  'notices.seen': isShown,
  'notices.told': isShown,
  'order.confirmed': 'its payment has a line, and it has its history',
  'order.handed-over': byAct,
  'order.placed': byVisitor,
  'order.reduced': 'the refund it leads to has a line',
  'order.refund-account-given': byVisitor,
  'order.tracking-updated': byAct,
  'payment.declined': 'no money moved; the payment has its history',
  'payment.promised': 'no money moved; the payment has its history',
  'payout.told': 'the gateway says it of its own payouts, which reconciliation keeps line by line',
  'product.approved': byAct,
  'product.blocked': byAct,
  'product.duplicated': byAct,
  'product.handed-in': byAct,
  'product.left-review': byAct,
  'product.priced': byAct,
  'product.removed': byAct,
  'product.sent-back': byAct,
  'product.unblocked': byAct,
  'question.answered': byAct,
  'question.asked': byVisitor,
  'question.held': isShown,
  'question.hidden': byAct,
  'question.left-standing': byAct,
  'question.reported': byVisitor,
  'question.withdrawn': byVisitor,
  'reports.decided': byAct,
  'review.answered': byAct,
  'review.held': isShown,
  'review.hidden': byAct,
  'review.left-standing': byAct,
  'review.reported': byVisitor,
  'review.withdrawn': byVisitor,
  'review.written': byVisitor,
  'seller.signed-up': 'shop.applied has the line',
  'subscription.card-expiring': isShown,
  'subscription.changed': byVisitor,
  'subscription.confirmation-needed': isShown,
  'withdraw-method.added': byAct,
  'withdraw-method.removed': byAct,
  'withdrawal.cancelled': byAct,
}

/**
 * Writes a fact into the log, a line for each that it happened to, in the transaction that announces it. A fact on the way of
 * somebody's act becomes part of that act's line instead.
 */
export async function hearFact(tx: Context, fact: string, all: readonly object[]): Promise<void> {
  if (tx.act) {
    if (!tx.act.facts.includes(fact)) tx.act.facts.push(fact)
    return
  }
  const about = heard[fact]
  if (!about) return
  await insertEntries(
    tx.db,
    all.map((data) => lineAbout(tx, fact, about, data as Told)),
  )
}

type Told = Readonly<Record<string, unknown>>

function lineAbout(
  { actor, clock, requestId }: Context,
  fact: string,
  about: { subject: string; id: string },
  told: Told,
): NewEntry {
  const personId = typeof told['personId'] === 'string' ? told['personId'] : null
  return {
    act: fact,
    subject: about.subject,
    subjectId: textOf(told[about.id]),
    detail: Object.fromEntries(Object.entries(told).filter(([, value]) => typeof value !== 'object')),
    byKind: actor.kind === 'guest' ? 'customer' : actor.kind,
    personId: 'personId' in actor ? actor.personId : personId,
    shopId: textOf(told['shopId']),
    door: textOf(told['door']),
    address: textOf(told['address']),
    userAgent: textOf(told['userAgent']) ?? '',
    facts: [],
    reason: textOf(told['reason']) ?? '',
    requestId,
    at: typeof told['happenedAt'] === 'string' ? new Date(told['happenedAt']) : clock.now(),
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
