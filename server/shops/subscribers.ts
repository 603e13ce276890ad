import { on, type Subscription } from '#server/platform/facts.ts'
import { applyWithShop } from './apply-with-shop.ts'

export const shopsSubscribers: Subscription[] = [
  // At once: nobody should find the seller's door open and no shop behind it.
  on('seller.signed-up', 'at once', 'apply-with-shop', async (tx, { personId, shopName }) => {
    await applyWithShop(tx, { personId, name: shopName })
  }),
]
