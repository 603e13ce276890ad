import { on, type Subscription } from '#server/platform/facts.ts'
import { applyWithShop } from './apply-with-shop.ts'

declare module '#server/platform/facts.ts' {
  interface FactMap {
    'seller.signed-up': { personId: string; shopName: string }
  }
}

export const shopsSubscribers: Subscription[] = [
  // At once: nobody should find the seller's door open and no shop behind it.
  on(
    'seller.signed-up',
    'at once',
    'shops: apply with the shop of a new seller',
    async (tx, { personId, shopName }) => {
      await applyWithShop(tx, { personId, name: shopName })
    },
  ),
]
