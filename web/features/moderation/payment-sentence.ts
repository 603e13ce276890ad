import type { PaymentView } from '#shared/api/payments.schemas.ts'
import type { Tone } from '../../ui/state-badge.tsx'

interface Told {
  /** The state in one or two words. */
  word: string
  tone: Tone
  /** What happened to the money, and what happens next. */
  sentence: string
}

/** How an operator reads a payment: the answer first. A declined one repeats what the customer was told. */
export function paymentSentence({ state, method, decline }: Pick<PaymentView, 'state' | 'method' | 'decline'>): Told {
  const told = (method === 'cash_on_delivery' && inCash[state]) || byCard[state]
  return state === 'declined' && decline
    ? { ...told, sentence: `${told.sentence} The customer was told: “${decline.message}”` }
    : told
}

const byCard: Record<PaymentView['state'], Told> = {
  created: { word: 'Begun', tone: 'due', sentence: 'The customer has pressed Pay; the gateway has not answered yet.' },
  requires_action: {
    word: 'Waits for the customer',
    tone: 'due',
    sentence: 'The customer has still to confirm the payment, with their bank or at PayPal.',
  },
  processing: { word: 'Under way', tone: 'moving', sentence: 'The bank has the payment and will say how it ended.' },
  captured: { word: 'Paid', tone: 'good', sentence: 'The customer was charged; the money is with the gateway.' },
  partly_refunded: { word: 'Partly given back', tone: 'neutral', sentence: 'Paid, and a part of it has gone back.' },
  refunded: { word: 'Given back', tone: 'neutral', sentence: 'Paid, and all of it has gone back to the customer.' },
  declined: { word: 'Declined', tone: 'refused', sentence: 'Nothing was charged.' },
  expired: { word: 'Never paid', tone: 'neutral', sentence: 'The time to pay ran out. Nothing was charged.' },
  unknown: {
    word: 'Unknown',
    tone: 'refused',
    sentence:
      'The gateway was asked for the money and its answer was lost. It is being asked again; until then nobody knows whether the customer was charged, and the order waits.',
  },
}

const promised: Told = {
  word: 'Promised',
  tone: 'moving',
  sentence: 'The customer pays in cash when the parcel arrives.',
}
const inCash: Partial<Record<PaymentView['state'], Told>> = {
  created: promised,
  processing: promised,
  captured: { word: 'Paid', tone: 'good', sentence: 'The courier has the cash.' },
  expired: { word: 'Never paid', tone: 'neutral', sentence: 'The parcel was never paid for at the door.' },
}
