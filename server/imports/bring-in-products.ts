import type { OwnProduct, ProductInput } from '#shared/api/catalog.schemas.ts'
import { changeProduct, createProduct, hideProduct, publishProduct } from '#server/catalog/index.ts'
import { refuseBlockedWords } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inSavepoint, inTransaction } from '#server/platform/db/transaction.ts'
import { Refusal } from '#server/platform/errors.ts'
import { assembleProduct, fieldAt, isSame, type Assembled, type ProductLine } from './assemble-product.ts'
import type { Categories } from './categories.ts'
import { bringPictures } from './pictures/bring-pictures.ts'
import { findExisting } from './plan-import.ts'
import { listLinesOf, writeOutcomes, type ImportRow, type KeptLine, type LineFate } from './repository.ts'

const mostPictures = 12

/** A product between reading and writing. */
interface Prepared {
  key: string
  lines: readonly ProductLine[]
  existing: OwnProduct | null
  assembled: Assembled
  /** With its pictures; null where none of it can be taken. */
  input: ProductInput | null
  note(field: string, message: string): void
}

/**
 * Brings in some products of an import: what the shop has of them is looked at anew, their pictures are fetched, then each is
 * written as the shop's own form would write it. New ones share a transaction, each in a part of its own; one that the shop has is
 * alone in its transaction, so that no checkout waits for others. Writes down what became of every line; a refusal is one of the
 * things that can.
 */
export async function bringInProducts(
  context: Context,
  own: ImportRow,
  keys: readonly string[],
  categories: Categories,
): Promise<void> {
  const { groups, known } = await inTransaction(context, async ({ db }) => {
    const groups = await listLinesOf(db, own.id, keys)
    return { groups, known: await findExisting(db, own.shopId, groups) }
  })
  const prepared: Prepared[] = []
  for (const [key, lines] of groups) {
    prepared.push(await prepare(context, own, { key, lines, existing: known.get(key) ?? null }, categories))
  }
  const fresh = prepared.filter(({ existing }) => !existing)
  for (const together of [fresh, ...prepared.filter(({ existing }) => existing).map((one) => [one])]) {
    if (together.length === 0) continue
    await inTransaction(context, async (tx) => {
      const fates: LineFate[] = []
      for (const product of together) fates.push(...(await write(tx, own, product)))
      await writeOutcomes(tx.db, own.id, fates)
    })
  }
}

async function prepare(
  context: Context,
  own: ImportRow,
  { key, lines, existing }: { key: string; lines: readonly KeptLine[]; existing: OwnProduct | null },
  categories: Categories,
): Promise<Prepared> {
  // What the plan refused, also for another line's sake, is refused.
  const usable = lines.map(({ line, piece, act, faults }) => {
    const isRefused = act === 'refuse'
    return { line, piece, isRefused, faults: isRefused ? faults : [] }
  })
  const assembled = assembleProduct(usable, {
    key,
    existing,
    categories,
    columns: own.columns,
    refuseUnwanted: (words) => refuseBlockedWords(context, words),
  })
  const first = firstTaken(usable, assembled)
  const note = (field: string, message: string) => {
    const column = own.columns[field] ?? field
    assembled.faults.set(first, [...(assembled.faults.get(first) ?? []), { column, message }])
  }
  const input = assembled.input && (await hangPictures(context, own, assembled, assembled.input, note))
  return { key, lines: usable, existing, assembled, input, note }
}

function firstTaken(lines: readonly ProductLine[], { refused }: Assembled): number {
  return (lines.find(({ line }) => !refused.has(line)) ?? lines[0]!).line
}

/** Writes a product and moves it on the shelf; answers what became of its lines. */
async function write(tx: Context, own: ImportRow, product: Prepared): Promise<LineFate[]> {
  const { key, lines, existing, assembled, input, note } = product
  let productId: string | null = null
  if (input) {
    try {
      productId = await inSavepoint(tx, () => save(tx, existing, input))
      await moveOnShelf(tx, own, { productId, existing, state: assembled.state }, note)
    } catch (error) {
      for (const { line } of lines) assembled.refused.add(line)
      if (error instanceof Refusal) {
        const said = error.errors ?? [{ path: 'line', message: error.message }]
        for (const { path, message } of said) note(fieldAt(path), message)
      } else {
        tx.log.error({ err: error, importId: own.id, key }, 'a product could not be brought in')
        note('line', 'could not be brought in; the log of the market says why')
      }
    }
  }
  return lines.map(({ line }) => {
    const fate = assembled.refused.has(line) ? 'refused' : existing ? 'changed' : 'created'
    return { line, fate, faults: assembled.faults.get(line) ?? [], productId: fate === 'refused' ? null : productId }
  })
}

async function save(tx: Context, existing: OwnProduct | null, input: ProductInput): Promise<string> {
  if (!existing) return await createProduct(tx, input, { source: 'import' })
  if (isSame(existing, input)) return existing.id
  await changeProduct(
    tx,
    existing.id,
    { ...input, version: existing.version },
    { mayLackPicture: true, source: 'import' },
  )
  return existing.id
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
  // What hangs already keeps its words where the file has none.
  const words = new Map(input.pictures.map(({ id, alt }) => [id, alt]))
  const gallery = (pictures ?? []).flatMap(({ url, alt }) => {
    const id = brought.ids.get(url)
    return id ? [{ id, alt: alt || words.get(id) || '' }] : []
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
