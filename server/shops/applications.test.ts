import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Application } from '#shared/api/applications.schemas.ts'
import { anOperator, aSeller } from '#test/builders/people.ts'
import { aShopThatApplied } from '#test/builders/shops.ts'
import { drawnPicture } from '#test/support/drawn-picture.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import type { Visitor } from '#test/support/visitor.ts'

const terms = 'Send within two days. Answer within one.'
const nothing = { asksAddress: false, asksTaxNumber: false, documents: [], terms: '' }
const everything = { asksAddress: true, asksTaxNumber: true, documents: [{ name: 'Proof of address' }], terms }
const legal = {
  legalName: 'Tidewater Lda',
  line1: 'Rua do Cais 4',
  postalCode: '4000-100',
  city: 'Porto',
  country: 'PT',
}

let market: TestMarket
let operator: Visitor

beforeAll(async () => {
  market = await openTestMarket()
  operator = await anOperator(market)
})
afterAll(() => market.close())
beforeEach(() => operator.call('setApplicationChecklist', { body: nothing }))

function fileOf(bytes: string | Buffer, name: string): FormData {
  const form = new FormData()
  form.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name))
  return form
}

/** Fills in all that is asked, with one PDF for each document. */
async function fillIn(seller: Visitor): Promise<Application> {
  await seller.call('setShopLegalDetails', { body: { ...legal, taxNumber: '501 964 843' } })
  const { documents } = await seller.call('getOwnApplication')
  for (const { id } of documents) {
    await seller.call('uploadApplicationFile', { params: { id }, form: fileOf('%PDF-1.7 a bill', 'bill.pdf') })
  }
  return await seller.call('getOwnApplication')
}

async function handedIn({ asks = everything } = {}) {
  await operator.call('setApplicationChecklist', { body: asks })
  const shop = await aShopThatApplied(market)
  const { documents } = await fillIn(shop.seller)
  await shop.seller.call('handInApplication', { body: { acceptedTerms: terms } })
  return { shop, documents }
}

async function lettersTo({ person }: { person: { email: string } }): Promise<string[]> {
  await market.settle()
  const { db } = market.context
  const mails = await db.selectFrom('mails').select('subject').where('recipient', '=', person.email).execute()
  return mails.map(({ subject }) => subject)
}

test('where the market asks for nothing, a shop waits for an operator as soon as it applies', async () => {
  const shop = await aShopThatApplied(market)
  expect(await shop.seller.call('getOwnApplication')).toMatchObject({ state: 'applied', canChange: false })
  await operator.call('approveShop', { params: { id: shop.id } })
})

test('a shop is let in only once everything that is asked for is handed in', async () => {
  await operator.call('setApplicationChecklist', { body: everything })
  const shop = await aShopThatApplied(market)
  const { shopsToApprove } = await operator.call('getMarketOverview')
  const early = await shop.seller.refused('handInApplication', { body: { acceptedTerms: terms } })
  expect(early).toMatchObject({
    status: 409,
    code: 'application_incomplete',
    missing: ['the address', 'the tax number', 'Proof of address'],
  })
  const params = { id: shop.id }
  expect(await operator.refused('approveShop', { params })).toMatchObject({ code: 'application_incomplete' })
  expect(await shop.seller.call('getOwnShop')).toMatchObject({ state: 'applied' })

  await fillIn(shop.seller)
  expect(await shop.seller.refused('handInApplication', { body: {} })).toMatchObject({ code: 'terms_not_accepted' })
  const done = await shop.seller.call('handInApplication', { body: { acceptedTerms: terms } })
  expect(done).toMatchObject({ canChange: false, terms: { isGiven: true, text: terms } })
  expect((await operator.call('getMarketOverview')).shopsToApprove).toBe(shopsToApprove + 1)
  expect(await operator.call('getApplication', { params })).toMatchObject({
    shop: { id: shop.id, owner: { name: 'Inês Duarte' } },
    address: { isGiven: true, legalName: 'Tidewater Lda' },
    documents: [{ name: 'Proof of address', files: [{ name: 'bill.pdf', contentType: 'application/pdf', bytes: 15 }] }],
  })
  await operator.call('approveShop', { params })
})

test('operator and shop are told by mail: handed in, given back, handed in again, let in', async () => {
  await market.settle()
  const colleague = await anOperator(market)
  const { shop } = await handedIn()
  const params = { id: shop.id }
  const reason = 'The bill is older than three months.'
  const given = await operator.call('askShopForChanges', { params, body: { reason } })
  expect(given).toMatchObject({ state: 'changes_requested', canChange: true, reason })
  expect(await shop.seller.call('getOwnApplication')).toMatchObject({ canChange: true, reason })
  expect(await operator.refused('approveShop', { params })).toMatchObject({ code: 'wrong_state' })
  await market.settle()

  await shop.seller.call('handInApplication', { body: { acceptedTerms: terms } })
  await market.settle()
  await operator.call('approveShop', { params })
  const { history } = await operator.call('getApplication', { params })
  expect(history.map(({ to, reason: why }) => [to, why])).toEqual([
    ['approved', ''],
    ['applied', ''],
    ['changes_requested', reason],
    ['applied', ''],
  ])
  expect(history[1]).toMatchObject({ by: 'Inês Duarte' })
  expect(await lettersTo(shop.seller)).toEqual([
    'Tidewater Studio: please change your application',
    'Tidewater Studio is open',
  ])
  expect(await lettersTo(colleague)).toEqual([
    'Tidewater Studio wants to be let in',
    'Tidewater Studio has changed its application',
  ])
})

test('a declined shop reads why, stays out, and is asked nothing more', async () => {
  const { shop, documents } = await handedIn()
  const params = { id: shop.id }
  await operator.call('declineShop', { params, body: { reason: 'We have no place for weapons.' } })
  expect(await shop.seller.call('getOwnApplication')).toMatchObject({
    state: 'declined',
    canChange: false,
    reason: 'We have no place for weapons.',
  })
  const upload = { params: { id: documents[0]!.id }, form: fileOf('%PDF-1.7', 'b.pdf') }
  expect(await shop.seller.refused('uploadApplicationFile', upload)).toMatchObject({ code: 'document_not_asked' })
  expect(await operator.refused('approveShop', { params })).toMatchObject({ code: 'wrong_state', state: 'declined' })
  expect(await lettersTo(shop.seller)).toContain('Tidewater Studio is not let in')
})

test('nothing of an application changes under the eyes of the operator', async () => {
  const { shop, documents } = await handedIn()
  const [file] = documents[0]!.files
  const params = { id: file!.id }
  expect(await shop.seller.refused('removeApplicationFile', { params })).toMatchObject({
    code: 'application_handed_in',
  })
  expect(await shop.seller.refused('handInApplication', { body: { acceptedTerms: terms } })).toMatchObject({
    code: 'application_handed_in',
  })
  await operator.call('askShopForChanges', { params: { id: shop.id }, body: { reason: 'A newer bill, please.' } })
  await shop.seller.call('removeApplicationFile', { params })
  const again = await shop.seller.refused('handInApplication', { body: { acceptedTerms: terms } })
  expect(again).toMatchObject({ missing: ['Proof of address'] })
})

test('terms that change after they were read are to be read again', async () => {
  await operator.call('setApplicationChecklist', { body: { ...nothing, terms } })
  const shop = await aShopThatApplied(market)
  await operator.call('setApplicationChecklist', { body: { ...nothing, terms: `${terms} And be kind.` } })
  const body = { acceptedTerms: terms }
  expect(await shop.seller.refused('handInApplication', { body })).toMatchObject({
    status: 422,
    code: 'terms_not_accepted',
  })
  await shop.seller.call('handInApplication', { body: { acceptedTerms: `${terms} And be kind.` } })
})

test('papers are a PDF or a picture, whatever they are called, and a picture says nothing of who took it', async () => {
  await operator.call('setApplicationChecklist', { body: everything })
  const { seller } = await aShopThatApplied(market)
  const { documents } = await seller.call('getOwnApplication')
  const params = { id: documents[0]!.id }
  const bad = fileOf('<svg onload="alert(1)"/>', 'bill.pdf')
  expect(await seller.refused('uploadApplicationFile', { params, form: bad })).toMatchObject({
    status: 415,
    code: 'file_format',
  })
  const { buffer } = await drawnPicture('bill', '#31606b')
  const { documents: given } = await seller.call('uploadApplicationFile', {
    params,
    form: fileOf(Buffer.from(buffer), '../../my bill.exe'),
  })
  const file = given[0]!.files[0]!
  expect(file).toMatchObject({ name: 'my bill.jpg', contentType: 'image/jpeg' })
  const answer = await operator.send('getApplicationFile', { params: { id: file.id } })
  expect(answer.headers.get('content-type')).toBe('image/jpeg')
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  expect((await answer.arrayBuffer()).byteLength).toBe(file.bytes)
})

test('papers are for the shop and operators: not for another shop, not for its staff', async () => {
  const { shop, documents } = await handedIn()
  const params = { id: documents[0]!.files[0]!.id }
  expect((await shop.seller.send('getOwnApplicationFile', { params })).status).toBe(200)
  const staff = await aSeller(market, { shop, role: 'staff' })
  expect(await staff.refused('getOwnApplicationFile', { params })).toMatchObject({ status: 403 })
  expect(await (await aSeller(market)).refused('getOwnApplicationFile', { params })).toMatchObject({ status: 404 })
})

test('a document that is no longer asked for stays to be seen where it was handed in', async () => {
  const { shop } = await handedIn()
  await operator.call('setApplicationChecklist', { body: { ...nothing, documents: [{ name: 'Insurance' }] } })
  const params = { id: shop.id }
  const seen = await operator.call('getApplication', { params })
  expect(seen.documents.map(({ name, isAsked }) => [name, isAsked])).toEqual([['Proof of address', false]])
  const { documents } = await operator.call('askShopForChanges', { params, body: { reason: 'You need insurance.' } })
  expect(documents.map(({ name, isAsked, isGiven }) => [name, isAsked, isGiven])).toEqual([
    ['Proof of address', false, true],
    ['Insurance', true, false],
  ])
  const { documents: kept } = await operator.call('getApplicationChecklist')
  const renamed = { ...nothing, documents: [{ id: kept[0]!.id, name: 'Insurance policy' }] }
  expect((await operator.call('setApplicationChecklist', { body: renamed })).documents).toEqual([
    { id: kept[0]!.id, name: 'Insurance policy', description: '' },
  ])
  const twice = { ...nothing, documents: [renamed.documents[0]!, renamed.documents[0]!] }
  expect(await operator.refused('setApplicationChecklist', { body: twice })).toMatchObject({
    code: 'document_not_found',
  })
})
