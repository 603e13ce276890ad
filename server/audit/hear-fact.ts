import type { Context } from '#server/platform/context.ts'
import { insertEntries, type NewEntry } from './repository.ts'

/**
 * Facts that stand in the log by themselves: money, contracts, states of shops, sign-ins, and what the system does by its clock. The
 * value says what the fact is about, and under which name its data has the id.
 */
const heard: Readonly<Record<string, { subject: string; id: string }>> = {
  'person.sign-in-refused': { subject: 'person', id: 'personId' },
  'person.came-in': { subject: 'person', id: 'personId' },
  'person.password-changed': { subject: 'person', id: 'personId' },
  'payment.captured': { subject: 'payment', id: 'paymentId' },
  'refund.requested': { subject: 'refund', id: 'refundId' },
  'refund.succeeded': { subject: 'refund', id: 'refundId' },
  'refund.failed': { subject: 'refund', id: 'refundId' },
  'order.delivered': { subject: 'order', id: 'orderId' },
  'order.completed': { subject: 'order', id: 'orderId' },
  'order.cancelled': { subject: 'order', id: 'orderId' },
  'order.paid-too-late': { subject: 'order', id: 'orderId' },
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
  'contract.sealed': { subject: 'contract', id: 'contractId' },
  'subscription.started': { subject: 'subscription', id: 'subscriptionId' },
  'subscription.ended': { subject: 'subscription', id: 'subscriptionId' },
  'withdrawal.requested': { subject: 'withdrawal', id: 'withdrawalId' },
  'withdrawal.approved': { subject: 'withdrawal', id: 'withdrawalId' },
  'withdrawal.paid': { subject: 'withdrawal', id: 'withdrawalId' },
  'withdrawal.failed': { subject: 'withdrawal', id: 'withdrawalId' },
  'withdrawal.rejected': { subject: 'withdrawal', id: 'withdrawalId' },
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
