import { expect, test } from 'vitest'
import { explainPayment, type PaymentCase } from './explain-payment.ts'

const at = (time: string) => new Date(`2026-11-19T${time}Z`)

/** An open checkout whose card payment waits; the rest is what a test is about. */
function aCase(known: Partial<PaymentCase> = {}): PaymentCase {
  const state = known.state ?? 'unknown'
  return {
    now: at('13:20:00'),
    checkoutState: 'open',
    expiresAt: at('13:32:00'),
    state,
    method: 'card',
    refundsUnderway: 0,
    events: [],
    attempt: { state, askedAt: at('13:02:00'), answeredAt: null, declineMessage: null, nextLookAt: null },
    ...known,
  }
}

const event = (state: string, more: Partial<PaymentCase['events'][number]> = {}) => ({
  id: 'event-1',
  type: 'intent.captured',
  state,
  receivedAt: at('13:03:00'),
  error: '',
  ...more,
})

const soon = { attempt: { ...aCase().attempt, nextLookAt: at('13:21:00') } }

const table: [string, Partial<PaymentCase>, string, string][] = [
  [
    'a lost answer',
    { ...soon },
    'ask_gateway',
    'The gateway was asked at 13:02 on 19 Nov 2026 (UTC) and its answer was lost, so the money may or may not have moved. It is asked again at 13:21 on 19 Nov 2026 (UTC).',
  ],
  [
    'no answer yet',
    { state: 'created' },
    'ask_gateway',
    'The gateway was asked at 13:02 on 19 Nov 2026 (UTC) and has not answered.',
  ],
  [
    'a slow gateway',
    { state: 'processing' },
    'ask_gateway',
    'The gateway accepted the payment at 13:02 on 19 Nov 2026 (UTC) and has not said how it ended.',
  ],
  [
    'cash that is promised',
    { state: 'processing', method: 'cash_on_delivery', checkoutState: 'paid' },
    'none',
    'It is paid in cash when the parcel arrives, so nothing is missing.',
  ],
  [
    'a customer with the bank',
    { state: 'requires_action', now: at('13:05:00') },
    'wait',
    'The bank wants the customer to confirm the payment of 13:02 on 19 Nov 2026 (UTC), and the customer has not.',
  ],
  [
    'a customer who went away',
    { state: 'requires_action' },
    'ask_gateway',
    'The bank wants the customer to confirm the payment of 13:02 on 19 Nov 2026 (UTC), and the customer has not.',
  ],
  [
    'a declined card',
    { state: 'declined', attempt: { ...aCase().attempt, declineMessage: 'There is not enough money on this card.' } },
    'none',
    'The attempt of 13:02 on 19 Nov 2026 (UTC) was declined. There is not enough money on this card. The customer may try again until 13:32 on 19 Nov 2026 (UTC).',
  ],
  [
    'a declined card nobody tried again',
    { state: 'declined', checkoutState: 'expired' },
    'none',
    'The attempt of 13:02 on 19 Nov 2026 (UTC) was declined. The payment was declined.',
  ],
  [
    'a checkout that ran out',
    { state: 'expired', checkoutState: 'expired' },
    'none',
    'Nobody finished paying before the checkout ran out; nothing was charged.',
  ],
  [
    'a checkout given up',
    { state: 'expired', checkoutState: 'cancelled' },
    'none',
    'Nobody finished paying before the checkout was cancelled; nothing was charged.',
  ],
  [
    'a refused signature',
    { events: [event('refused'), event('refused'), event('processed')] },
    'ask_gateway',
    'Somebody told of “intent.captured” at 13:03 on 19 Nov 2026 (UTC) (2 times), but the signature was wrong, so nothing was done. The gateway itself can be asked.',
  ],
  [
    'a dead event',
    { events: [event('refused'), event('dead', { error: 'deadlock.' })] },
    'replay_event',
    'The gateway told of “intent.captured” at 13:03 on 19 Nov 2026 (UTC), but it could not be processed (deadlock) and is not tried any more.',
  ],
  [
    'an event that fails',
    { events: [event('failed', { error: 'no such attempt' })] },
    'replay_event',
    'The gateway told of “intent.captured” at 13:03 on 19 Nov 2026 (UTC), but it could not be processed (no such attempt) and is tried again.',
  ],
  [
    'money that came',
    { state: 'captured', checkoutState: 'paid' },
    'none',
    'It is paid: the money came at 13:02 on 19 Nov 2026 (UTC).',
  ],
  [
    'money of which a part went back',
    { state: 'partly_refunded', checkoutState: 'paid' },
    'none',
    'It is paid: the money came at 13:02 on 19 Nov 2026 (UTC), and a part of it has been given back.',
  ],
  [
    'money on its way back',
    { state: 'captured', checkoutState: 'expired', refundsUnderway: 1 },
    'wait',
    'It was paid at 13:02 on 19 Nov 2026 (UTC); money of it is on its way back to the customer.',
  ],
  [
    'money that went back',
    { state: 'refunded', checkoutState: 'cancelled' },
    'none',
    'It was paid, and all of it has been given back.',
  ],
  [
    'late money nobody sends back',
    { state: 'captured', checkoutState: 'expired' },
    'ask_gateway',
    'The money came, but the checkout is expired, and nothing is on its way back. Look at its orders.',
  ],
]

test.each(table)('%s', (_name, known, action, sentence) => {
  expect(explainPayment(aCase(known))).toMatchObject({ action, sentence })
})

test('the event to replay is named, and only then', () => {
  expect(explainPayment(aCase({ events: [event('dead', { id: 'event-9' })] })).eventId).toBe('event-9')
  expect(explainPayment(aCase({ events: [event('refused')] })).eventId).toBeNull()
})

test('what went wrong on the way does not matter once the money is there', () => {
  const paid = aCase({ state: 'captured', checkoutState: 'paid', events: [event('dead'), event('refused')] })
  expect(explainPayment(paid)).toMatchObject({ isPaid: true, tone: 'good' })
})
