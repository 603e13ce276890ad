import type { PaymentVerdict } from '#shared/api/inspector.schemas.ts'
import type { PaymentState } from '#shared/api/payments.schemas.ts'

/** What is known about a payment, for the question why its order is not paid. */
export interface PaymentCase {
  now: Date
  checkoutState: 'open' | 'paid' | 'expired' | 'cancelled'
  /** Until when an open checkout waits. */
  expiresAt: Date
  state: PaymentState
  method: string
  refundsUnderway: number
  /** The newest one. */
  attempt: {
    state: PaymentState
    askedAt: Date
    answeredAt: Date | null
    declineMessage: string | null
    nextLookAt: Date | null
  }
  /** Newest first. */
  events: readonly {
    id: string
    type: string
    state: string
    receivedAt: Date
    error: string
  }[]
}

type Verdict = Omit<PaymentVerdict, 'eventId'> & { eventId?: string }

/** A customer is given this long to find their phone before an operator need wonder. */
const patienceMs = 15 * 60_000

/**
 * Answers "why is this order not paid?" in one sentence, with the one thing that may safely be done about it. Pure;
 * times are told in UTC, since nobody knows who reads.
 */
export function explainPayment(known: PaymentCase): PaymentVerdict {
  const { eventId = null, ...verdict } = verdictOf(known)
  return { ...verdict, eventId }
}

function verdictOf(known: PaymentCase): Verdict {
  if (hasMoney(known.state)) return moneyCame(known)
  return troubleWithEvents(known) ?? byState(known)
}

function hasMoney(state: PaymentState): boolean {
  return state === 'captured' || state === 'partly_refunded' || state === 'refunded'
}

function moneyCame({ checkoutState, state, refundsUnderway, attempt }: PaymentCase): Verdict {
  const at = attempt.answeredAt ?? attempt.askedAt
  if (state === 'refunded') return { isPaid: false, ...calm('It was paid, and all of it has been given back.') }
  if (refundsUnderway > 0)
    return { isPaid: true, ...waits(`It was paid at ${inWords(at)}; money of it is on its way back to the customer.`) }
  if (checkoutState === 'paid') {
    const rest = state === 'partly_refunded' ? ', and a part of it has been given back' : ''
    return {
      isPaid: true,
      tone: 'good',
      action: 'none',
      sentence: `It is paid: the money came at ${inWords(at)}${rest}.`,
    }
  }
  return {
    isPaid: false,
    tone: 'refused',
    action: 'ask_gateway',
    sentence: `The money came, but the checkout is ${checkoutState}, and nothing is on its way back. Look at its orders.`,
  }
}

/** What a gateway told, and we could not or would not hear. */
function troubleWithEvents({ events }: PaymentCase): Verdict | null {
  const refused = events.filter(({ state }) => state === 'refused')
  const stuck = events.find(({ state }) => state === 'dead' || state === 'failed')
  if (stuck) {
    const fate = stuck.state === 'dead' ? 'and is not tried any more' : 'and is tried again'
    return {
      isPaid: false,
      tone: 'refused',
      action: 'replay_event',
      eventId: stuck.id,
      sentence: `The gateway told of “${stuck.type}” at ${inWords(stuck.receivedAt)}, but it could not be processed (${stuck.error.replace(/\.$/, '')}) ${fate}.`,
    }
  }
  const [latest] = refused
  if (!latest) return null
  const times = refused.length === 1 ? '' : ` (${refused.length} times)`
  return {
    isPaid: false,
    tone: 'refused',
    action: 'ask_gateway',
    sentence: `Somebody told of “${latest.type}” at ${inWords(latest.receivedAt)}${times}, but the signature was wrong, so nothing was done. The gateway itself can be asked.`,
  }
}

function byState({ now, state, method, attempt, checkoutState, expiresAt }: PaymentCase): Verdict {
  const asked = inWords(attempt.askedAt)
  const next = attempt.nextLookAt ? ` It is asked again at ${inWords(attempt.nextLookAt)}.` : ''
  switch (state) {
    case 'unknown':
      return asks(
        `The gateway was asked at ${asked} and its answer was lost, so the money may or may not have moved.${next}`,
      )
    case 'created':
      return asks(`The gateway was asked at ${asked} and has not answered.${next}`)
    case 'requires_action': {
      const isLate = now.getTime() - attempt.askedAt.getTime() > patienceMs
      const sentence = `The bank wants the customer to confirm the payment of ${asked}, and the customer has not.`
      return isLate ? asks(sentence) : { isPaid: false, ...waits(sentence) }
    }
    case 'processing':
      if (method === 'cash_on_delivery')
        return { isPaid: false, ...calm('It is paid in cash when the parcel arrives, so nothing is missing.') }
      return asks(`The gateway accepted the payment at ${asked} and has not said how it ended.${next}`)
    case 'declined': {
      const why = attempt.declineMessage ?? 'The payment was declined.'
      const again = checkoutState === 'open' ? ` The customer may try again until ${inWords(expiresAt)}.` : ''
      return { isPaid: false, ...calm(`The attempt of ${asked} was declined. ${why}${again}`) }
    }
    case 'expired':
      return {
        isPaid: false,
        ...calm(
          `Nobody finished paying before the checkout ${checkoutState === 'cancelled' ? 'was cancelled' : 'ran out'}; nothing was charged.`,
        ),
      }
    default:
      throw new Error(`a payment that is ${state} has its money`)
  }
}

const calm = (sentence: string) => ({ tone: 'neutral', action: 'none', sentence }) as const
const waits = (sentence: string) => ({ tone: 'due', action: 'wait', sentence }) as const
const asks = (sentence: string): Verdict => ({ isPaid: false, tone: 'due', action: 'ask_gateway', sentence })

/** `13:02 on 19 Nov 2026 (UTC)`. */
function inWords(at: Date): string {
  const [day, time] = [
    at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
    at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }),
  ]
  return `${time} on ${day} (UTC)`
}
