import { sql } from 'kysely'
import { stringify } from 'csv-stringify/sync'
import type { OwnProduct } from '#shared/api/catalog.schemas.ts'
import { plainAmount } from '#shared/money.ts'
import { isPlain, listOwnProductsAsJson } from '#server/catalog/index.ts'
import type { Context } from '#server/platform/context.ts'
import { ReadyFile } from '#server/platform/http/contract.ts'
import { isHtml } from '#server/platform/rich-text.ts'
import { ownShopOf } from '#server/shops/index.ts'

const productsAtOnce = 500

/** The headings of our own file, in their order. */
const headings = [
  'external_id',
  'kind',
  'title',
  'brand',
  'category',
  'description',
  'search_title',
  'search_description',
  'tags',
  'state',
  'option1_name',
  'option1_value',
  'option2_name',
  'option2_value',
  'option3_name',
  'option3_value',
  'sku',
  'ean',
  'price',
  'compare_at_price',
  'stock',
  'low_stock_at',
  'weight_grams',
  'pictures',
  'variant_picture',
  'details',
  'attributes',
]

/** Every product of the own shop as CSV, oldest first: a line for each variant, what belongs to the product on its first. */
export async function exportProducts(context: Context): Promise<ReadyFile> {
  const { shopId } = ownShopOf(context)
  const { db, config, clock } = context
  const { rows: ids } = await sql<{ id: string; category: string }>`
    select p.id, c.slug as category from products p join categories c on c.id = p.category_id
    where p.shop_id = ${shopId} and p.state <> 'removed' order by p.id`.execute(db)
  const categories = new Map(ids.map(({ id, category }) => [id, category]))
  const parts = [stringify([headings])]
  for (let from = 0; from < ids.length; from += productsAtOnce) {
    const some = ids.slice(from, from + productsAtOnce).map(({ id }) => id)
    const products = (await listOwnProductsAsJson(db, shopId, some)).map((json) => JSON.parse(json) as OwnProduct)
    const lines = products.flatMap((product) => linesOf(product, categories.get(product.id)!, config.publicUrl))
    // A cell that a table program would take for a formula is written as text.
    parts.push(stringify(lines, { escape_formulas: true }))
  }
  const today = clock.now().toISOString().slice(0, 10)
  return new ReadyFile(Buffer.from(parts.join('')), 'text/csv; charset=utf-8', `products-${today}.csv`)
}

function linesOf(product: OwnProduct, category: string, publicUrl: string): string[][] {
  const pictures = new Map(product.pictures.map(({ id, src, width }) => [id, `${publicUrl}${src}-${width}.jpg`]))
  return product.variants.map((variant, at) => {
    const isFirst = at === 0
    const options = [0, 1, 2].flatMap((n) => [
      isFirst ? (product.options[n]?.name ?? '') : '',
      variant.optionValues[n] ?? '',
    ])
    const whole = (text: string) => (isFirst ? text : '')
    return [
      // What has no name of its own keeps the one it has here, so that the file finds it again.
      product.externalId ?? product.id,
      whole(product.kind),
      whole(product.title),
      whole(product.brand),
      whole(category),
      // As words where that says all; a shop elsewhere would miss its formatting.
      whole(isPlain(product) && !isHtml(product.description) ? product.description : product.descriptionHtml),
      whole(product.searchTitle),
      whole(product.searchDescription),
      whole(product.tags.join(' | ')),
      whole(product.state),
      ...options,
      variant.sku,
      variant.ean,
      plainAmount(variant.price),
      variant.compareAt ? plainAmount(variant.compareAt) : '',
      String(variant.onHand),
      variant.lowStockAt === null ? '' : String(variant.lowStockAt),
      variant.weightGrams === null ? '' : String(variant.weightGrams),
      whole([...pictures.values()].join(' ')),
      (variant.pictureId && pictures.get(variant.pictureId)) || '',
      whole(product.details.map(({ label, value }) => `${label}: ${value}`).join(' | ')),
      whole(
        Object.entries(product.attributes)
          .map(([slug, value]) => `${slug}: ${String(value)}`)
          .join(' | '),
      ),
    ]
  })
}
