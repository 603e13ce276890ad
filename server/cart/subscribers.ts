import { on, type Subscription } from '#server/platform/facts.ts'
import { mergeCarts } from './merge-carts.ts'

export const cartSubscribers: Subscription[] = [
  on('customer.signed-in', 'at once', 'merge-guest-cart', async (tx, { personId, cartToken }) => {
    if (cartToken) await mergeCarts(tx, { personId, cartToken })
  }),
]
