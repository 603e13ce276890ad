import { stateMachine, type Life } from '#server/platform/state-machine.ts'

export type PaymentMethod = 'card' | 'paypal' | 'cash_on_delivery'

export type AttemptState =
  | 'created'
  | 'requires_action'
  | 'processing'
  | 'captured'
  | 'declined'
  | 'expired'
  | 'unknown'

export type PaymentState = AttemptState | 'partly_refunded' | 'refunded'

/** What can become of one attempt; a payment follows its attempts. */
export type AttemptAct = 'challenge' | 'process' | 'capture' | 'decline' | 'give_up' | 'lose_sight'
export type PaymentAct = AttemptAct | 'try_again' | 'refund_part' | 'refund_all' | 'undo_part' | 'undo_all'

const attemptLife: Life<AttemptState, AttemptAct> = {
  created: {
    challenge: 'requires_action',
    process: 'processing',
    capture: 'captured',
    decline: 'declined',
    give_up: 'expired',
    lose_sight: 'unknown',
  },
  unknown: {
    challenge: 'requires_action',
    process: 'processing',
    capture: 'captured',
    decline: 'declined',
    give_up: 'expired',
  },
  requires_action: { process: 'processing', capture: 'captured', decline: 'declined', give_up: 'expired' },
  processing: { capture: 'captured', decline: 'declined', give_up: 'expired' },
  // Money that comes late is still money.
  expired: { capture: 'captured' },
  declined: { capture: 'captured' },
  captured: {},
}

const attemptActs: Record<AttemptAct, string> = {
  challenge: 'confirmed by the customer',
  process: 'processed',
  capture: 'captured',
  decline: 'declined',
  give_up: 'given up',
  lose_sight: 'lost sight of',
}

export const attemptMachine = stateMachine<AttemptState, AttemptAct>('payment attempt', attemptActs, attemptLife)

export const paymentMachine = stateMachine<PaymentState, PaymentAct>(
  'payment',
  {
    ...attemptActs,
    try_again: 'tried again',
    refund_part: 'refunded in part',
    refund_all: 'refunded',
    undo_part: 'refunded in part again',
    undo_all: 'captured again',
  },
  {
    ...attemptLife,
    declined: { ...attemptLife.declined, try_again: 'created', give_up: 'expired' },
    captured: { refund_part: 'partly_refunded', refund_all: 'refunded' },
    partly_refunded: {
      refund_part: 'partly_refunded',
      refund_all: 'refunded',
      undo_part: 'partly_refunded',
      undo_all: 'captured',
    },
    // A refund that came back leaves the payment with its money again.
    refunded: { undo_part: 'partly_refunded', undo_all: 'captured' },
  },
)
