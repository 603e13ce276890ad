import { isGtin } from '#shared/gtin.ts'
import { descriptionIn } from './description-in.ts'
import { given, listIn, type Format, type Piece } from './format.ts'
import { readState } from './own.ts'

// Both the headings of before 2025 and those of today (Shopify Help, "Using CSV files to import and export products").
const columns = {
  key: ['handle', 'urlhandle'],
  title: ['title'],
  description: ['bodyhtml', 'description'],
  searchTitle: ['seotitle'],
  searchDescription: ['seodescription'],
  brand: ['vendor'],
  category: ['productcategory', 'type'],
  tags: ['tags'],
  state: ['status'],
  published: ['published', 'publishedononlinestore'],
  sku: ['variantsku', 'sku'],
  ean: ['variantbarcode', 'barcode'],
  priceMinor: ['variantprice', 'price'],
  compareAtMinor: ['variantcompareatprice', 'compareatprice'],
  onHand: ['variantinventoryqty', 'inventoryquantity'],
  weightGrams: ['variantgrams', 'weightvaluegrams'],
  pictures: ['imagesrc', 'productimageurl'],
  alt: ['imagealttext'],
  variantPicture: ['variantimage', 'variantimageurl'],
} as const

/**
 * The product export of Shopify: a line for each variant, those of one product by the same handle; the product itself stands
 * on the first, and further pictures on lines that have nothing but handle and picture. A product without options has the
 * option `Title` with the value `Default Title`.
 */
export const shopifyFormat: Format = {
  name: 'shopify',
  columns,
  recognises: (headings) => headings.has(...columns.key) && headings.has('option1value', 'variantprice', 'variantsku'),
  read(cells, currency) {
    const text = (field: keyof typeof columns) => cells.text(...columns[field])
    const title = text('title')
    const isFirst = title !== undefined && title !== ''
    const options = [1, 2, 3].map((n) => ({
      name: cells.text(`option${n}name`) ?? '',
      value: cells.text(`option${n}value`) ?? '',
    }))
    const isDefault = options[0]!.value.toLowerCase() === 'default title'
    const priceMinor = cells.amount(currency, ...columns.priceMinor)
    const onHand = cells.whole(...columns.onHand)
    const isVariant = priceMinor != null || options[0]!.value !== '' || !!text('sku')
    const state = readState(text('state'), (message) => cells.fault(columns.state, message))
    const product: Piece['product'] = isFirst
      ? given({
          title,
          brand: text('brand'),
          ...descriptionIn(text('description')),
          searchTitle: text('searchTitle')?.slice(0, 120),
          searchDescription: text('searchDescription')?.slice(0, 320),
          category: cells.text('productcategory') || cells.text('type'),
          tags: listIn(text('tags')),
          state: state ?? (text('published')?.toLowerCase() === 'false' ? ('hidden' as const) : undefined),
          optionNames: isDefault ? [] : options.map(({ name }) => name).filter((name) => name !== ''),
        })
      : {}
    const compareAtMinor = cells.amount(currency, ...columns.compareAtMinor)
    const variant = isVariant
      ? given({
          sku: text('sku')?.replace(/^'/, ''),
          ean: eanIn(text('ean')),
          optionValues: isDefault ? [] : options.map(({ value }) => value).filter((value) => value !== ''),
          priceMinor: priceMinor ?? undefined,
          // A former price that is none is written as 0 or as the price itself.
          compareAtMinor: compareAtMinor && priceMinor && compareAtMinor <= priceMinor ? null : compareAtMinor,
          // Sold without stock, it counts below nothing.
          onHand: onHand == null ? undefined : Math.max(onHand, 0),
          weightGrams: cells.scaled(1, ...columns.weightGrams) || undefined,
          pictureUrl: text('variantPicture') || undefined,
        })
      : null
    const url = text('pictures')
    const pictures = url === undefined ? undefined : url === '' ? [] : [{ url, alt: text('alt')?.slice(0, 200) ?? '' }]
    return { key: text('key') ?? '', alias: null, piece: given({ product, variant, pictures }) }
  },
}

/** A barcode where it is a GTIN, with its check digit; shops keep other things there too. Excel's apostrophe in front goes. */
export function eanIn(cell: string | undefined): string | undefined {
  const digits = cell?.replace(/^'/, '').replaceAll(/[\s-]/g, '')
  if (digits === undefined) return undefined
  return isGtin(digits) ? digits : ''
}
