import { stateMachine } from '#server/platform/state-machine.ts'

export type ShopState = 'applied' | 'approved' | 'suspended' | 'closed'
export type ShopAct = 'approve' | 'suspend' | 'reinstate'

/** The life of a shop. Only an approved shop has products on the shelf. */
export const shopLife = stateMachine<ShopState, ShopAct>(
  'shop',
  { approve: 'approved', suspend: 'suspended', reinstate: 'reinstated' },
  {
    applied: { approve: 'approved' },
    approved: { suspend: 'suspended' },
    suspended: { reinstate: 'approved' },
    closed: {},
  },
)
