import { api } from '#shared/api/index.ts'
import type { Endpoint } from '#shared/api/endpoint.ts'

const facts: Readonly<Record<string, string>> = {
  'person.came-in': 'Signed in',
  'person.sign-in-refused': 'Somebody was refused at signing in',
  'payment.captured': 'A payment arrived',
  'refund.requested': 'Money was promised back',
  'refund.succeeded': 'Money went back',
  'refund.failed': 'Money could not go back',
  'order.delivered': 'An order was delivered',
  'order.completed': 'An order was completed',
  'order.cancelled': 'An order was cancelled',
  'order.paid-too-late': 'A payment came too late and goes back',
  'shop.applied': 'A shop applied',
  'shop.handed-in': 'An application was handed in',
  'shop.changes-requested': 'An application was given back',
  'shop.declined': 'A shop was declined',
  'shop.approved': 'A shop was approved',
  'shop.suspended': 'A shop was suspended',
  'shop.reinstated': 'A shop was reinstated',
  'shop.closed': 'A shop closed',
  'member.joined': 'Joined a shop',
  'invoice.issued': 'An invoice was issued',
  'contract.signed': 'A contract was signed',
  'contract.declined': 'A contract was declined',
  'contract.expired': 'A contract expired: nobody signed it in time',
  'contract.sealed': 'A contract was sealed',
  'subscription.started': 'A subscription began',
  'subscription.ended': 'A subscription ended',
  'withdrawal.requested': 'A withdrawal was asked for',
  'withdrawal.approved': 'A withdrawal was approved',
  'withdrawal.paid': 'A withdrawal was paid',
  'withdrawal.failed': 'A withdrawal could not be paid',
  'withdrawal.rejected': 'A withdrawal was rejected',
  'person.password-changed': 'Changed the password',
  'person.erased': 'A person was forgotten',
  'order.released': 'The money of an order became the shop’s',
  'order.reserve-released': 'What was kept of the money of an order became the shop’s',
  'chargeback.opened': 'A bank took a payment back',
  'chargeback.won': 'A chargeback was won',
  'chargeback.lost': 'A chargeback was lost',
  'dispute.raised': 'A dispute was raised',
  'dispute.opened': 'The market took a dispute on',
  'dispute.decided': 'A dispute was decided',
  'dispute.appealed': 'A verdict was appealed against',
  'dispute.settled': 'A dispute was settled',
  'dispute.won': 'A dispute with a bank was won',
  'dispute.lost': 'A dispute with a bank was lost',
  'return.requested': 'Something is to be sent back',
  'return.accepted': 'A return was accepted',
  'return.declined': 'A return was declined',
  'return.withdrawn': 'A return was withdrawn',
  'return.received': 'What was sent back arrived',
  'return.closed': 'A return was closed',
  'contract.voided': 'A contract was taken back',
  'subscription.renewed': 'A subscription was renewed',
  'subscription.unpaid': 'A cycle of a subscription could not be paid',
  'subscription.paused': 'A subscription was paused',
  'subscription.resumed': 'A subscription went on',
  'subscription.reminded': 'Reminded a customer of what is unpaid',
  'gateway_event.replayed': 'Processed a gateway event again',
}

/** What an act is called on screens: the summary of its operation, or the words of its fact. */
export function wordsOf(act: string): string {
  const endpoint = (api as Readonly<Record<string, Endpoint>>)[act]
  if (endpoint) return endpoint.summary
  const words = facts[act] ?? act.replace(/[._-]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Whether a fact has words of its own; a test asks it of every one that is heard. */
export function hasWords(fact: string): boolean {
  return Object.hasOwn(facts, fact)
}
