import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { keepOwnCertificate } from '#server/contracts/index.ts'
import { commonNameOf } from '#server/contracts/seal/certificate.ts'
import { aTemplate, linkMailedTo, signs } from '#test/builders/contracts.ts'
import { anOrderReadyToHandOver, delivery } from '#test/builders/orders.ts'
import { anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { startServerProcess, type ServerProcess } from '#test/support/server-process.ts'

const secret = newId()
let market: TestMarket
let running: ServerProcess[] = []

beforeAll(async () => {
  market = await openTestMarket({ SECRET: secret })
})
afterEach(async () => {
  await Promise.all(running.map((each) => each.stop()))
  running = []
})
afterAll(() => market.close())

/** Whom the certificates of this market name. */
async function certificates(): Promise<string[]> {
  const rows = await market.context.db.selectFrom('seal_certificates').select(['chain']).execute()
  return rows.map(({ chain }) => commonNameOf(chain[0]!))
}

async function theMarketIsCalled(name: string): Promise<void> {
  const operator = await anOperator(market)
  await operator.call('changeSettings', { body: { name } })
}

async function somethingIsSealed(): Promise<void> {
  await aTemplate(market, { signers: ['customer'] })
  await anOrderReadyToHandOver(market)
  await signs(market, await linkMailedTo(market, delivery.email))
  await market.settle()
  expect(await market.context.db.selectFrom('contract_files').select('contract_id').execute()).toHaveLength(1)
}

test('where a P12 of the operator’s seals, none is made', async () => {
  const config = { ...market.context.config, sealP12: { file: 'seal.p12', password: '' } }
  await keepOwnCertificate({ ...market.context, config })
  expect(await certificates()).toEqual([])
})

test('the first start makes the certificate before anything is sealed, and two workers make one', async () => {
  const start = () => startServerProcess(market.databaseUrl, secret, ['worker'])
  running = await Promise.all([start(), start()])
  await expect.poll(certificates, { timeout: 30_000 }).toEqual(['Stoa contract seal'])
}, 60_000)

test('a market that gets its name afterwards seals with a certificate in that name, which stays from then on', async () => {
  await theMarketIsCalled('Agora')
  await somethingIsSealed()
  expect(await certificates()).toEqual(['Agora contract seal'])
  await theMarketIsCalled('Bazaar')
  await keepOwnCertificate(market.context)
  expect(await certificates()).toEqual(['Agora contract seal'])
})
