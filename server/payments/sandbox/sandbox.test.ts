import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { aCheckoutToPay, pays } from '#test/builders/payments.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { brandOf, hasExpired, hasRightCheckDigit } from './card-number.ts'
import { scenarioOf, testCards } from './scenarios.ts'

let market: TestMarket
let anybody: Visitor

beforeAll(async () => {
  market = await openTestMarket()
  anybody = new Visitor(market.url)
})
afterAll(() => market.close())

const card = (number: string, more: object = {}) => ({
  body: { number, expiryMonth: 12, expiryYear: 2099, securityCode: '123', ...more },
})

test('every card of the table has a right check digit, a token and a scenario of its own', () => {
  for (const { number, scenario } of testCards) {
    expect(hasRightCheckDigit(number), number).toBe(true)
    expect(scenarioOf(number), number).toBe(scenario)
  }
  expect(new Set(testCards.map(({ token }) => token)).size).toBe(testCards.length)
})

test('the page about sandbox cards shows the very table the bank goes by', () => {
  const page = readFileSync(new URL('../../../docs/sandbox-cards.md', import.meta.url), 'utf8').replaceAll(/ +/g, ' ')
  for (const { number, token, happens } of testCards) {
    const spaced = number.replaceAll(/(\d{4})(?=\d)/g, '$1 ')
    expect(page).toContain(`| ${spaced} | \`${token}\` | ${happens} |`)
  }
})

test('a wrong check digit is noticed, as a typing error makes one', () => {
  expect(hasRightCheckDigit('4242424242424241')).toBe(false)
  expect(hasRightCheckDigit('4224242424242424')).toBe(false)
  expect(hasRightCheckDigit('378282246310005')).toBe(true)
})

test('the first digits tell the network', () => {
  expect(['4242', '5555', '2223', '3782', '6011', '9999'].map(brandOf)).toEqual([
    'visa',
    'mastercard',
    'mastercard',
    'amex',
    'discover',
    'card',
  ])
})

test('a card is good to the last moment of its month', () => {
  const june = { expiryMonth: 6, expiryYear: 2027 }
  expect(hasExpired(june, new Date('2027-06-30T23:59:59Z'))).toBe(false)
  expect(hasExpired(june, new Date('2027-07-01T00:00:00Z'))).toBe(true)
})

test('a card becomes a token that pays as the card would', async () => {
  const { token, brand, last4 } = await anybody.call('createSandboxToken', card('5555 5555 5555 4444'))
  expect({ brand, last4 }).toEqual({ brand: 'mastercard', last4: '4444' })
  const payment = await pays(market, await aCheckoutToPay(market), { token })
  expect(payment).toMatchObject({ state: 'captured', card: { brand: 'mastercard', last4: '4444' } })
})

test('every card of the table is treated alike by its number and by its token', async () => {
  // The one that hangs is told elsewhere: it takes its time.
  for (const { number, token, scenario } of testCards.filter((one) => one.scenario !== 'hang')) {
    const made = await anybody.call('createSandboxToken', card(number))
    const byNumber = await pays(market, await aCheckoutToPay(market), { token: made.token })
    const byToken = await pays(market, await aCheckoutToPay(market), { token })
    expect([scenario, byNumber.state, byNumber.card]).toEqual([scenario, byToken.state, byToken.card])
  }
})

test('the number of a card is kept nowhere', async () => {
  await anybody.call('createSandboxToken', card('4000000000000077'))
  const { rows } = await sql`select * from sandbox.tokens`.execute(market.context.db)
  expect(JSON.stringify(rows)).not.toContain('40000000000')
})

test('a mistyped number and an expired card are refused at their field', async () => {
  expect(await anybody.refused('createSandboxToken', card('4242424242424241'))).toMatchObject({
    status: 422,
    code: 'card_number_invalid',
    errors: [{ path: 'body.number' }],
  })
  expect(await anybody.refused('createSandboxToken', card('4242424242424242', { expiryYear: 2020 }))).toMatchObject({
    code: 'card_expired',
    errors: [{ path: 'body.expiryMonth' }],
  })
  expect(await anybody.refused('createSandboxToken', card('4242', { securityCode: 'abc' }))).toMatchObject({
    code: 'validation_failed',
  })
})

test('a card expires by the market’s clock', async () => {
  const now = market.clock.now()
  const thisMonth = { expiryMonth: now.getUTCMonth() + 1, expiryYear: now.getUTCFullYear() }
  await anybody.call('createSandboxToken', card('4242424242424242', thisMonth))
  market.clock.advance({ days: 32 })
  expect(await anybody.refused('createSandboxToken', card('4242424242424242', thisMonth))).toMatchObject({
    code: 'card_expired',
  })
})

test('a challenge that nobody waits for is not found', async () => {
  const params = { id: `pi_${newId()}` }
  expect(await anybody.refused('getSandboxChallenge', { params })).toMatchObject({
    status: 404,
    code: 'challenge_not_found',
  })
  expect(await anybody.refused('answerSandboxChallenge', { params, body: { outcome: 'approve' } })).toMatchObject({
    code: 'challenge_not_found',
  })
})

test('a webhook the market does not take is sent again later, and at last no more', async () => {
  const { config } = market.context
  const { publicUrl, port } = config
  const away = { publicUrl: 'http://127.0.0.1:9', port: 9 }
  const checkout = await aCheckoutToPay(market)
  await pays(market, checkout, { token: 'tok_slow' })
  market.clock.advance({ seconds: 9 })
  Object.assign(config, away)
  await market.settle()
  const left = async () => {
    const { rows } = await sql<{ left: number }>`
      select count(*) as left from sandbox.events where deliveries_left > 0`.execute(market.context.db)
    return rows[0]!.left
  }
  expect(await left()).toBeGreaterThan(0)
  Object.assign(config, { publicUrl, port })
  market.clock.advance({ seconds: 60 })
  await market.settle()
  expect(await left()).toBe(0)

  Object.assign(config, away)
  await pays(market, await aCheckoutToPay(market), { token: 'tok_success' })
  for (let turn = 0; turn < 10; turn++) {
    await market.settle()
    market.clock.advance({ minutes: 30 })
  }
  Object.assign(config, { publicUrl, port })
  expect(await left()).toBe(0)
})
