import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PdfSheet } from '#server/platform/pdf/pdf-sheet.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { aTemplate } from '#test/builders/contracts.ts'
import { anOrderReadyToHandOver, sellerOf } from '#test/builders/orders.ts'
import { anOperator } from '#test/builders/people.ts'
import { DocumensoStandIn, documensoKeys } from '#test/support/documenso-stand-in.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { signingServiceConforms } from './conformance.ts'
import { documenso } from './documenso.ts'

const standIn = new DocumensoStandIn()
let market: TestMarket

beforeAll(async () => {
  const apiBase = await standIn.open()
  market = await openTestMarket({ ...documensoKeys, DOCUMENSO_API_BASE: apiBase })
})
afterAll(async () => {
  await market.close()
  await standIn.close()
})

describe('Documenso, before its stand-in', () => {
  signingServiceConforms(
    () => ({
      service: documenso(market.context.config.documenso!),
      sign: (id, email) => standIn.sign(id, email),
      reject: (id, email) => standIn.reject(id, email),
      mailsAbout: (id) => standIn.get(id).mails,
      webhook: (id) => standIn.webhook(id),
    }),
    async () => {
      const sheet = new PdfSheet({ title: 'An agreement', language: 'en', createdAt: new Date(0) })
      sheet.put(sheet.root, 'P', () => void sheet.write('Words.', 48, 48))
      return await sheet.end()
    },
  )
})

describe('a contract that is signed at the service', () => {
  test('is sent there, followed by its webhooks, and kept as the service signed it, also when answers are lost', async () => {
    const operator = await anOperator(market)
    await aTemplate(market, { signers: ['customer', 'shop'] })
    const stall = await anOpenStall(market)
    const owner = await sellerOf(market, stall)
    // Each of these is done at the service and never answered.
    standIn.lose(/^POST .*\/send$/)
    standIn.lose(/^GET .*\/download$/)
    const { order } = await anOrderReadyToHandOver(market, { stalls: [stall] })
    await market.settle()
    market.clock.advance({ minutes: 16 })
    await market.settle()
    const { id, envelope_id: envelopeId } = await market.context.db
      .selectFrom('contracts')
      .select(['id', 'envelope_id'])
      .where('order_id', '=', order.id)
      .executeTakeFirstOrThrow()
    expect(standIn.get(envelopeId!)).toMatchObject({ status: 'PENDING', mails: 1, externalId: id })
    expect(standIn.get(envelopeId!).fields.map(({ pageNumber }) => pageNumber)).toEqual([2, 2])

    standIn.sign(envelopeId!, 'ana@example.com')
    await told(envelopeId!)
    expect(await operator.call('getContract', { params: { id } })).toMatchObject({ state: 'partly_signed' })
    standIn.sign(envelopeId!, owner.person.email)
    await told(envelopeId!)
    market.clock.advance({ minutes: 16 })
    await market.settle()
    expect(await operator.call('getContract', { params: { id } })).toMatchObject({
      state: 'sealed',
      parties: [{ signedAt: expect.any(String) }, { signedAt: expect.any(String) }],
    })
    const file = await operator.send('getContractFile', { params: { id } })
    expect(Buffer.from(await file.arrayBuffer()).equals(standIn.get(envelopeId!).file!)).toBe(true)
  })

  test('is declined by who rejects it there, and who signed before has signed', async () => {
    const operator = await anOperator(market)
    const stall = await anOpenStall(market)
    const owner = await sellerOf(market, stall)
    const { order } = await anOrderReadyToHandOver(market, { stalls: [stall] })
    await market.settle()
    const { db } = market.context
    const { id, envelope_id: envelopeId } = await db
      .selectFrom('contracts')
      .select(['id', 'envelope_id'])
      .where('order_id', '=', order.id)
      .executeTakeFirstOrThrow()
    standIn.sign(envelopeId!, 'ana@example.com')
    // The market hears of both at once.
    standIn.reject(envelopeId!, owner.person.email)
    await told(envelopeId!)
    expect(await operator.call('getContract', { params: { id } })).toMatchObject({
      state: 'declined',
      reason: 'Declined at the service',
      parties: [
        { role: 'customer', signedAt: expect.any(String), declinedAt: null },
        { role: 'shop', signedAt: null, declinedAt: expect.any(String) },
      ],
    })
    const events = await db
      .selectFrom('contract_events as e')
      .innerJoin('contract_parties as p', 'p.id', 'e.party_id')
      .select(['e.kind', 'p.role'])
      .where('e.contract_id', '=', id)
      .where('e.kind', 'in', ['signed', 'declined'])
      .orderBy('e.position')
      .execute()
    expect(events).toEqual([
      { kind: 'signed', role: 'customer' },
      { kind: 'declined', role: 'shop' },
    ])
  })

  test('is taken back there when it is taken back here', async () => {
    const operator = await anOperator(market)
    const { order } = await anOrderReadyToHandOver(market, { stalls: [await aStallWithOwner()] })
    await market.settle()
    const row = await market.context.db
      .selectFrom('contracts')
      .select(['id', 'envelope_id'])
      .where('order_id', '=', order.id)
      .executeTakeFirstOrThrow()
    expect(standIn.get(row.envelope_id!).status).toBe('PENDING')
    await operator.call('voidContract', { params: { id: row.id }, body: { reason: 'Agreed otherwise.' } })
    await market.settle()
    expect(() => standIn.get(row.envelope_id!)).toThrow()
  })
})

async function aStallWithOwner() {
  const stall = await anOpenStall(market)
  await sellerOf(market, stall)
  return stall
}

/** The service tells, twice, and the market looks. */
async function told(envelopeId: string): Promise<void> {
  const { body, headers } = standIn.webhook(envelopeId)
  for (let times = 0; times < 2; times++) {
    const visitor = new Visitor(market.url)
    const answer = await visitor.fetch('/api/webhooks/documenso', {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
    })
    expect(answer.status).toBe(200)
  }
  await market.settle()
}
