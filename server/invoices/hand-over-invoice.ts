import { minutesAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import type { BillingAnswer } from './billing/billing-system.ts'
import { alreadyHandedOver, handoverNotFound } from './errors.ts'
import {
  claimHandover,
  noteCustomer,
  noteMissing,
  noteRecorded,
  sendAgain,
  type ClaimedHandover,
} from './handover-repository.ts'

/** After which a worker that took a document and said no more is taken for gone; longer than two calls can take. */
const claimMinutes = 3
const firstWaitSeconds = 10
const longestWaitSeconds = 6 * 3_600

/**
 * Hands the next document over to the billing system outside: asks for it first when nobody knows whether it is there, makes its
 * customer, then the document. Answers whether there was one. No call is made inside a transaction, and each is the same one
 * however often it is made. Books that are kept here need none of it.
 */
export async function handOverNext(context: Context): Promise<boolean> {
  if (context.ports.billing.name === 'built_in') return false
  const now = context.clock.now()
  const claim = await claimHandover(context.db, { now, until: minutesAfter(now, claimMinutes) })
  if (!claim) return false
  await keep(context, claim, await handOver(context, claim))
  return true
}

/** Has a document that has not gone over tried now. Refuses with `handover_not_found` or `already_handed_over`. */
export async function sendInvoiceAgain(context: Context, invoiceId: string): Promise<void> {
  const state = await sendAgain(context.db, invoiceId, context.clock.now())
  if (!state) throw handoverNotFound()
  if (state === 'recorded') throw alreadyHandedOver()
}

/** How long a document is left alone after so many tries, in seconds: twice as long each time, six hours at most. */
export function secondsToWait(tries: number): number {
  return Math.min(firstWaitSeconds * 2 ** Math.min(tries - 1, 20), longestWaitSeconds)
}

async function handOver({ db, ports: { billing } }: Context, claim: ClaimedHandover): Promise<BillingAnswer> {
  const { invoiceId, before, isCreditNote, document, customerKey, refersTo, number } = claim
  if (before !== 'wanted') {
    const found = await billing.find(isCreditNote ? 'credit_note' : 'invoice', invoiceId)
    if (found) return found
  }
  let { customerId } = claim
  if (customerId === null) {
    const made = await billing.createCustomer({ reference: customerKey, party: document.buyer })
    // The customer may be there, the document is not: both are made again, and a customer is the same one.
    if (made.outcome !== 'recorded') return made.outcome === 'unknown' ? { ...made, outcome: 'later' } : made
    customerId = await noteCustomer(db, customerKey, made.id)
  }
  const given = { reference: invoiceId, number, customerId, currency: document.currency, document, refersTo }
  return isCreditNote ? await billing.createCreditNote(given) : await billing.createInvoice(given)
}

async function keep({ db, clock, log }: Context, claim: ClaimedHandover, answer: BillingAnswer): Promise<void> {
  const { invoiceId, tries, before } = claim
  const at = clock.now()
  if (answer.outcome === 'recorded') return await noteRecorded(db, invoiceId, { ...answer, at })
  const { outcome, because } = answer
  log.warn({ invoiceId, outcome, because }, 'an invoice has not gone over to the billing system yet')
  // What may be there stays unknown until it was found, or was made by the same key.
  const state = outcome === 'refused' ? outcome : outcome === 'later' && before === 'wanted' ? 'wanted' : 'unknown'
  const nextTryAt = outcome === 'refused' ? null : new Date(at.getTime() + secondsToWait(tries) * 1_000)
  await noteMissing(db, invoiceId, { state, because, nextTryAt })
}
