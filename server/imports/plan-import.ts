import type { OwnProduct } from '#shared/api/catalog.schemas.ts'
import { listOwnProductsAsJson } from '#server/catalog/index.ts'
import { refuseBlockedWords } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { assembleProduct, type ProductLine } from './assemble-product.ts'
import { openCategories } from './categories.ts'
import { findKnownProducts, listKeys, listLinesOf, writeActs, type ImportRow, type LineFate } from './repository.ts'

const productsAtOnce = 200

type Planned = Pick<ImportRow, 'id' | 'shopId' | 'categoryId' | 'columns'>

/** Works out what every line of an import will do, and writes it down. Must stand in a transaction. */
export async function planImport(context: Context, planned: Planned): Promise<void> {
  const { db } = context
  const categories = await openCategories(db, planned.categoryId)
  const seen = new Map<string, number>()
  // Asked for once: rows written in this transaction stay in the way of whoever looks for those that are left.
  const all = await listKeys(db, planned.id)
  for (let from = 0; from < all.length; from += productsAtOnce) {
    const keys = all.slice(from, from + productsAtOnce)
    const groups = await listLinesOf(db, planned.id, keys)
    const known = await findExisting(db, planned.shopId, groups)
    const fates = [...groups].flatMap(([key, lines]) => {
      const existing = known.get(key) ?? null
      const { refused, faults } = assembleProduct(lines, {
        key,
        existing,
        categories,
        columns: planned.columns,
        refuseUnwanted: (words) => refuseBlockedWords(context, words),
      })
      for (const { line, piece } of lines) {
        const sku = piece.variant?.sku
        if (!sku || refused.has(line)) continue
        const twin = seen.get(sku)
        if (twin === undefined) seen.set(sku, line)
        else {
          refused.add(line)
          const fault = { column: planned.columns['sku'] ?? 'sku', message: `stands on line ${twin} already` }
          faults.set(line, [...(faults.get(line) ?? []), fault])
        }
      }
      return lines.map(({ line }): LineFate => {
        const fate = refused.has(line) ? 'refuse' : existing ? 'change' : 'create'
        return { line, fate, faults: faults.get(line) ?? [], productId: existing?.id ?? null }
      })
    })
    await writeActs(db, planned.id, fates)
  }
}

/** The products of the shop that groups of lines mean, by the groups' keys: by external id, otherwise by a SKU. */
export async function findExisting(
  db: Context['db'],
  shopId: string,
  groups: ReadonlyMap<string, readonly ProductLine[]>,
): Promise<Map<string, OwnProduct>> {
  const skusOf = (lines: readonly ProductLine[]) => lines.flatMap(({ piece }) => piece.variant?.sku || [])
  const { byKey, bySku } = await findKnownProducts(db, shopId, {
    keys: [...groups.keys()],
    skus: [...groups.values()].flatMap(skusOf),
  })
  const ids = new Map(
    [...groups].flatMap(([key, lines]) => {
      const id =
        byKey.get(key) ??
        skusOf(lines)
          .map((sku) => bySku.get(sku))
          .find((found) => found)
      return id ? [[key, id] as const] : []
    }),
  )
  const products = ids.size === 0 ? [] : await listOwnProductsAsJson(db, shopId, [...new Set(ids.values())])
  const byId = new Map(products.map((json) => JSON.parse(json) as OwnProduct).map((product) => [product.id, product]))
  return new Map([...ids].flatMap(([key, id]) => (byId.has(id) ? [[key, byId.get(id)!] as const] : [])))
}
