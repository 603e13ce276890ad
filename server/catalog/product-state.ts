import { stateMachine } from '#server/platform/state-machine.ts'

export type ProductState = 'draft' | 'in_review' | 'live' | 'hidden' | 'blocked'
export type ProductAct = 'publish' | 'hide'

/** The life of a product. A live one stands on the shelf while its shop is approved. */
export const productLife = stateMachine<ProductState, ProductAct>(
  'product',
  { publish: 'published', hide: 'hidden' },
  {
    draft: { publish: 'live' },
    in_review: {},
    live: { hide: 'hidden' },
    hidden: { publish: 'live' },
    blocked: {},
  },
)
