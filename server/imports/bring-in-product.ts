import type { OwnProduct, ProductInput } from '#shared/api/catalog.schemas.ts'
import { changeProduct, createProduct, hideProduct, publishProduct } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inSavepoint, inTransaction } from '#server/platform/db/transaction.ts'
import { Refusal } from '#server/platform/errors.ts'
import { assembleProduct, fieldAt, type Assembled } from './assemble-product.ts'
import type { Categories } from './categories.ts'
import { bringPictures } from './pictures/bring-pictures.ts'
import { findExisting } from './plan-import.ts'
import { listLinesOf, writeOutcomes, type ImportRow, type LineFate } from './repository.ts'

const mostPictures = 12

/**
 * Brings in one product of an import: what the shop has of it is looked at anew, its pictures are fetched, then it is written
 * as the shop's own form would write it. Writes down what became of its lines; a refusal is one of the things that can.
 */
export async function bringInProduct(
  context: Context,
  own: ImportRow,
  key: string,
  categories: Categories,
): Promise<void> {
  const { lines, existing } = await inTransaction(context, async ({ db }) => {
    const groups = await listLinesOf(db, own.id, [key])
    // What the plan refused, also for another line's sake, is refused.
    const lines = (groups.get(key) ?? []).map(({ act, faults, ...line }) => ({
      ...line,
      faults: act === 'refuse' ? faults : [],
    }))
    return { lines, existing: (await findExisting(db, own.shopId, groups)).get(key) ?? null }
  })
  const assembled = assembleProduct(lines, { key, existing, categories, columns: own.columns })
  const first = lines.find(({ line }) => !assembled.refused.has(line))?.line ?? lines[0]!.line
  const note = (field: string, message: string) => {
    const column = own.columns[field] ?? field
    assembled.faults.set(first, [...(assembled.faults.get(first) ?? []), { column, message }])
  }
  const withPictures = assembled.input && (await hangPictures(context, own, assembled, assembled.input, note))
  await inTransaction(context, async (tx) => {
    let productId: string | null = existing?.id ?? null
    try {
      if (withPictures) productId = await write(tx, existing, withPictures)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      for (const { path, message } of error.errors ?? [{ path: 'line', message: error.message }])
        note(fieldAt(path), message)
      for (const { line } of lines) assembled.refused.add(line)
    }
    if (productId && withPictures && !assembled.refused.has(first)) {
      await moveOnShelf(tx, own, { productId, existing, state: assembled.state }, note)
    }
    await writeOutcomes(
      tx.db,
      own.id,
      lines.map(({ line }): LineFate => {
        const fate = assembled.refused.has(line) ? 'refused' : existing ? 'changed' : 'created'
        return {
          line,
          fate,
          faults: assembled.faults.get(line) ?? [],
          productId: fate === 'refused' ? null : productId,
        }
      }),
    )
  })
}

async function hangPictures(
  context: Context,
  own: ImportRow,
  { pictures, variantPictures }: Assembled,
  input: ProductInput,
  note: (field: string, message: string) => void,
): Promise<ProductInput> {
  if (!pictures && variantPictures.size === 0) return input
  const ofVariants = [...variantPictures.values()].map((url) => ({ url, alt: '' }))
  const brought = await bringPictures(context, own.shopId, [...(pictures ?? []), ...ofVariants])
  for (const { url, failure } of brought.failures) note('pictures', `${url.slice(0, 120)} ${failure}`)
  const gallery = (pictures ?? []).flatMap(({ url, alt }) => {
    const id = brought.ids.get(url)
    return id ? [{ id, alt }] : []
  })
  const unique = [...new Map(gallery.map((picture) => [picture.id, picture])).values()]
  if (unique.length > mostPictures)
    note('pictures', `names more than ${mostPictures}; the first ${mostPictures} are taken`)
  return {
    ...input,
    // A gallery of which nothing came leaves the one that hangs.
    pictures: unique.length > 0 ? unique.slice(0, mostPictures) : input.pictures,
    variants: input.variants.map((variant, at) => {
      const id = brought.ids.get(variantPictures.get(at) ?? '')
      return id ? { ...variant, pictureId: id } : variant
    }),
  }
}

/** In a savepoint, so that a refusal leaves the transaction in which it is written down. */
async function write(tx: Context, existing: OwnProduct | null, input: ProductInput): Promise<string> {
  return await inSavepoint(tx, async () => {
    if (!existing) return await createProduct(tx, input)
    await changeProduct(tx, existing.id, { ...input, version: existing.version }, { mayLackPicture: true })
    return existing.id
  })
}

/** What a file says nothing of goes on the shelf when it is new, and stays where it is when it is not. */
async function moveOnShelf(
  tx: Context,
  { asDrafts }: ImportRow,
  { productId, existing, state }: { productId: string; existing: OwnProduct | null; state: Assembled['state'] },
  note: (field: string, message: string) => void,
): Promise<void> {
  const wanted = existing ? state : asDrafts ? 'draft' : (state ?? 'live')
  const now = existing?.state ?? 'draft'
  try {
    if (wanted === 'live' && (now === 'draft' || now === 'hidden')) {
      await inSavepoint(tx, () => publishProduct(tx, productId, { mayLackPicture: true }))
    } else if (now === 'live' && (wanted === 'hidden' || wanted === 'draft')) {
      await inSavepoint(tx, () => hideProduct(tx, productId))
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const why = error.errors?.map(({ message }) => message).join(', ') ?? error.message
    note('state', `is not on the shelf yet: ${why}`)
  }
}

/** Writes down that a product could not be brought in for a reason nobody foresaw, so that the others go on. */
export async function giveUpProduct(context: Context, own: ImportRow, key: string): Promise<void> {
  await inTransaction(context, async ({ db }) => {
    const lines = (await listLinesOf(db, own.id, [key])).get(key) ?? []
    const fault = { column: 'line', message: 'could not be brought in; the log of the market says why' }
    const fates = lines.map(({ line, faults }): LineFate => {
      return { line, fate: 'refused', faults: [...faults, fault], productId: null }
    })
    await writeOutcomes(db, own.id, fates)
  })
}
