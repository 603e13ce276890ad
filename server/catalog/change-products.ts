/** Changes of many products at once, from the seller's list. */
import type { ProductChange, ProductChangeLine } from '#shared/api/catalog.schemas.ts'
import { rateOf } from '#shared/money.ts'
import type { Context } from '#server/platform/context.ts'
import { inSavepoint, inTransaction } from '#server/platform/db/transaction.ts'
import { Refusal } from '#server/platform/errors.ts'
import { memberWhoMay, ownShopOf } from '#server/shops/index.ts'
import { changeProduct } from './change-product.ts'
import { priceTooLow } from './errors.ts'
import { hideProduct } from './hide-product.ts'
import { attributesIn, readProductInput, type SavedInput } from './product-input.ts'
import { publishProduct } from './publish-product.ts'
import { removeProduct } from './remove-product.ts'
import { findGlances, lockProducts } from './repository.ts'

interface Wanted {
  /** With the version somebody looked at, where it must still be that one. */
  products: readonly { id: string; version?: number | undefined }[]
  change: ProductChange
  isPreview: boolean
}

/** Thrown to undo what a preview has tried. */
class Undone extends Error {
  readonly lines: ProductChangeLine[]
  constructor(lines: ProductChangeLine[]) {
    super('a preview was undone')
    this.lines = lines
  }
}

/**
 * Does the same to several products of the own shop, each by itself: what refuses stays as it was and says why on its line. A preview
 * does it all and undoes it, so that it says what would happen and nothing else.
 * Refuses as a whole with `not_allowed` (prices and removing, for staff).
 */
export async function changeProducts(
  context: Context,
  { products, change, isPreview }: Wanted,
): Promise<ProductChangeLine[]> {
  const { shopId } = isOfManagers(change) ? memberWhoMay(context, 'prices') : ownShopOf(context)
  return await inTransaction(context, async (tx) => {
    try {
      // In a part of its own: the request may stand in a transaction already, which a preview must not undo as a whole.
      return await inSavepoint(tx, async () => {
        const lines = await changeEach(tx, { shopId, products, change })
        if (isPreview) throw new Undone(lines)
        return lines
      })
    } catch (error) {
      if (error instanceof Undone) return error.lines
      throw error
    }
  })
}

async function changeEach(
  tx: Context,
  { shopId, products, change }: { shopId: string } & Pick<Wanted, 'products' | 'change'>,
): Promise<ProductChangeLine[]> {
  const ids = products.map(({ id }) => id)
  await lockProducts(tx.db, shopId, ids)
  const before = await findGlances(tx.db, shopId, ids)
  for (const [id, { state }] of before) if (state === 'removed') before.delete(id)
  const refusals = new Map<string, Refusal>()
  for (const { id, version } of products) {
    try {
      await inSavepoint(tx, () => changeOne(tx, { shopId, productId: id, version }, change))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusals.set(id, error)
    }
  }
  const after = await findGlances(tx.db, shopId, ids)
  return ids.map((id) => lineOf(id, before.get(id), after.get(id), refusals.get(id)))
}

type Glance = NonNullable<ProductChangeLine['before']>
type Glimpsed = Glance & { title: string; version: number }

function lineOf(
  id: string,
  before: Glimpsed | undefined,
  after: Glimpsed | undefined,
  refusal: Refusal | undefined,
): ProductChangeLine {
  return {
    id,
    title: before?.title ?? '',
    version: before?.version ?? 0,
    before: before ? glanceOf(before) : null,
    after: after && !refusal ? glanceOf(after) : null,
    refusal: refusal ? { code: refusal.code, message: wordsOf(refusal) } : null,
  }
}

function glanceOf({ state, price, onHand, category }: Glimpsed): Glance {
  return { state, price, onHand, category }
}

/** A refusal in one sentence: that of its fields where the refusal itself says little. */
function wordsOf({ code, message, errors }: Refusal): string {
  return code === 'not_ready' && errors ? `It ${errors.map((error) => error.message).join(', and ')}.` : message
}

async function changeOne(
  tx: Context,
  { shopId, productId, version }: { shopId: string; productId: string; version: number | undefined },
  change: ProductChange,
): Promise<void> {
  if (change.kind === 'publish') return await publishProduct(tx, productId)
  if (change.kind === 'hide') return await hideProduct(tx, productId)
  if (change.kind === 'remove') return await removeProduct(tx, productId, { version })
  const saved = await readProductInput(tx.db, { shopId, productId })
  const input = { ...(await changed(tx, saved, change)), version: version ?? saved.version }
  await changeProduct(tx, productId, input, { mayLackPicture: true, source: 'list' })
}

async function changed(
  { db }: Context,
  saved: SavedInput,
  change: Exclude<ProductChange, { kind: 'publish' | 'hide' | 'remove' }>,
): Promise<SavedInput> {
  switch (change.kind) {
    case 'category': {
      const { categoryId } = change
      return { ...saved, categoryId, attributes: await attributesIn(db, categoryId, saved.attributes) }
    }
    case 'stock':
      return { ...saved, variants: saved.variants.map((variant) => setStock(variant, change.onHand)) }
    case 'price-percent':
      return repriced(saved, (priceMinor) => rateOf(priceMinor, 10_000 + change.bps))
    case 'price-amount':
      return repriced(saved, (priceMinor) => priceMinor + change.amountMinor)
  }
}

/** Set to this number, whatever it was. */
function setStock(variant: SavedInput['variants'][number], onHand: number): SavedInput['variants'][number] {
  return { ...variant, onHand, onHandSeen: undefined }
}

/** With other prices; a former price that is no longer above the price goes. */
function repriced(saved: SavedInput, priceOf: (priceMinor: number) => number): SavedInput {
  const variants = saved.variants.map((variant) => {
    const priceMinor = priceOf(variant.priceMinor)
    if (priceMinor < 1) throw priceTooLow()
    const { compareAtMinor } = variant
    return {
      ...variant,
      priceMinor,
      compareAtMinor: compareAtMinor !== null && compareAtMinor > priceMinor ? compareAtMinor : null,
    }
  })
  return { ...saved, variants }
}

function isOfManagers({ kind }: ProductChange): boolean {
  return kind === 'price-percent' || kind === 'price-amount' || kind === 'remove'
}
