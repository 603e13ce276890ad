import type { PayoutState } from '#shared/api/withdrawals.schemas.ts'
import { stateMachine } from '#server/platform/state-machine.ts'

export type { PayoutState } from '#shared/api/withdrawals.schemas.ts'

export type PayoutAct = 'send' | 'take_on' | 'lose_sight' | 'pay' | 'fail' | 'refuse'

const ends = { pay: 'paid', fail: 'failed', refuse: 'refused' } as const

/**
 * The life of what a provider is asked to pay. Its withdrawal stays approved until it is paid or has failed; one that was
 * refused has moved nothing, and another may follow.
 */
export const payoutMachine = stateMachine<PayoutState, PayoutAct>(
  'payout',
  {
    send: 'sent',
    take_on: 'taken on',
    lose_sight: 'lost sight of',
    pay: 'paid',
    fail: 'failed',
    refuse: 'refused',
  },
  {
    intended: { send: 'sent' },
    sent: { take_on: 'under_way', lose_sight: 'unknown', ...ends },
    unknown: { take_on: 'under_way', ...ends },
    under_way: { ...ends },
    // Money may come back from where it had arrived.
    paid: { fail: 'failed' },
    failed: {},
    refused: {},
  },
)
