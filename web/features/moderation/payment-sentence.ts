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
  const isCash = method === 'cash_on_delivery'
  switch (state) {
    case 'created':
      return isCash
        ? { word: 'Promised', tone: 'moving', sentence: 'The customer pays in cash when the parcel arrives.' }
        : { word: 'Begun', tone: 'due', sentence: 'The card was entered; the gateway has not answered yet.' }
    case 'requires_action':
      return {
        word: 'Waits for the customer',
        tone: 'due',
        sentence: 'The bank asks the customer to confirm the payment.',
      }
    case 'processing':
      return isCash
        ? { word: 'Promised', tone: 'moving', sentence: 'The customer pays in cash when the parcel arrives.' }
        : { word: 'Under way', tone: 'moving', sentence: 'The bank has the payment and will say how it ended.' }
    case 'captured':
      return {
        word: 'Paid',
        tone: 'good',
        sentence: isCash ? 'The courier has the cash.' : 'The card was charged; the money is with the market.',
      }
    case 'partly_refunded':
      return { word: 'Partly given back', tone: 'neutral', sentence: 'Paid, and a part of it has gone back.' }
    case 'refunded':
      return { word: 'Given back', tone: 'neutral', sentence: 'Paid, and all of it has gone back to the customer.' }
    case 'declined':
      return {
        word: 'Declined',
        tone: 'refused',
        sentence: `Nothing was charged. The customer was told: “${decline?.message ?? 'The payment was declined.'}”`,
      }
    case 'expired':
      return { word: 'Never paid', tone: 'neutral', sentence: 'The time to pay ran out. Nothing was charged.' }
    case 'unknown':
      return {
        word: 'Unknown',
        tone: 'refused',
        sentence:
          'The gateway was asked for the money and its answer was lost. It is being asked again; until then nobody knows whether the card was charged, and the order waits.',
      }
  }
}
