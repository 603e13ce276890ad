import { stateMachine } from '#server/platform/state-machine.ts'

/** What a refund is for. */
export type RefundKind = 'cancellation' | 'late_payment' | 'refund' | 'return' | 'verdict'
/**
 * How the money goes: back through the gateway, as credit, by bank transfer, off what is still due at the door, or taken
 * by the customer's bank.
 */
export type RefundWay = 'gateway' | 'store_credit' | 'bank' | 'not_collected' | 'chargeback'
/** Whose money it is. */
export type RefundBearer = 'shop' | 'market'
export type RefundState = 'requested' | 'approved' | 'sent' | 'succeeded' | 'failed' | 'declined' | 'unknown'
export type RefundAct = 'approve' | 'turn_down' | 'send' | 'lose_sight' | 'succeed' | 'fail'

/** A refund given by the shop or the market needs nobody's approval: it begins as approved. */
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
    // A bank may send money back that its customer's bank did not take.
    succeeded: { fail: 'failed' },
    failed: {},
    declined: {},
  },
)
