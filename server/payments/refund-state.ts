import { stateMachine } from '#server/platform/state-machine.ts'

export type RefundKind = 'cancellation' | 'late_payment'
export type RefundState = 'requested' | 'approved' | 'sent' | 'succeeded' | 'failed' | 'declined' | 'unknown'
export type RefundAct = 'approve' | 'turn_down' | 'send' | 'lose_sight' | 'succeed' | 'fail'

/** A cancellation needs nobody's approval: its refund begins as approved. */
export const refundMachine = stateMachine<RefundState, RefundAct>(
  'refund',
  {
    approve: 'approved',
    turn_down: 'turned down',
    send: 'sent',
    lose_sight: 'lost sight of',
    succeed: 'completed',
    fail: 'failed',
  },
  {
    requested: { approve: 'approved', turn_down: 'declined' },
    approved: { send: 'sent' },
    sent: { lose_sight: 'unknown', succeed: 'succeeded', fail: 'failed' },
    unknown: { send: 'sent', succeed: 'succeeded', fail: 'failed' },
    succeeded: {},
    failed: {},
    declined: {},
  },
)
