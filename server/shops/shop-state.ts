import { stateMachine } from '#server/platform/state-machine.ts'

export type ShopState = 'applied' | 'changes_requested' | 'approved' | 'declined' | 'suspended' | 'closed'
export type ShopAct = 'ask_for_changes' | 'hand_in' | 'approve' | 'decline' | 'suspend' | 'reinstate'

/** The life of a shop. Only an approved shop has products on the shelf. */
export const shopLife = stateMachine<ShopState, ShopAct>(
  'shop',
  {
    ask_for_changes: 'given back',
    hand_in: 'handed in',
    approve: 'approved',
    decline: 'declined',
    suspend: 'suspended',
    reinstate: 'reinstated',
  },
  {
    applied: { approve: 'approved', ask_for_changes: 'changes_requested', decline: 'declined' },
    changes_requested: { hand_in: 'applied', decline: 'declined' },
    approved: { suspend: 'suspended' },
    declined: {},
    suspended: { reinstate: 'approved' },
    closed: {},
  },
)
