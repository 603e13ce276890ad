import type { Headings } from './cells.ts'
import { descriptionIn } from './description-in.ts'
import { given, listIn, picturesIn, type Format, type Piece } from './format.ts'
import { eanIn } from './shopify.ts'

const columns = {
  key: ['id'],
  type: ['type'],
  title: ['name'],
  description: ['description'],
  brand: ['brands', 'brand'],
  category: ['categories'],
  tags: ['tags'],
  state: ['published'],
  sku: ['sku'],
  ean: ['gtinupceanorisbn'],
  parent: ['parent'],
  regularPrice: ['regularprice'],
  saleFrom: ['datesalepricestarts'],
  saleUntil: ['datesalepriceends'],
  priceMinor: ['saleprice', 'regularprice'],
  compareAtMinor: ['regularprice'],
  onHand: ['stock'],
  weightGrams: ['weightkg', 'weightg', 'weightlbs', 'weightoz'],
  pictures: ['images'],
} as const

/** Grams in the unit the heading of the weight names. */
const grams: [string, number][] = [
  ['weightkg', 1_000],
  ['weightg', 1],
  ['weightlbs', 453.592_37],
  ['weightoz', 28.349_523_125],
]

/**
 * The product export of WooCommerce: a line for each product, and for each variation one that names its parent as `id:123` or
 * by SKU. A variable product's own line has the values of all its variations and no price. What else is sold there (bundles,
 * links to other shops) cannot be taken.
 */
export const wooFormat: Format = {
  name: 'woocommerce',
  columns,
  recognises: (headings) => headings.has('type') && headings.has('regularprice'),
  read(cells, currency, today) {
    const text = (field: keyof typeof columns) => cells.text(...columns[field])
    const types = (text('type') ?? 'simple').toLowerCase().split(/\s*,\s*/)
    const isVariation = types.includes('variation')
    const isVariable = types.includes('variable')
    if (types.includes('grouped') || types.includes('external')) {
      cells.fault(columns.type, 'is a kind of product this market does not know')
    }
    const sku = text('sku') ?? ''
    const attributes = attributesOf((name) => cells.text(name), cells.headings)
    const regular = cells.amount(currency, ...columns.regularPrice)
    // A sale price has its days, the first and the last of which count; outside them the shop there asks the regular price.
    const days = [cells.day(...columns.saleFrom), cells.day(...columns.saleUntil)] as const
    const isOnSale = (days[0] ?? today) <= today && today <= (days[1] ?? today)
    const written = cells.amount(currency, 'saleprice')
    const sale = isOnSale ? written : null
    // A variation may be counted with its parent, of which this market knows no stock.
    const onHand = text('onHand')?.toLowerCase() === 'parent' ? null : cells.whole(...columns.onHand)
    const unit = grams.find(([heading]) => cells.headings.has(heading))
    const pictures = picturesIn(text('pictures'))
    const named = attributes.filter(({ values }) => values.length > 0)
    const variant = given({
      sku,
      ean: eanIn(text('ean')),
      // A variation says which values it is; a simple product's attributes describe it.
      optionValues: isVariation ? named.map(({ values }) => values[0]!) : [],
      optionNames: isVariation ? named.map(({ name }) => name) : undefined,
      priceMinor: (sale || regular) ?? undefined,
      compareAtMinor: sale && regular && regular > sale ? regular : null,
      onHand: onHand == null ? stockWithoutCount(cells.text('instock')) : Math.max(onHand, 0),
      weightGrams: unit && (cells.scaled(unit[1], unit[0]) || undefined),
      pictureUrl: isVariation ? pictures?.[0]?.url : undefined,
    })
    const id = text('key') ?? ''
    const key = isVariation ? parentKey(text('parent') ?? '') : id || sku
    if (isVariation && key === '') cells.fault(columns.parent, 'is missing')
    const piece = given({
      product: isVariation ? {} : productOf(text, types, attributes),
      variant: isVariable ? null : variant,
      pictures: isVariation ? undefined : pictures,
    })
    return { key, alias: isVariation || sku === '' ? null : sku, piece }
  },
}

interface Attribute {
  name: string
  values: string[]
}

function productOf(
  text: (field: keyof typeof columns) => string | undefined,
  types: readonly string[],
  attributes: Attribute[],
): Piece['product'] {
  const published = text('state')
  const isVariable = types.includes('variable')
  const said = attributes
    .filter(({ values }) => values.length > 0)
    .map(({ name, values }) => ({ label: name.slice(0, 40), value: values.join(', ').slice(0, 200) }))
  return given({
    // Of a variable product only its variations say so; a thing is what is not said otherwise.
    kind: types.includes('downloadable') ? ('digital' as const) : undefined,
    title: text('title'),
    brand: text('brand'),
    ...descriptionIn(text('description')?.replaceAll(String.raw`\n`, '\n')),
    // The first; it may stand below others.
    category: text('category')?.split(/(?<!\\),\s*/)[0],
    tags: listIn(text('tags')),
    state: published === undefined || published === '' ? undefined : stateOf(published),
    optionNames: isVariable ? attributes.map(({ name }) => name) : [],
    attributesOfAll: isVariable ? said : undefined,
    details: isVariable ? undefined : said.slice(0, 20),
  })
}

/** 1 is published, 0 private, -1 a draft. */
function stateOf(published: string): 'live' | 'hidden' | 'draft' {
  if (published === '1') return 'live'
  return published === '0' ? 'hidden' : 'draft'
}

/** Not counted there: one is there, or none is. */
function stockWithoutCount(inStock: string | undefined): number | undefined {
  if (inStock === undefined || inStock === '') return undefined
  return inStock === '1' ? 1 : 0
}

/** The product a variation belongs to, by its id; by its SKU until the whole file is read. */
function parentKey(parent: string): string {
  const id = /^id:\s*(\d+)$/i.exec(parent)?.[1]
  if (id) return id
  return parent === '' ? '' : `sku:${parent}`
}

/** The attributes that have a name, as many as the file has columns for. */
function attributesOf(cell: (name: string) => string | undefined, headings: Headings): Attribute[] {
  const count = headings.written.filter((heading) => /^attribute \d+ name$/i.test(heading)).length
  return Array.from({ length: count }, (_, at) => at + 1).flatMap((n) => {
    const name = cell(`attribute${n}name`) ?? ''
    const values = (cell(`attribute${n}values`) ?? '')
      .split(/(?<!\\),\s*/)
      .map((value) => value.replaceAll(String.raw`\,`, ',').trim())
    return name === '' ? [] : [{ name, values: values.filter((value) => value !== '') }]
  })
}
