import { stateMachine } from '#server/platform/state-machine.ts'

export type ProductState = 'draft' | 'in_review' | 'live' | 'hidden' | 'blocked' | 'removed'
export type ProductAct =
  | 'publish'
  | 'hand in'
  | 'hide'
  | 'approve'
  | 'send back'
  | 'block'
  | 'unblock'
  | 'unblock unseen'
  | 'remove'

/**
 * The life of a product. A live one stands on the shelf while its shop is approved. Where the market reviews products, a draft is
 * handed in instead of published; what was on the shelf once comes and goes as its shop likes.
 * What its shop removed is gone for everybody and does not come back; what the market took down is not the shop's to remove.
 */
export const productLife = stateMachine<ProductState, ProductAct>(
  'product',
  {
    publish: 'published',
    'hand in': 'handed in for review',
    hide: 'hidden',
    approve: 'approved',
    'send back': 'sent back',
    block: 'taken down',
    unblock: 'let back',
    'unblock unseen': 'let back',
    remove: 'removed',
  },
  {
    draft: { publish: 'live', 'hand in': 'in_review', block: 'blocked', remove: 'removed' },
    in_review: { publish: 'live', hide: 'draft', approve: 'live', 'send back': 'draft', block: 'blocked' },
    live: { hide: 'hidden', block: 'blocked' },
    hidden: { publish: 'live', block: 'blocked', remove: 'removed' },
    blocked: { unblock: 'hidden', 'unblock unseen': 'draft' },
    removed: {},
  },
)
