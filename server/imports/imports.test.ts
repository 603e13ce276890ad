import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnProduct } from '#shared/api/catalog.schemas.ts'
import { dayOf } from '#server/platform/clock.ts'
import { aCategory, aProductForm, aProductOnTheShelf } from '#test/builders/catalog.ts'
import { aFileOf, anUploadedImport } from '#test/builders/imports.ts'
import { anOperator } from '#test/builders/people.ts'
import { aRunningEvent } from '#test/builders/sale-events.ts'
import { anOpenShop, type BuiltShop } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { openPictureSource } from './index.ts'

let market: TestMarket
let pictures: Server
let base: string
let asked: string[] = []

beforeAll(async () => {
  const jpeg = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#208080' } })
    .jpeg()
    .toBuffer()
  pictures = createServer((req, res) => {
    asked.push(req.url!)
    res.end(req.url!.endsWith('.jpg') ? jpeg : 'no picture')
  })
  await new Promise<void>((resolve) => pictures.listen(0, '127.0.0.1', resolve))
  const { port } = pictures.address() as AddressInfo
  base = `http://127.0.0.1:${port}`
  const alsoReach = (reached: { address: string; port: number }) =>
    reached.address === '127.0.0.1' && reached.port === port
  market = await openTestMarket({}, undefined, { pictures: openPictureSource({ alsoReach }) })
  await aCategory(market, 'kitchen')
})
afterAll(async () => {
  await market.close()
  pictures.closeAllConnections()
  pictures.close()
})

async function bring(shop: BuiltShop, text: string, body: object = {}) {
  const { id } = await anUploadedImport(shop.seller, text, 'kitchen')
  await shop.seller.call('startImport', { params: { id }, body })
  await market.settle()
  return await shop.seller.call('getImport', { params: { id } })
}

async function productsOf(shop: BuiltShop): Promise<OwnProduct[]> {
  const { items } = await shop.seller.call('listOwnProducts', { query: { limit: 100 } })
  return await Promise.all(items.map(({ id }) => shop.seller.call('getOwnProduct', { params: { id } })))
}

describe('a file that was uploaded', () => {
  test('says of every line what it will do, and does nothing yet', async () => {
    const shop = await anOpenShop(market)
    await aProductOnTheShelf(market, shop, { title: 'Old jug', externalId: 'J-1', category: 'kitchen' })
    const read = await anUploadedImport(
      shop.seller,
      'external_id,title,price,stock\nJ-1,New jug,12.00,3\nJ-2,Bowl,cheap,3\nJ-3,Cup,8.50,9\n,,,\nJ-4,,7.00,1',
      'kitchen',
    )
    expect(read).toMatchObject({
      format: 'stoa',
      state: 'ready',
      lines: { total: 4, toCreate: 1, toChange: 1, toRefuse: 2 },
    })
    const { items } = await shop.seller.call('listImportLines', { params: { id: read.id } })
    expect(items.map(({ line, act, faults }) => ({ line, act, faults }))).toEqual([
      { line: 2, act: 'change', faults: [] },
      { line: 3, act: 'refuse', faults: [{ column: 'price', message: 'is not an amount like 12.50: cheap' }] },
      { line: 4, act: 'create', faults: [] },
      { line: 6, act: 'refuse', faults: [{ column: 'title', message: 'is missing' }] },
    ])
    const faulty = await shop.seller.call('listImportLines', { params: { id: read.id }, query: { only: 'faults' } })
    expect(faulty.items.map(({ line }) => line)).toEqual([3, 6])
    expect((await productsOf(shop)).map(({ title }) => title)).toEqual(['Old jug'])
  })

  test.each([
    ['nothing', '', 'file_not_csv'],
    ['headings alone', 'title,price', 'file_not_csv'],
    ['a spreadsheet', 'PK\u0003\u0004\u0000\u0000', 'file_not_csv'],
    ['a quote that is never closed', 'title,price\n"Jug,12.00\nBowl,3.00', 'file_not_csv'],
    ['other headings', 'wer,was\nich,das', 'headings_unknown'],
  ])('is refused in words when it is %s', async (_what, text, code) => {
    const shop = await anOpenShop(market)
    expect(await shop.seller.refused('uploadImport', { form: aFileOf(text) })).toMatchObject({ status: 422, code })
  })

  test('may have semicolons, and lines of several rows count where they begin', async () => {
    const shop = await anOpenShop(market)
    const { id } = await anUploadedImport(
      shop.seller,
      'title;description;price\r\nJug;"two\r\nrows";1,50\r\nCup;one;dear',
      'kitchen',
    )
    const { items } = await shop.seller.call('listImportLines', { params: { id } })
    expect(items.map(({ line, act }) => [line, act])).toEqual([
      [2, 'create'],
      [4, 'refuse'],
    ])
  })
})

test('a file as Excel saves it in Western Europe, or as Unicode text, keeps its letters', async () => {
  const shop = await anOpenShop(market)
  const text = 'title;price;brand\r\nKrügel „groß“;1,50 €;Häfner\r\n'
  const western: Record<string, number> = { '€': 0x80, '„': 0x84, '“': 0x93 }
  const windows = Uint8Array.from(text, (letter) => western[letter] ?? letter.codePointAt(0)!)
  for (const file of [windows, new Uint8Array(Buffer.from(`\ufeff${text.replaceAll(';', '\t')}`, 'utf16le'))]) {
    const { id } = await anUploadedImport(shop.seller, file, 'kitchen')
    const { items } = await shop.seller.call('listImportLines', { params: { id } })
    expect(items).toMatchObject([{ line: 2, title: 'Krügel „groß“', act: 'create', faults: [] }])
  }
})

describe('an import that was started', () => {
  test('puts good lines on the shelf and reports the bad ones, and the same file again doubles nothing', async () => {
    const shop = await anOpenShop(market)
    const file = `external_id,title,price,stock,sku,pictures,option1_name,option1_value
M-1,Imported mug,24.00,5,MUG-S,${base}/one.jpg ${base}/text.txt,Size,Small
M-1,,28.00,5,MUG-L,,,Large
M-1,,28.00,5,MUG-X,,,Large
M-2,Imported bowl,x,1,BOWL,,,`
    const done = await bring(shop, file)
    expect(done).toMatchObject({
      state: 'done',
      lines: { total: 4, created: 2, refused: 2, withFaults: 3 },
      products: { total: 2, done: 2 },
    })
    const [mug] = await productsOf(shop)
    expect(mug).toMatchObject({
      title: 'Imported mug',
      externalId: 'M-1',
      state: 'live',
      options: [{ name: 'Size', values: ['Small', 'Large'] }],
    })
    expect(mug!.variants.map(({ sku, onHand }) => [sku, onHand])).toEqual([
      ['MUG-S', 5],
      ['MUG-L', 5],
    ])
    expect(mug!.pictures).toHaveLength(1)
    const { items: faulty } = await shop.seller.call('listImportLines', {
      params: { id: done.id },
      query: { only: 'faults' },
    })
    expect(faulty.map(({ line, faults }) => [line, faults[0]!.column])).toEqual([
      [2, 'pictures'],
      [4, 'sku'],
      [5, 'price'],
    ])

    const found = await new Visitor(market.url).call('listProducts', { query: { q: 'imported mug' } })
    expect(found.items.map(({ id, externalId }) => [id, externalId])).toEqual([[mug!.id, 'M-1']])

    asked = []
    const again = await bring(shop, file.replace('24.00', '22.00'))
    expect(again).toMatchObject({ lines: { created: 0, changed: 2 } })
    const after = await productsOf(shop)
    expect(after).toHaveLength(1)
    expect(after[0]!.variants.map(({ id }) => id)).toEqual(mug!.variants.map(({ id }) => id))
    expect(after[0]!.variants[0]!.price.amountMinor).toBe(2_200)
    expect(asked).not.toContain('/one.jpg')
  })

  test('changes what the file speaks of and leaves the rest', async () => {
    const shop = await anOpenShop(market)
    const product = await aProductOnTheShelf(market, shop, {
      title: 'Carafe',
      description: 'Blown.',
      variants: [{ sku: 'CARAFE' }],
    })
    await bring(shop, 'sku,price,title\nCARAFE,31.00,Carafe')
    const after = await shop.seller.call('getOwnProduct', { params: { id: product.id } })
    expect(after).toMatchObject({
      description: 'Blown.',
      state: 'live',
      externalId: 'CARAFE',
      categoryId: product.categoryId,
    })
    expect(after.variants).toMatchObject([{ onHand: 10, price: { amountMinor: 3_100 } }])
  })

  test('takes no unit that is promised to a customer', async () => {
    const shop = await anOpenShop(market)
    const product = await aProductOnTheShelf(market, shop, { title: 'Last one', variants: [{ sku: 'LAST' }] })
    await market.context.db.updateTable('variants').set({ reserved: 4 }).where('product_id', '=', product.id).execute()
    const done = await bring(shop, 'sku,title,price,stock\nLAST,Last one,20.00,3')
    expect(done.lines).toMatchObject({ changed: 0, refused: 1 })
    const { items } = await shop.seller.call('listImportLines', { params: { id: done.id } })
    expect(items[0]!.faults).toEqual([{ column: 'stock', message: '4 units are promised to customers' }])
  })

  test('refuses a blocked word at its line and column, in the plan already, and takes the good lines', async () => {
    const shop = await anOpenShop(market)
    const operator = await anOperator(market)
    await aProductOnTheShelf(market, shop, {
      title: 'Rascal jug',
      description: '',
      externalId: 'W-0',
      category: 'kitchen',
    })
    await operator.call('keepBlockedWords', { body: { words: ['rascal'] } })
    const file = `external_id,title,price,stock,sku,description,option1_name,option1_value
W-0,Rascal jug,28.00,10,,,,
W-1,A RÁSCAL mug,24.00,5,W-1,,,
W-2,Honest bowl,12.00,5,W-2,Made with care,,
W-3,Fair cup,9.00,5,W-3S,<p>For every <b>rascal</b></p>,Size,Small
W-3,Fair cup,9.50,5,W-3L,,Size,Large`
    const { id } = await anUploadedImport(shop.seller, file, 'kitchen')
    const linesOf = async () => (await shop.seller.call('listImportLines', { params: { id } })).items
    const planned = await linesOf()
    expect(planned.map(({ act }) => act)).toEqual(['change', 'refuse', 'create', 'refuse', 'refuse'])
    const faults = planned.flatMap(({ line, faults }) => faults.map(({ column, message }) => [line, column, message]))
    const message = 'holds a word that is not wanted here: rascal'
    expect(faults).toEqual([
      [3, 'title', message],
      [5, 'description', message],
    ])
    await shop.seller.call('startImport', { params: { id }, body: {} })
    await market.settle()
    expect((await linesOf()).map(({ outcome }) => outcome)).toEqual([
      'changed',
      'refused',
      'created',
      'refused',
      'refused',
    ])
    expect((await productsOf(shop)).map(({ title }) => title).toSorted()).toEqual(['Honest bowl', 'Rascal jug'])
    await operator.call('keepBlockedWords', { body: { words: [] } })
  })

  test('can leave new products as drafts, and can be stopped', async () => {
    const shop = await anOpenShop(market)
    await bring(shop, 'title,price\nDraft jug,12.00', { asDrafts: true })
    expect(await productsOf(shop)).toMatchObject([{ state: 'draft' }])
    const { id } = await anUploadedImport(shop.seller, 'title,price\nOther jug,12.00', 'kitchen')
    expect(await shop.seller.call('cancelImport', { params: { id } })).toMatchObject({ state: 'cancelled' })
    expect(await shop.seller.refused('startImport', { params: { id }, body: {} })).toMatchObject({
      code: 'wrong_state',
    })
  })
})

test('what is exported can be imported again and changes nothing', async () => {
  const shop = await anOpenShop(market)
  await bring(
    shop,
    `title,price,compare_at_price,stock,sku,pictures,details,tags,state\n"Jug, large",12.50,15.00,4,JUG,${base}/jug.jpg,Glaze: Oat | Height: 9 cm,new,live`,
  )
  await aProductOnTheShelf(market, shop, { title: '-10 % without a number' })
  const descriptionHtml = '<p>Knit <strong>two</strong></p><ul><li>Scarf</li></ul>'
  const form = await aProductForm(market, shop, { title: 'Patterns', kind: 'digital', variants: [{ lowStockAt: 3 }] })
  await shop.seller.call('createProduct', { body: { ...form, descriptionHtml } })
  const before = await productsOf(shop)
  const file = await (await shop.seller.send('exportProducts')).text()
  expect(file.split('\n')[0]).toMatch(/^external_id,kind,title,brand,category/)
  const again = await bring(shop, file)
  expect(again.lines).toMatchObject({ created: 0, changed: 3, refused: 0 })
  const elsewhere = await anOpenShop(market)
  await bring(elsewhere, file)
  expect((await productsOf(elsewhere)).find(({ title }) => title === 'Patterns')).toMatchObject({
    kind: 'digital',
    descriptionHtml,
    state: 'draft',
    variants: [{ lowStockAt: 3 }],
  })
  const after = await productsOf(shop)
  const ordered = (products: OwnProduct[]) => products.toSorted((a, b) => a.id.localeCompare(b.id))
  expect(ordered(after)).toEqual(ordered(before))
})

test('the feed for Google tells every variant on the shelf, and of a shop only its own', async () => {
  const shop = await anOpenShop(market, { name: 'Feed & Sons' })
  const product = await aProductOnTheShelf(market, shop, {
    title: 'Jug <large>',
    variants: [{ sku: 'F-1', compareAtMinor: 3_500 }],
  })
  const other = await anOpenShop(market)
  const offered = await aProductOnTheShelf(market, other, { title: 'Bowl' })
  await aRunningEvent(market, other.seller, offered, { priceMinor: 1_999 })
  const visitor = new Visitor(market.url)
  const feed = await visitor.fetch(`/feeds/google/${shop.slug}.xml`)
  expect(feed.headers.get('content-type')).toContain('application/xml')
  const text = await feed.text()
  expect(text.match(/<item>/g)).toHaveLength(1)
  for (const part of [
    `<g:id>${product.variantId}</g:id>`,
    '<title>Jug &lt;large&gt;</title>',
    '<g:price>35.00 EUR</g:price>',
    '<g:sale_price>28.00 EUR</g:sale_price>',
    '<g:availability>in_stock</g:availability>',
    `<link>${market.url}/products/${product.slug}</link>`,
  ])
    expect(text).toContain(part)
  const whole = await (await visitor.fetch('/feeds/google.xml')).text()
  for (const each of [product, offered]) expect(whole).toContain(each.variantId)
  // What an event asks is what the page asks, and Google compares them.
  expect(whole).toMatch(/<g:sale_price>19\.99 EUR<\/g:sale_price>\n<g:sale_price_effective_date>[^<]+\/[^<]+</)
  expect((await visitor.fetch('/feeds/google/nobody.xml')).status).toBe(404)
})

test('a shop that is away has nothing in the feed for Google, and all of it again when it is back', async () => {
  const shop = await anOpenShop(market, { name: 'Away & Sons' })
  const product = await aProductOnTheShelf(market, shop)
  const today = dayOf(market.clock.now())
  const isInFeed = async () =>
    (await (await new Visitor(market.url).fetch('/feeds/google.xml')).text()).includes(product.variantId)
  await shop.seller.call('setHoliday', { body: { holiday: { from: today, until: today } } })
  expect(await isInFeed()).toBe(false)
  await shop.seller.call('setHoliday', { body: { holiday: null } })
  expect(await isInFeed()).toBe(true)
})
