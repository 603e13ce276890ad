import { expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import type { AttributeRule } from '#server/catalog/index.ts'
import { assembleProduct } from '../assemble-product.ts'
import { Cells, findFormat, Headings } from './index.ts'
import { plainNumber } from './cells.ts'

function read(headings: string, ...lines: string[][]) {
  const names = new Headings(headings.split(','))
  const format = findFormat(names)!
  return lines.map((line) => {
    const cells = new Cells(names, line)
    const row = format.read(cells, 'EUR', '2026-11-29')
    return Object.assign(row, { format: format.name, faults: cells.faults })
  })
}

const shopify =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Alt Text,Status'

test('a Shopify export is read: the product on its first line, then variants, then pictures', () => {
  const [first, second, picture] = read(
    shopify,
    [
      'tee',
      'Linen tee',
      '<p>Soft.</p><ul><li>Cool</li></ul>',
      'Nord',
      'Shirts',
      'linen, summer',
      'TRUE',
      'Size',
      'S',
      'T-S',
      '180',
      '4',
      '29.00',
      '35.00',
      "'4006381333931",
      'https://x.example/1.jpg',
      'Front',
      'active',
    ],
    ['tee', '', '', '', '', '', '', '', 'M', 'T-M', '190', '-2', '29.00', '29.00', 'no-code', '', '', ''],
    ['tee', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'https://x.example/2.jpg', 'Back', ''],
  )
  expect(first).toMatchObject({
    format: 'shopify',
    key: 'tee',
    faults: [],
    piece: {
      product: {
        title: 'Linen tee',
        brand: 'Nord',
        category: 'Shirts',
        tags: ['linen', 'summer'],
        state: 'live',
        optionNames: ['Size'],
      },
      variant: {
        sku: 'T-S',
        ean: '4006381333931',
        optionValues: ['S'],
        priceMinor: 2_900,
        compareAtMinor: 3_500,
        onHand: 4,
        weightGrams: 180,
      },
      pictures: [{ url: 'https://x.example/1.jpg', alt: 'Front' }],
    },
  })
  expect(first!.piece.product.description).toBe('Soft.\n• Cool')
  expect(second!.piece).toMatchObject({
    product: {},
    variant: { optionValues: ['M'], compareAtMinor: null, onHand: 0, ean: '' },
  })
  expect(picture!.piece).toMatchObject({ variant: null, pictures: [{ alt: 'Back' }] })
})

test('a Shopify product without options has one variant', () => {
  const [only] = read('Handle,Title,Option1 Name,Option1 Value,Variant Price', [
    'jug',
    'Jug',
    'Title',
    'Default Title',
    '18.00',
  ])
  expect(only!.piece).toMatchObject({ product: { optionNames: [] }, variant: { optionValues: [], priceMinor: 1_800 } })
})

const woo =
  'ID,Type,SKU,Name,Published,Description,In stock?,Stock,Weight (kg),Sale price,Regular price,Categories,Tags,Images,Parent,Attribute 1 name,Attribute 1 value(s)'

test('a WooCommerce export is read: a variable product, and variations that name it by id or by SKU', () => {
  const [simple, variable, byId, bySku, bundle] = read(
    woo,
    [
      '7',
      'simple',
      'JUG',
      'Jug',
      '1',
      String.raw`Holds\na litre`,
      '1',
      '',
      '0.75',
      '15',
      '18',
      'Home > Kitchen, Sale',
      'new',
      'https://x.example/a.jpg, https://x.example/b.jpg',
      '',
      'Glaze',
      'Oat',
    ],
    ['8', 'variable', 'TEE', 'Tee', '-1', '', '1', '', '', '', '', 'Shirts', '', '', '', 'Size', 'S, M'],
    ['9', 'variation', 'TEE-S', 'Tee - S', '1', '', '1', '3', '', '', '29', '', '', '', 'id:8', 'Size', 'S'],
    ['10', 'variation', 'TEE-M', 'Tee - M', '1', '', '0', '', '', '', '29', '', '', '', 'TEE', 'Size', 'M'],
    ['11', 'grouped', '', 'Set', '1', '', '1', '', '', '', '', '', '', '', '', '', ''],
  )
  expect(simple).toMatchObject({
    format: 'woocommerce',
    key: '7',
    alias: 'JUG',
    piece: {
      product: {
        state: 'live',
        category: 'Home > Kitchen',
        description: 'Holds\na litre',
        details: [{ label: 'Glaze', value: 'Oat' }],
      },
      variant: { priceMinor: 1_500, compareAtMinor: 1_800, onHand: 1, weightGrams: 750 },
      pictures: [{ url: 'https://x.example/a.jpg' }, { url: 'https://x.example/b.jpg' }],
    },
  })
  expect(variable).toMatchObject({
    key: '8',
    alias: 'TEE',
    piece: { product: { state: 'draft', optionNames: ['Size'] }, variant: null },
  })
  expect(byId).toMatchObject({ key: '8', piece: { product: {}, variant: { optionValues: ['S'], onHand: 3 } } })
  expect(bySku).toMatchObject({ key: 'sku:TEE', piece: { variant: { onHand: 0 } } })
  expect(bundle!.faults).toEqual([{ column: 'Type', message: 'is a kind of product this market does not know' }])
})

test('a WooCommerce sale price counts on its days, the first and the last too, and no other', () => {
  const heading = 'ID,Type,Name,Date sale price starts,Date sale price ends,Sale price,Regular price'
  const days = [
    ['', ''],
    ['2026-11-29', '2026-11-29'],
    ['2026-11-29 00:00:00', ''],
    ['', '2026-11-29 23:59:59'],
    ['', '2026-11-28'],
    ['2026-11-30', ''],
    ['2020-01-01', '2020-01-31'],
  ]
  const lines = read(
    heading,
    ...days.map(([from, until], at) => [String(at), 'simple', 'Lamp', from!, until!, '10', '30']),
  )
  expect(lines.map(({ piece }) => [piece.variant!.priceMinor, piece.variant!.compareAtMinor])).toEqual([
    ...Array.from({ length: 4 }, () => [1_000, 3_000]),
    ...Array.from({ length: 3 }, () => [3_000, null]),
  ])
  const [odd] = read(heading, ['9', 'simple', 'Lamp', 'soon', '', '10', '30'])
  expect(odd!.faults).toEqual([{ column: 'Date sale price starts', message: 'is not a day like 2026-11-29: soon' }])
})

test('of a WooCommerce export, what tells no variations apart describes the product, and stock kept with the parent is no fault', () => {
  const lines = read(
    'ID,Type,SKU,Name,In stock?,Stock,Regular price,Parent,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s),Attribute 3 name,Attribute 3 value(s),Attribute 4 name,Attribute 4 value(s)',
    [
      '8',
      'variable',
      'TEE',
      'Tee',
      '1',
      '9',
      '',
      '',
      'Material',
      'Linen',
      'Colour',
      'Red, Blue',
      'Size',
      'S, M',
      'Care',
      'Cold',
    ],
    ['9', 'variation', 'TEE-S', 'Tee - S', '1', 'parent', '29', 'id:8', 'Size', 'S', 'Colour', 'Red', '', '', '', ''],
    ['12', 'simple, downloadable, virtual', 'PDF', 'Pattern', '1', '', '9', '', '', '', '', '', '', '', '', ''],
  )
  expect(lines.flatMap(({ faults }) => faults)).toEqual([])
  const kitchen = { id: newId(), slug: 'kitchen', name: 'Kitchen', rules: [] }
  const categories = { find: () => null, get: () => null, fallback: kitchen }
  const rows = lines.map(({ piece, faults }, at) => ({ line: at + 2, piece, faults }))
  const tee = assembleProduct(rows.slice(0, 2), {
    key: '8',
    existing: null,
    categories,
    columns: {},
    refuseUnwanted: () => {},
  })
  expect(tee.input).toMatchObject({
    options: [
      { name: 'Colour', values: ['Red'] },
      { name: 'Size', values: ['S'] },
    ],
    details: [
      { label: 'Material', value: 'Linen' },
      { label: 'Care', value: 'Cold' },
    ],
    variants: [{ optionValues: ['Red', 'S'], onHand: 1 }],
  })
  const pattern = assembleProduct(rows.slice(2), {
    key: '12',
    existing: null,
    categories,
    columns: {},
    refuseUnwanted: () => {},
  })
  expect(pattern.input).toMatchObject({ kind: 'digital', title: 'Pattern' })
})

test('what a category does not ask for, and tags beyond six, are left out with a word, so that the product still comes', () => {
  const [line] = read('title,price,attributes,tags', ['Jug', '9', 'glaze: Oat | wheels: 4', 'a,b,c,d,e,f,g'])
  const rules: AttributeRule[] = [{ slug: 'glaze', kind: 'text', choices: [] }]
  const kitchen = { id: newId(), slug: 'kitchen', name: 'Kitchen', rules }
  const categories = { find: () => null, get: () => null, fallback: kitchen }
  const around = { key: 'Jug', existing: null, categories, columns: {}, refuseUnwanted: () => {} }
  const { input, refused, faults } = assembleProduct([{ line: 2, piece: line!.piece, faults: [] }], around)
  expect(input).toMatchObject({ attributes: { glaze: 'Oat' }, tags: ['a', 'b', 'c', 'd', 'e', 'f'] })
  expect(refused.size).toBe(0)
  expect(faults.get(2)).toEqual([
    { column: 'attributes', message: 'wheels is nothing Kitchen asks for, and is left out' },
    { column: 'tags', message: 'are 7; 6 are kept: at most 6, of 30 letters each' },
  ])
})

test('our own file may be written by hand: other words for headings, amounts as people write them', () => {
  const [line] = read('ID,Name,Price,Qty,Image URL', ['A-1', 'Jug', '€ 1.299,00', '3', 'https://x.example/a.jpg'])
  expect(line).toMatchObject({
    format: 'stoa',
    key: 'A-1',
    piece: {
      product: { title: 'Jug' },
      variant: { priceMinor: 129_900, onHand: 3 },
      pictures: [{ url: 'https://x.example/a.jpg' }],
    },
  })
})

test('what cannot be read names its column as the file writes it', () => {
  const [line] = read('Title,Price,Stock', ['Jug', 'cheap', '2.5', 'more'])
  expect(line!.faults).toEqual([
    { column: 'column 4', message: 'stands under no heading' },
    { column: 'Price', message: 'is not an amount like 12.50: cheap' },
    { column: 'Stock', message: 'is not a whole number: 2.5' },
  ])
})

test.each([
  ['12', '12'],
  ['12.5', '12.5'],
  ['1,299.00', '1299.00'],
  ['1.299,00 €', '1299.00'],
  ['1.234.567', '1234567'],
  ['19.9900', '19.99'],
])('the amount %s is %s', (written, plain) => {
  expect(plainNumber(written)).toBe(plain)
})
