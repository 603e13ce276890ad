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
  'gateway_event.replayed': 'Processed a gateway event again',
}

/** What an act is called on screens: the summary of its operation, or the words of its fact. */
export function wordsOf(act: string): string {
  const endpoint = (api as Readonly<Record<string, Endpoint>>)[act]
  if (endpoint) return endpoint.summary
  const words = facts[act] ?? act.replace(/[._-]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
