import { stateMachine } from '#server/platform/state-machine.ts'

export type ShopState = 'applied' | 'changes_requested' | 'approved' | 'declined' | 'suspended' | 'closed'
export type ShopAct =
  | 'ask_for_changes'
  | 'hand_in'
  | 'approve'
  | 'decline'
  | 'suspend'
  | 'reinstate'
  | 'close'
  | 'close_suspended'

/** The life of a shop. Only an approved shop has products on the shelf. Its owner closes it from anywhere, the market once it is suspended. */
export const shopLife = stateMachine<ShopState, ShopAct>(
  'shop',
  {
    ask_for_changes: 'given back',
    hand_in: 'handed in',
    approve: 'approved',
    decline: 'declined',
    suspend: 'suspended',
    reinstate: 'reinstated',
    close: 'closed',
    close_suspended: 'closed',
  },
  {
    applied: { approve: 'approved', ask_for_changes: 'changes_requested', decline: 'declined', close: 'closed' },
    changes_requested: { hand_in: 'applied', decline: 'declined', close: 'closed' },
    approved: { suspend: 'suspended', close: 'closed' },
    declined: { close: 'closed' },
    suspended: { reinstate: 'approved', close: 'closed', close_suspended: 'closed' },
    closed: {},
  },
)
