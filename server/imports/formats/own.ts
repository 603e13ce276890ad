import type { ProductKind } from '#shared/api/catalog.schemas.ts'
import { descriptionIn } from './description-in.ts'
import { given, listIn, picturesIn, type Format, type Piece } from './format.ts'

const columns = {
  externalId: ['externalid', 'id', 'productid'],
  kind: ['kind', 'producttype'],
  title: ['title', 'name', 'productname', 'producttitle'],
  brand: ['brand', 'vendor', 'manufacturer'],
  category: ['category', 'categories', 'categoryslug'],
  description: ['description', 'text'],
  searchTitle: ['searchtitle', 'seotitle'],
  searchDescription: ['searchdescription', 'seodescription'],
  tags: ['tags'],
  state: ['state', 'status'],
  details: ['details'],
  attributes: ['attributes'],
  sku: ['sku', 'variantsku'],
  ean: ['ean', 'gtin', 'barcode', 'upc'],
  priceMinor: ['price'],
  compareAtMinor: ['compareat', 'compareatprice', 'formerprice'],
  onHand: ['stock', 'onhand', 'quantity', 'qty', 'inventory'],
  lowStockAt: ['lowstockat', 'lowstock'],
  weightGrams: ['weightgrams', 'weight'],
  pictures: ['pictures', 'pictureurls', 'images', 'imageurls', 'image', 'imageurl', 'picture'],
  variantPicture: ['variantpicture', 'variantimage'],
} as const

/**
 * Our own file, as `GET /api/seller/products.csv` writes it: a line for each variant, those of one product by the same
 * `external_id`, and what belongs to the product on its first line.
 */
export const ownFormat: Format = {
  name: 'stoa',
  columns,
  recognises: (headings) =>
    headings.has(...columns.title) || (headings.has(...columns.externalId) && headings.has('price')),
  read(cells, currency) {
    const text = (field: keyof typeof columns) => cells.text(...columns[field])
    const state = readState(text('state'), (message) => cells.fault(columns.state, message))
    const kind = readKind(text('kind'), (message) => cells.fault(columns.kind, message))
    const names = [1, 2, 3].map((n) => cells.text(`option${n}name`) ?? '')
    const values = [1, 2, 3].map((n) => cells.text(`option${n}value`) ?? '')
    const sku = text('sku')
    const title = text('title')
    // Only the first line of a product has its title; what else is empty on the others says nothing of it.
    const isFurther = title === ''
    const product: Piece['product'] = isFurther
      ? {}
      : given({
          kind,
          title,
          brand: text('brand'),
          ...descriptionIn(text('description')),
          searchTitle: text('searchTitle'),
          searchDescription: text('searchDescription'),
          category: text('category'),
          tags: listIn(text('tags')),
          state,
          details: readPairs(text('details'))?.map(([label, value]) => ({ label, value })),
          attributes: asRecord(readPairs(text('attributes'))),
          optionNames: cells.headings.has('option1name') ? names.filter((name) => name !== '') : undefined,
        })
    const priceMinor = cells.amount(currency, ...columns.priceMinor)
    const onHand = cells.whole(...columns.onHand)
    const variant = given({
      sku,
      ean: text('ean')?.replaceAll(/[\s-]/g, ''),
      optionValues: values.filter((value) => value !== ''),
      priceMinor: priceMinor ?? undefined,
      compareAtMinor: cells.amount(currency, ...columns.compareAtMinor),
      onHand: onHand ?? undefined,
      lowStockAt: cells.whole(...columns.lowStockAt),
      weightGrams: cells.whole(...columns.weightGrams),
      pictureUrl: text('variantPicture') || undefined,
    })
    const key = text('externalId') || sku || title || ''
    return { key, alias: null, piece: given({ product, variant, pictures: picturesIn(text('pictures')) }) }
  },
}

const states = {
  live: 'live',
  active: 'live',
  published: 'live',
  draft: 'draft',
  hidden: 'hidden',
  archived: 'hidden',
} as const

const kinds = { physical: 'physical', thing: 'physical', digital: 'digital', download: 'digital' } as const

/** What a file calls the kind of a product; an empty cell says nothing of it. */
function readKind(cell: string | undefined, refuse: (message: string) => void): ProductKind | undefined {
  if (!cell) return undefined
  const word = cell.toLowerCase()
  if (word in kinds) return kinds[word as keyof typeof kinds]
  refuse('is neither physical nor digital')
  return undefined
}

/** What a file calls the state of a product; blocked and waiting ones are drafts to a file. */
export function readState(
  cell: string | undefined,
  refuse: (message: string) => void,
): 'live' | 'draft' | 'hidden' | undefined {
  if (!cell) return undefined
  const word = cell.toLowerCase()
  if (word in states) return states[word as keyof typeof states]
  if (word === 'in review' || word === 'in_review' || word === 'blocked' || word === 'unlisted') return 'draft'
  refuse('is none of live, draft, hidden')
  return undefined
}

/** `Glaze: Tin white | Height: 9 cm`, in pairs. */
function readPairs(cell: string | undefined): [string, string][] | undefined {
  return listIn(cell === undefined || cell.includes('|') ? cell : `${cell}|`)?.flatMap((pair) => {
    const at = pair.indexOf(':')
    const [label, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    return at > 0 && value !== '' ? [[label, value] as [string, string]] : []
  })
}

function asRecord(pairs: [string, string][] | undefined): Record<string, string> | undefined {
  return pairs && Object.fromEntries(pairs)
}
