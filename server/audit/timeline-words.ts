import type { TimelineStep } from '#shared/api/audit.schemas.ts'
import { wordsOf } from './words.ts'

/** What a step is about, as its statement names it. */
export type StepKind =
  | 'order'
  | 'payment'
  | 'attempt'
  | 'gateway_event'
  | 'parcel'
  | 'refund'
  | 'invoice'
  | 'dispute'
  | 'return'
  | 'contract'
  | 'subscription'
  | 'withdrawal'
  | 'shop'
  | 'person'
  | 'act'

/** One sentence per thing that can happen; the same on every timeline. */
const words: Readonly<Record<string, string>> = {
  'order awaiting_payment': 'Order placed',
  'order processing': 'The shop prepares the order',
  'order handed_over': 'Order handed over to the carrier',
  'order delivered': 'Order delivered',
  'order completed': 'Order completed; the time to send it back is over',
  'order cancelled': 'Order cancelled',
  'order expired': 'Not paid in time; the goods went back on the shelf',
  'payment created': 'Payment begun',
  'payment requires_action': 'The bank wants to know that it is really the customer',
  'payment processing': 'The gateway works on the payment',
  'payment waits_for_cash': 'The cash is taken when the parcel arrives',
  'payment captured': 'The money arrived',
  'payment partly_refunded': 'Part of the money was given back',
  'payment refunded': 'All of the money was given back',
  'payment declined': 'The payment was declined',
  'payment expired': 'The payment was given up',
  'payment unknown': 'The answer of the gateway was lost; it is asked',
  'attempt sandbox': 'The sandbox was asked for the money',
  'attempt stripe': 'Stripe was asked for the money',
  'attempt paypal': 'PayPal was asked for the money',
  'attempt cash': 'Cash was promised at the door',
  'gateway_event processed': 'The gateway told something',
  'gateway_event received': 'The gateway told something that waits to be read',
  'gateway_event failed': 'The gateway told something that could not be read yet',
  'gateway_event dead': 'The gateway told something that could not be read',
  'gateway_event refused': 'Something was told in the name of the gateway, with a wrong signature',
  'parcel shipping': 'The carrier has the parcel',
  'parcel arrived_at_facility': 'The parcel arrived at a depot',
  'parcel out_for_delivery': 'The parcel is out for delivery',
  'refund asked': 'Money was promised back',
  'refund succeeded': 'Money went back',
  'refund failed': 'Money could not go back',
  'refund declined': 'Money back was declined',
  'invoice invoice': 'Invoice issued',
  'invoice credit_note': 'Credit note issued',
  'invoice correction': 'Corrective invoice issued',
  'invoice commission_invoice': 'Commission invoice issued',
  'invoice commission_credit_note': 'Credit note for commission issued',
  'invoice withdrawal_statement': 'Statement of a withdrawal issued',
  'dispute raised': 'Dispute raised',
  'dispute open': 'The market took the dispute on',
  'dispute decided': 'Dispute decided',
  'dispute appealed': 'The verdict was appealed against',
  'dispute settled': 'Dispute settled',
  'dispute won': 'The shop won the chargeback',
  'dispute lost': 'The chargeback was lost',
  'return requested': 'The customer wants to send things back',
  'return accepted': 'The shop takes them back',
  'return declined': 'The shop does not take them back',
  'return withdrawn': 'The customer keeps them after all',
  'return received': 'What was sent back arrived at the shop',
  'return closed': 'The return is done: its money has gone back',
  'contract drawn_up': 'Contract drawn up',
  'contract sent': 'Contract sent to be signed',
  'contract viewed': 'Contract opened',
  'contract read': 'Contract read to its end',
  'contract code_sent': 'A code to sign with was mailed',
  'contract agreed': 'Agreed to sign by a click',
  'contract signed': 'Contract signed',
  'contract declined': 'Contract declined',
  'contract delegated': 'Signing was handed on',
  'contract reminded': 'Reminded of the contract',
  'contract expired': 'Nobody signed the contract in time',
  'contract voided': 'Contract voided',
  'contract sealed': 'Contract sealed',
  'subscription start': 'Subscription began',
  'subscription renew': 'Subscription renewed',
  'subscription fail': 'A cycle of the subscription could not be paid',
  'subscription give_up': 'The tries ended; the subscription is unpaid',
  'subscription pause': 'Subscription paused',
  'subscription resume': 'Subscription went on',
  'subscription restart': 'Subscription taken up again',
  'subscription end': 'Subscription ended: all its cycles are paid',
  'subscription skip': 'A delivery was skipped',
  'subscription change': 'Subscription changed',
  'subscription plan_changed': 'The plan of the subscription changed',
  'subscription cancel': 'Subscription cancelled',
  'subscription cancel_at_end': 'Subscription cancelled for the end of its period',
  'subscription keep': 'Subscription kept after all',
  'subscription remind': 'The customer was reminded of what is unpaid',
  'subscription credit_back': 'What was left of the credit went back',
  'subscription forgive': 'A cycle of the subscription was forgiven',
  'withdrawal requested': 'Withdrawal asked for',
  'withdrawal approved': 'Withdrawal approved',
  'withdrawal paid': 'Withdrawal paid',
  'withdrawal failed': 'Withdrawal could not be paid',
  'withdrawal rejected': 'Withdrawal rejected',
  'withdrawal cancelled': 'Withdrawal cancelled',
  'shop applied': 'The shop applied',
  'shop changes_requested': 'The application was given back',
  'shop approved': 'The shop may sell',
  'shop declined': 'The shop was declined',
  'shop suspended': 'The shop was suspended',
  'shop closed': 'The shop closed',
  'person joined': 'The account was made',
  'person confirmed': 'The e-mail address was confirmed',
  'person disabled': 'The account was disabled',
}

const bad = new Set([
  'order cancelled',
  'order expired',
  'payment declined',
  'payment expired',
  'gateway_event failed',
  'gateway_event dead',
  'gateway_event refused',
  'refund failed',
  'refund declined',
  'dispute lost',
  'return declined',
  'contract declined',
  'contract expired',
  'contract voided',
  'subscription fail',
  'subscription give_up',
  'withdrawal failed',
  'withdrawal rejected',
  'shop declined',
  'shop suspended',
  'person disabled',
  'act person.sign-in-refused',
])

/** Whether a step has a sentence of its own; a test asks it of every state. */
export function isTold(kind: StepKind, name: string): boolean {
  return Object.hasOwn(words, `${kind} ${name}`)
}

/** What happened, as a sentence, and whether it was bad news. */
export function tellStep(kind: StepKind, name: string): Pick<TimelineStep, 'words' | 'isBad'> {
  const isBad = bad.has(`${kind} ${name}`)
  if (kind === 'act') return { words: wordsOf(name), isBad }
  return { words: words[`${kind} ${name}`] ?? `${kind}: ${name}`.replaceAll('_', ' '), isBad }
}
