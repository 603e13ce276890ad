import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { actingAs } from '#server/platform/context.ts'
import { aProductForm } from '#test/builders/catalog.ts'
import { shelfOf } from '#test/builders/carts.ts'
import { aStallWithFiles, formOf, pattern, uploads } from '#test/builders/downloads.ts'
import { aPaidCheckout, aPlacedCheckout, balanceOf, delivery, mailsTo, sellerOf } from '#test/builders/orders.ts'
import { aCustomer } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { forgetUnbought } from './forget-unbought.ts'
import { handOutFiles } from './hand-out-files.ts'
import { addFile } from './keep-file.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

/** A guest has bought the pattern, and its file is given. */
async function aBoughtPattern() {
  const offered = await aStallWithFiles(market)
  const { customer, checkout } = await aPaidCheckout(market, { stalls: [offered.stall] })
  await market.settle()
  const order = checkout.orders[0]!
  const { items } = await customer.call('listDownloads', { params: { id: order.id } })
  return { ...offered, customer, checkout, order, download: items[0]! }
}

const fetchFile = async (customer: Visitor, download: { id: string }) => {
  const { url } = await customer.call('openDownload', { params: { id: download.id } })
  return await customer.fetch(url)
}

test('what was bought is downloaded under its own name, and no browser shows or keeps it', async () => {
  const { customer, order, download, seller } = await aBoughtPattern()
  expect(download).toMatchObject({ name: 'Fisherman’s scarf.pdf', fetched: 0, most: 10, state: 'open' })
  const response = await fetchFile(customer, download)
  expect(Buffer.from(await response.arrayBuffer())).toEqual(pattern)
  const header = (name: string) => response.headers.get(name)
  expect(header('content-disposition')).toContain(`filename*=UTF-8''Fisherman%E2%80%99s%20scarf.pdf`)
  expect(header('content-disposition')).toMatch(/^attachment/)
  expect(header('cache-control')).toBe('private, no-store')
  expect(header('x-content-type-options')).toBe('nosniff')
  expect(header('content-length')).toBe(String(pattern.length))
  const seen = await seller.call('listShopDownloads', { params: { id: order.id } })
  expect(seen.items).toMatchObject([{ fetched: 1, fetchedAt: [expect.any(String)] }])
})

test('a file of several pieces arrives whole', async () => {
  const { stall, seller } = await aStallWithFiles(market)
  const long = randomBytes(2_500_000)
  await uploads(seller, stall.wares[0]!.productId, { name: 'long.zip', bytes: long })
  const { customer, checkout } = await aPaidCheckout(market, { stalls: [stall] })
  await market.settle()
  const { items } = await customer.call('listDownloads', { params: { id: checkout.orders[0]!.id } })
  const response = await fetchFile(
    customer,
    items.find(({ name }) => name === 'long.zip')!,
  )
  expect(long.equals(Buffer.from(await response.arrayBuffer()))).toBe(true)
})

test('a link is worth nothing after a quarter of an hour, nor with a letter changed in it', async () => {
  const { customer, download } = await aBoughtPattern()
  const { url } = await customer.call('openDownload', { params: { id: download.id } })
  const name = url.split('/').at(-1)!
  const [id, , link, mac] = name.split('.')
  const stretched = await new Visitor(market.url).fetch(`/api/download-links/${id}.zzzzzz.${link}.${mac}`)
  expect([stretched.status, (await stretched.json()).code]).toEqual([404, 'download_not_found'])
  market.clock.advance({ minutes: 14 })
  expect((await new Visitor(market.url).fetch(url)).status).toBe(200)
  market.clock.advance({ minutes: 2 })
  const over = await customer.fetch(url)
  expect([over.status, (await over.json()).code]).toEqual([410, 'link_over'])
})

test('before it is paid there is nothing to download, and a stranger never finds anything', async () => {
  const { stall } = await aStallWithFiles(market)
  const { customer, checkout } = await aPlacedCheckout(market, { stalls: [stall] })
  await market.settle()
  const unpaid = await customer.call('listDownloads', { params: { id: checkout.orders[0]!.id } })
  expect(unpaid).toEqual({ items: [], isAwaited: false })
  const { download, order } = await aBoughtPattern()
  for (const stranger of [new Visitor(market.url), await aCustomer(market)]) {
    const refused = await stranger.refused('openDownload', { params: { id: download.id } })
    expect(refused.code).toBe('download_not_found')
    expect((await stranger.refused('listDownloads', { params: { id: order.id } })).code).toBe('order_not_found')
  }
})

test('the eleventh download is refused until the shop gives it again, and looking is not downloading', async () => {
  const { customer, download, seller } = await aBoughtPattern()
  const { url } = await customer.call('openDownload', { params: { id: download.id } })
  expect((await customer.fetch(url, { method: 'HEAD' })).status).toBe(200)
  for (let turn = 0; turn < 10; turn++) await (await fetchFile(customer, download)).arrayBuffer()
  const eleventh = await customer.fetch(url)
  expect([eleventh.status, (await eleventh.json()).code]).toEqual([409, 'download_used_up'])
  const given = await seller.call('giveDownloadAgain', { params: { id: download.id } })
  expect(given).toMatchObject({ state: 'open', fetched: 10, most: 20 })
  expect((await customer.fetch(url)).status).toBe(200)
})

test('a link counts once, however often a browser asks for it, also when it was the last', async () => {
  const { customer, download, order } = await aBoughtPattern()
  for (let turn = 0; turn < 9; turn++) await (await fetchFile(customer, download)).arrayBuffer()
  const { url } = await customer.call('openDownload', { params: { id: download.id } })
  const asked = await Promise.all([customer.fetch(url), customer.fetch(url), customer.fetch(url)])
  for (const response of asked) expect(Buffer.from(await response.arrayBuffer())).toEqual(pattern)
  const { items } = await customer.call('listDownloads', { params: { id: order.id } })
  expect(items).toMatchObject([{ fetched: 10, state: 'used_up' }])
})

test('of those who fetch the last of the downloads at once, one gets it', async () => {
  const { customer, download } = await aBoughtPattern()
  const links = await Promise.all(
    Array.from({ length: 12 }, () => customer.call('openDownload', { params: { id: download.id } })),
  )
  const answers = await Promise.all(links.map(({ url }) => customer.fetch(url)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(2)
})

test('after thirty days it is over, and the shop can give it for thirty more', async () => {
  const { customer, download, stall } = await aBoughtPattern()
  market.clock.advance({ days: 30 })
  expect((await customer.refused('openDownload', { params: { id: download.id } })).code).toBe('download_over')
  const seller = await sellerOf(market, stall)
  await seller.call('giveDownloadAgain', { params: { id: download.id } })
  market.clock.advance({ days: 29 })
  expect((await fetchFile(customer, download)).status).toBe(200)
})

test('a newer file takes the place of the one that was bought; a file taken out stays with who bought it', async () => {
  const { customer, download, seller, file, stall, order } = await aBoughtPattern()
  const { productId } = stall.wares[0]!
  const newer = Buffer.from('%PDF-1.7 knit two')
  const replaced = await seller.call('replaceProductFile', { params: { id: file.id }, form: formOf('v2.pdf', newer) })
  expect(replaced).toMatchObject({ id: file.id, name: 'v2.pdf', version: 2, buyers: 1 })
  expect(Buffer.from(await (await fetchFile(customer, download)).arrayBuffer())).toEqual(newer)
  expect((await seller.refused('removeProductFile', { params: { id: file.id } })).code).toBe('last_file')
  await uploads(seller, productId, { name: 'other.pdf' })
  await seller.call('removeProductFile', { params: { id: file.id } })
  const { items } = await seller.call('listProductFiles', { params: { id: productId } })
  expect(items.map(({ name }) => name)).toEqual(['other.pdf'])
  expect((await fetchFile(customer, download)).status).toBe(200)
  expect((await customer.call('listDownloads', { params: { id: order.id } })).items).toHaveLength(1)

  // What nobody bought leaves no bytes behind once it is taken out, or its product is removed.
  const { id: fileId } = await uploads(seller, productId, { name: 'mistake.pdf' })
  await seller.call('removeProductFile', { params: { id: fileId } })
  const form = await aProductForm(market, { id: stall.shopId }, { kind: 'digital' })
  const draft = await seller.call('createProduct', { body: form })
  const { id: ofDraft } = await uploads(seller, draft.id, { name: 'draft.pdf' })
  await seller.call('removeProduct', { params: { id: draft.id } })
  await forgetUnbought(market.context)
  const { db } = market.context
  const { rows } = await sql<{ id: string }>`select distinct file_id as id from product_file_pieces`.execute(db)
  const left = rows.map(({ id }) => id)
  expect(left).toContain(file.id)
  expect(left).not.toContain(fileId)
  expect(left).not.toContain(ofDraft)
})

const aDraftForDownload = async () => {
  const { stall, seller } = await aStallWithFiles(market)
  const body = await aProductForm(market, { id: stall.shopId }, { kind: 'digital' })
  const { id: productId } = await seller.call('createProduct', { body })
  return { seller, productId }
}

test('a copy of a product for download has its files as they are now, and each goes its own way from then on', async () => {
  const { seller, productId } = await aDraftForDownload()
  const file = await uploads(seller, productId)
  const long = randomBytes(2_500_000)
  await seller.call('replaceProductFile', { params: { id: file.id }, form: formOf('v2.zip', long) })
  const mistake = await uploads(seller, productId, { name: 'mistake.pdf' })
  await uploads(seller, productId, { name: 'second.pdf' })
  await seller.call('removeProductFile', { params: { id: mistake.id } })
  const copy = await seller.call('duplicateProduct', { params: { id: productId } })
  expect(copy.kind).toBe('digital')
  const filesOf = async (id: string) => (await seller.call('listProductFiles', { params: { id } })).items
  const copied = await filesOf(copy.id)
  expect(copied).toMatchObject([
    { name: 'v2.zip', bytes: long.length, version: 1, buyers: 0 },
    { name: 'second.pdf', version: 1 },
  ])
  const { rows } = await sql<{ bytes: Buffer }>`
    select string_agg(bytes, '' order by position) as bytes from product_file_pieces where file_id = ${copied[0]!.id}`.execute(
    market.context.db,
  )
  expect(long.equals(rows[0]!.bytes)).toBe(true)

  await seller.call('replaceProductFile', { params: { id: file.id }, form: formOf('v3.zip', pattern) })
  await seller.call('removeProductFile', { params: { id: copied[1]!.id } })
  expect((await filesOf(copy.id)).map(({ name }) => name)).toEqual(['v2.zip'])
  expect((await filesOf(productId)).map(({ name }) => name)).toEqual(['v3.zip', 'second.pdf'])
})

test('copying files is no way around the limit of uploads, and a copy that is refused leaves nothing', async () => {
  const { seller, productId } = await aDraftForDownload()
  for (let count = 0; count < 19; count++) await uploads(seller, productId, { name: `${count}.pdf` })
  for (let turn = 0; turn < 2; turn++) await seller.call('duplicateProduct', { params: { id: productId } })
  const count = async () => (await seller.call('listOwnProducts', { query: { limit: 100 } })).items.length
  const before = await count()
  expect((await seller.refused('duplicateProduct', { params: { id: productId } })).code).toBe('too_many_attempts')
  expect(await count()).toBe(before)
})

test('a shop keeps the files of its own digital products alone, and none that is empty or too large', async () => {
  const { stall, seller, file } = await aStallWithFiles(market)
  const [digital, sent] = stall.wares
  const other = await aStallWithFiles(market)
  const toOthers = { params: { id: digital!.productId }, form: formOf('a.pdf', pattern) }
  expect((await other.seller.refused('uploadProductFile', toOthers)).code).toBe('product_not_found')
  const over = { params: { id: file.id }, form: formOf('a.pdf', pattern) }
  expect((await other.seller.refused('replaceProductFile', over)).code).toBe('file_not_found')
  const toThing = { params: { id: sent!.productId }, form: formOf('a.pdf', pattern) }
  expect((await seller.refused('uploadProductFile', toThing)).code).toBe('product_not_digital')
  const empty = { params: { id: digital!.productId }, form: formOf('a.pdf', new Uint8Array()) }
  expect((await seller.refused('uploadProductFile', empty)).code).toBe('file_empty')
  const huge = join(mkdtempSync(join(tmpdir(), 'stoa-huge-')), 'huge.zip')
  writeFileSync(huge, '')
  truncateSync(huge, 50 * 1_048_576 + 1)
  const staff = actingAs(market.context, {
    kind: 'seller',
    personId: seller.person.id,
    sessionId: newId(),
    shop: { id: stall.shopId, role: 'staff' },
  })
  const upload = addFile(staff, digital!.productId, { name: 'huge.zip', path: huge })
  await expect(upload).rejects.toMatchObject({ status: 413, code: 'file_too_large' })
  rmSync(huge)
})

test('files come without a parcel: nothing to choose, nothing to pay for sending, and no cash at the door', async () => {
  const { stall } = await aStallWithFiles(market, { acceptsCash: true })
  const { customer, checkout } = await aPlacedCheckout(market, { stalls: [stall] })
  expect(checkout.totals).toMatchObject({ shipping: { amountMinor: 0 }, total: { amountMinor: 600 } })
  expect(checkout.orders[0]).toMatchObject({
    isDigital: true,
    shippingMethod: 'Download',
    lines: [{ isDigital: true }],
  })
  const cash = { params: { id: checkout.id }, body: { method: 'cash_on_delivery' } }
  expect(await customer.refused('startPayment', cash)).toMatchObject({
    code: 'cash_not_possible',
    title: expect.stringContaining('Files are downloaded at once'),
  })
})

test('of a basket with both, what is sent is sent for its own weight and worth, and the files are there at once', async () => {
  const { stall, seller } = await aStallWithFiles(market)
  const [digital, mug] = stall.wares
  // With the pattern the basket is worth 58.00, and sending would be free over 50.00: but not for 28.00 of mugs.
  const wanted = [{ ware: digital!, quantity: 5 }, { ware: mug! }]
  const { customer, checkout } = await aPaidCheckout(market, { stalls: [stall], wanted })
  expect(checkout.totals.shipping.amountMinor).toBe(490)
  await market.settle()
  const id = checkout.orders[0]!.id
  expect((await customer.call('listDownloads', { params: { id } })).items).toMatchObject([{ state: 'open' }])
  const order = await seller.call('getShopOrder', { params: { id } })
  expect(order).toMatchObject({ state: 'processing', isDigital: false, canHandOver: true })
})

test('an order of files settles by itself, once, however often it is told', async () => {
  const { stall, order, seller } = await aBoughtPattern()
  await handOutFiles(market.context, order.id)
  await market.settle()
  const now = await seller.call('getShopOrder', { params: { id: order.id } })
  expect(now.state).toBe('delivered')
  expect(now.timeline.filter(({ name }) => name === 'handed_over' || name === 'delivered')).toMatchObject([
    { by: 'system' },
    { by: 'system' },
  ])
  expect(await shelfOf(market, stall.wares[0]!)).toEqual({ onHand: 49, reserved: 0, sold: 1 })
  expect((await balanceOf(market, stall)).available).toBeGreaterThan(0)
  const about = (await mailsTo(market, delivery.email)).filter(({ subject }) => subject.includes(order.number))
  expect(about.map(({ subject }) => subject).sort()).toEqual([
    `Your files of order ${order.number} are ready`,
    `Your order ${order.number} is confirmed`,
  ])
  expect(about.find(({ key }) => key === `files-ready:${order.id}`)!.plain).toContain(`/orders/${order.id}?key=`)
})

test('files are not sent back, and a product on the shelf stays what it is', async () => {
  const { customer, order, seller, stall } = await aBoughtPattern()
  const back = { lines: [{ lineId: order.lines[0]!.id, quantity: 1, reason: 'changed_mind' }] }
  expect((await customer.refused('requestReturn', { params: { id: order.id }, body: back })).code).toBe(
    'return_line_unknown',
  )
  const { id, version, title, categoryId, options, variants } = await seller.call('getOwnProduct', {
    params: { id: stall.wares[1]!.productId },
  })
  const body = {
    version,
    title,
    categoryId,
    options,
    kind: 'digital',
    pictures: [],
    variants: variants.map(({ id: variantId, onHand, price }) => ({
      id: variantId,
      optionValues: [],
      onHand,
      priceMinor: price.amountMinor,
    })),
  }
  expect((await seller.refused('changeProduct', { params: { id }, body })).code).toBe('kind_fixed')
})

test('a draft for download does not come on the shelf without a file, and needs no way to send', async () => {
  const { stall } = await aStallWithFiles(market)
  const seller = await sellerOf(market, stall)
  await market.context.db.deleteFrom('shipping_methods').where('shop_id', '=', stall.shopId).execute()
  const { categoryId } = await seller.call('getOwnProduct', { params: { id: stall.wares[0]!.productId } })
  const body = {
    kind: 'digital',
    title: 'Hat pattern',
    categoryId,
    variants: [{ optionValues: [], priceMinor: 500, onHand: 9 }],
  }
  const draft = await seller.call('createProduct', { body })
  const refused = await seller.refused('publishProduct', { params: { id: draft.id } })
  expect(refused.errors?.map(({ code }) => code)).toEqual(['picture_missing', 'files_missing'])
})
