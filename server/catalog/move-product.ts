import type { Context } from '#server/platform/context.ts'
import type { FieldError } from '#server/platform/errors.ts'
import { changedMeanwhile, notReady, productNotFound } from './errors.ts'
import { notePrices } from './price-history.ts'
import { productLife, type ProductAct, type ProductState } from './product-state.ts'
import {
  holdShop,
  insertProductHistory,
  lockProduct,
  updateProductState,
  type LockedProduct,
  type OwnProductKey,
} from './repository.ts'

interface Move {
  /** What is done, which may depend on the product as it is now. */
  act: ProductAct | ((product: LockedProduct) => ProductAct)
  /** Null: the market itself. */
  personId: string | null
  reason?: string
  mayLackPicture?: boolean
  /** The version somebody looked at. */
  version?: number | undefined
}

/**
 * Moves a product along its life, in the transaction of a verb that has let it: shelf, prices and history follow. Answers where it went.
 * Refuses with `product_not_found`, `wrong_state`, `changed_meanwhile` (it is no longer what was looked at), or `not_ready` where it would
 * come on the shelf, or into the review, without a picture, and a way to send it or files to download.
 */
export async function moveProduct(
  tx: Context,
  own: OwnProductKey,
  { act, personId, reason = '', mayLackPicture = false, version }: Move,
): Promise<ProductState> {
  const { db } = tx
  const at = tx.clock.now()
  // The shop before the product, as a suspension locks them: neither waits for the other, and none is overlooked.
  const { canSend } = await holdShop(db, own.shopId)
  const product = await lockProduct(db, own)
  if (!product) throw productNotFound()
  const to = productLife.after(product.state, typeof act === 'function' ? act(product) : act)
  if (version !== undefined && version !== product.version) throw changedMeanwhile(product.version)
  if (to === 'live' || to === 'in_review') {
    const missing = whatIsMissing({ ...product, hasPicture: product.hasPicture || mayLackPicture, canSend })
    if (missing.length > 0) throw notReady(missing)
  }
  await updateProductState(db, own, to, at)
  await notePrices(tx, { shopId: own.shopId, productIds: [own.productId] }, { source: 'shelf', personId, at })
  await insertProductHistory(db, own, { from: product.state, to, at, personId, reason })
  await announceWaiting(tx, own, { from: product.state, to })
  return to
}

/** Announces that a product waits for the market's word, or does no longer, whoever moved it. */
async function announceWaiting(
  tx: Context,
  { shopId, productId }: OwnProductKey,
  { from, to }: { from: ProductState; to: ProductState },
): Promise<void> {
  if (to === 'in_review') await tx.facts.announce(tx, 'product.handed-in', { shopId, productId })
  if (from === 'in_review') await tx.facts.announce(tx, 'product.left-review', { shopId, productId })
}

function whatIsMissing({
  hasPicture,
  kind,
  hasFiles,
  canSend,
}: Pick<LockedProduct, 'hasPicture' | 'kind' | 'hasFiles'> & { canSend: boolean }): FieldError[] {
  const isDigital = kind === 'digital'
  return [
    ...(hasPicture ? [] : [{ path: 'pictures', code: 'picture_missing', message: 'needs a picture' }]),
    ...(isDigital && !hasFiles ? [{ path: 'files', code: 'files_missing', message: 'needs a file to download' }] : []),
    ...(canSend || isDigital
      ? []
      : [{ path: 'shippingMethods', code: 'shipping_missing', message: 'the shop needs a way to send' }]),
  ]
}
