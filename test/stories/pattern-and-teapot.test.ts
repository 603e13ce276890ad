import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLedger } from '#server/ledger/index.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { aStallWithFiles, pattern } from '#test/builders/downloads.ts'
import { aPaidCheckout, balanceOf, delivery, mailsTo } from '#test/builders/orders.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

// A guest buys a pattern to download from one shop and a teapot from another, in one basket.

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

test('the pattern is there at once and its order settles by itself, the teapot waits for its parcel, and a refund closes the file', async () => {
  const knitting = await aStallWithFiles(market)
  const pottery = await anOpenStall(market, { wares: [{ title: 'Teapot', priceMinor: 45_00 }] })
  const { customer, checkout } = await aPaidCheckout(market, { stalls: [knitting.stall, pottery] })
  expect(checkout.totals.shipping.amountMinor).toBe(490)
  const [files, parcel] = [knitting.stall, pottery].map(({ shopId }) => {
    return checkout.orders.find(({ shop }) => shop.id === shopId)!
  })
  await market.settle()

  // The mail leads to the order, and whoever has it needs nothing else.
  const mail = (await mailsTo(market, delivery.email)).find(({ key }) => key === `files-ready:${files!.id}`)!
  const key = /key=([\w-]+)/.exec(mail.plain)![1]!
  const elsewhere = new Visitor(market.url)
  const ofOrder = { params: { id: files!.id }, query: { key } }
  const [download] = (await elsewhere.call('listDownloads', ofOrder)).items
  const link = await elsewhere.call('openDownload', { params: { id: download!.id }, query: { key } })
  expect(Buffer.from(await (await elsewhere.fetch(link.url)).arrayBuffer())).toEqual(pattern)

  const states = async () => (await customer.call('getCheckout', { params: { id: checkout.id } })).orders
  expect((await states()).find(({ id }) => id === files!.id)!.state).toBe('delivered')
  expect((await states()).find(({ id }) => id === parcel!.id)!.state).toBe('processing')
  // 6.00 with 23 % inside, less ten per cent of it.
  expect(await balanceOf(market, knitting.stall)).toEqual({ pending: 0, available: 540 })

  const refund = { lines: [{ lineId: files!.lines[0]!.id, quantity: 1 }], reason: 'It was for crochet' }
  await knitting.seller.call('refundShopOrder', { params: { id: files!.id }, body: refund })
  await market.settle()
  const closed = await elsewhere.fetch(link.url)
  expect([closed.status, (await closed.json()).code]).toEqual([410, 'download_closed'])
  expect((await customer.refused('openDownload', { params: { id: download!.id } })).code).toBe('download_closed')
  const again = await knitting.seller.refused('giveDownloadAgain', { params: { id: download!.id } })
  expect(again.code).toBe('download_closed')
  expect((await verifyLedger(market.context)).faults).toEqual([])

  // The teapot goes its own way, and what is left of it is what was paid.
  expect((await states()).find(({ id }) => id === parcel!.id)).toMatchObject({ state: 'processing', refunds: [] })
})
