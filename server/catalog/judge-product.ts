import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { productNotFound } from './errors.ts'
import { moveProduct } from './move-product.ts'
import { mayJudgeProducts } from './policy.ts'
import type { ProductAct } from './product-state.ts'
import { findShopOfProduct, type LockedProduct } from './repository.ts'

/** What an operator says of a product, and why; the shop reads the reason. */
interface Judgement {
  productId: string
  reason: string
}

/**
 * Lets a product that waits come on the shelf, as the operator has seen it (`version`).
 * Refuses with `product_not_found`, `wrong_state`, `changed_meanwhile` or `not_ready`.
 */
export async function approveProduct(
  context: Context,
  { productId, version }: { productId: string; version: number },
): Promise<void> {
  await judge(context, { productId, reason: '' }, { act: 'approve', fact: 'product.approved', version })
}

/** Gives a product that waits back to its shop as a draft. Refuses with `product_not_found` or `wrong_state`. */
export async function sendProductBack(context: Context, judgement: Judgement): Promise<void> {
  await judge(context, judgement, { act: 'send back', fact: 'product.sent-back' })
}

/** Takes a product down, wherever it is in its life. Refuses with `product_not_found` or `wrong_state` (it is down already). */
export async function blockProduct(context: Context, judgement: Judgement): Promise<void> {
  await judge(context, judgement, { act: 'block', fact: 'product.blocked' })
}

/**
 * Gives a product that was taken down back to its shop: hidden, or a draft where it was never on the shelf. The shop puts it back itself.
 * Refuses with `product_not_found` or `wrong_state`.
 */
export async function unblockProduct(context: Context, judgement: Judgement): Promise<void> {
  await judge(context, judgement, {
    act: ({ wasListed }) => (wasListed ? 'unblock' : 'unblock unseen'),
    fact: 'product.unblocked',
  })
}

interface Way {
  act: ProductAct | ((product: LockedProduct) => ProductAct)
  fact: 'product.approved' | 'product.sent-back' | 'product.blocked' | 'product.unblocked'
  version?: number
}

async function judge(context: Context, { productId, reason }: Judgement, { act, fact, version }: Way): Promise<void> {
  const { personId } = mayJudgeProducts(context)
  await inTransaction(context, async (tx) => {
    const shopId = await findShopOfProduct(tx.db, productId)
    if (!shopId) throw productNotFound()
    await moveProduct(tx, { shopId, productId }, { act, personId, reason, version })
    await tx.facts.announce(tx, fact, { shopId, productId, reason })
  })
}
