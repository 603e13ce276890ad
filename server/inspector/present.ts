import type { z } from 'zod'
import type {
  GatewayEventCard,
  GatewayEventWhole,
  MarketPayment,
  MarketPaymentCard,
} from '#shared/api/inspector.schemas.ts'
import type { MarketPosting } from '#shared/api/ledger.schemas.ts'
import { money } from '#shared/money.ts'
import { declineMessage } from '#server/payments/index.ts'
import { drawLife } from './draw-life.ts'
import { explainPayment } from './explain-payment.ts'
import type { EventRow, PaymentCardRow, PaymentPageRow, WholeEventRow } from './repository.ts'

/** A payment as the operator's list shows it. */
export function presentPaymentCard(row: PaymentCardRow): z.input<typeof MarketPaymentCard> {
  const { id, checkoutId, state, method, gateway, email, customer, orders, currency } = row
  return {
    id,
    checkoutId,
    state,
    method,
    gateway,
    card: cardOf(row),
    amount: money(row.amountMinor, currency),
    refunded: money(row.refundedMinor, currency),
    email,
    customer,
    orders,
    createdAt: row.createdAt.toISOString(),
    events: row.troubles,
  }
}

/** The whole page of a payment: the sentence that answers the question, its life, attempts, events, refunds, postings. */
export function presentPaymentPage(
  page: PaymentPageRow,
  events: readonly EventRow[],
  postings: z.input<typeof MarketPosting>[],
  now: Date,
): z.input<typeof MarketPayment> {
  const { currency } = page
  const attempt = page.attempts[0]!
  return {
    ...presentPaymentCard(page),
    verdict: explainPayment({
      now,
      checkoutState: page.checkoutState,
      expiresAt: page.expiresAt,
      state: page.state,
      method: page.method,
      refundsUnderway: page.refunds.filter(({ state }) => ['approved', 'sent', 'unknown'].includes(state)).length,
      attempt: {
        state: attempt.state,
        askedAt: new Date(attempt.askedAt),
        answeredAt: instantOf(attempt.answeredAt),
        declineMessage: attempt.declineCode && declineMessage(attempt.declineCode),
        nextLookAt: instantOf(attempt.nextLookAt),
      },
      events,
    }),
    checkoutState: page.checkoutState,
    captured: money(page.capturedMinor, currency),
    refunding: money(page.refundingMinor, currency),
    life: drawLife(page, events),
    attempts: page.attempts.map(({ cardBrand, cardLast4, askedAt, answeredAt, nextLookAt, ...rest }) => ({
      ...rest,
      card: cardOf({ cardBrand, cardLast4 }),
      declineMessage: rest.declineCode && declineMessage(rest.declineCode),
      askedAt: new Date(askedAt).toISOString(),
      answeredAt: instantOf(answeredAt)?.toISOString() ?? null,
      nextLookAt: instantOf(nextLookAt)?.toISOString() ?? null,
    })),
    refunds: page.refunds.map(({ orderId, number, shop, amountMinor, requestedAt, ...rest }) => ({
      ...rest,
      order: { id: orderId, number, shop },
      amount: money(amountMinor, currency),
      requestedAt: new Date(requestedAt).toISOString(),
    })),
    gatewayEvents: events.map(presentEvent),
    postings,
  }
}

/** An event without its body. */
export function presentEvent(row: EventRow): z.input<typeof GatewayEventCard> {
  const { id, gateway, eventId, type, state, isSigned, tries, effect, error, paymentId } = row
  return {
    id,
    gateway,
    eventId,
    type,
    state,
    isSigned,
    tries,
    receivedAt: row.receivedAt.toISOString(),
    processedAt: row.processedAt?.toISOString() ?? null,
    nextTryAt: row.nextTryAt?.toISOString() ?? null,
    effect,
    error,
    paymentId,
  }
}

/** An event as it came; JSON is laid out, everything else is shown as text. */
export function presentWholeEvent(row: WholeEventRow): z.input<typeof GatewayEventWhole> {
  return {
    ...presentEvent(row),
    body: laidOut(row.body.toString('utf8')),
    bytes: row.body.length,
    headers: row.headers,
    replays: row.replays.map(({ at, by, effect }) => ({ at: new Date(at).toISOString(), by, effect })),
  }
}

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

function instantOf(at: string | null): Date | null {
  return at === null ? null : new Date(at)
}

function cardOf({ cardBrand, cardLast4 }: { cardBrand: string | null; cardLast4: string | null }) {
  return cardBrand && cardLast4 ? { brand: cardBrand, last4: cardLast4 } : null
}
