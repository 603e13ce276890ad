import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailsTo } from '#test/builders/orders.ts'
import { aCustomer, anOperator, aSeller, everybodysPassword, type SignedInVisitor } from '#test/builders/people.ts'
import { anAuthenticator } from '#test/builders/second-factor.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const password = everybodysPassword
const credentials = ({ person }: SignedInVisitor, code?: string) => ({
  body: { email: person.email, password, ...(code && { code }) },
})
const stranger = () => new Visitor(market.url)

test('without a second step the password alone opens the door', async () => {
  const seller = await aSeller(market)
  expect(await seller.call('sellerGetSecondFactor')).toEqual({ isOn: false, since: null, recoveryCodesLeft: 0 })
  expect(await stranger().call('sellerSignIn', credentials(seller))).toMatchObject({ email: seller.person.email })
})

test.each([
  ['storefront', aCustomer, 'signIn'],
  ['seller', aSeller, 'sellerSignIn'],
  ['operator', anOperator, 'operatorSignIn'],
] as const)('at the door %s it takes password and code, and each code works once', async (door, somebody, signIn) => {
  const visitor = await somebody(market)
  const phone = await anAuthenticator(market, visitor, door)
  expect(await stranger().refused(signIn, credentials(visitor))).toMatchObject({
    status: 401,
    code: 'second_factor_required',
  })
  const code = phone.nextCode()
  expect(await stranger().call(signIn, credentials(visitor, code))).toMatchObject({ email: visitor.person.email })
  expect(await stranger().refused(signIn, credentials(visitor, code))).toMatchObject({ code: 'wrong_code' })
})

test('a second step set up at one door is asked for at the others', async () => {
  const seller = await aSeller(market)
  await anAuthenticator(market, seller, 'seller')
  expect(await stranger().refused('signIn', credentials(seller))).toMatchObject({ code: 'second_factor_required' })
})

test('a wrong password tells nothing about a second step', async () => {
  const seller = await aSeller(market)
  await anAuthenticator(market, seller, 'seller')
  const body = { email: seller.person.email, password: 'a wrong password', code: '123456' }
  expect(await stranger().refused('sellerSignIn', { body })).toMatchObject({ code: 'wrong_credentials' })
})

test('a lost phone is replaced by a recovery code, once', async () => {
  const seller = await aSeller(market)
  const { recoveryCodes } = await anAuthenticator(market, seller, 'seller')
  expect(recoveryCodes).toHaveLength(10)
  const [code] = recoveryCodes
  await stranger().call('sellerSignIn', credentials(seller, code!.toUpperCase().replace('-', ' ')))
  expect(await stranger().refused('sellerSignIn', credentials(seller, code))).toMatchObject({ code: 'wrong_code' })
  expect(await seller.call('sellerGetSecondFactor')).toMatchObject({ isOn: true, recoveryCodesLeft: 9 })
})

test('new recovery codes end the old ones', async () => {
  const seller = await aSeller(market)
  const phone = await anAuthenticator(market, seller, 'seller')
  const renewed = await seller.call('sellerRenewRecoveryCodes', { body: { code: phone.nextCode() } })
  const old = phone.recoveryCodes[3]
  expect(await stranger().refused('sellerSignIn', credentials(seller, old))).toMatchObject({ code: 'wrong_code' })
  await stranger().call('sellerSignIn', credentials(seller, renewed.recoveryCodes[3]))
})

test('codes cannot be guessed: after a few the door stays shut, also for the right one', async () => {
  const seller = await aSeller(market)
  const phone = await anAuthenticator(market, seller, 'seller')
  for (let guess = 0; guess < 8; guess++)
    await stranger().refused('sellerSignIn', credentials(seller, String(100_000 + guess)))
  expect(await stranger().refused('sellerSignIn', credentials(seller, phone.recoveryCodes[0]))).toMatchObject({
    status: 429,
    code: 'too_many_attempts',
  })
  market.clock.advance({ minutes: 6 })
  await stranger().call('sellerSignIn', credentials(seller, phone.recoveryCodes[0]))
})

test('guesses at the security page count as well, although each is refused', async () => {
  const seller = await aSeller(market)
  await anAuthenticator(market, seller, 'seller')
  const statuses: number[] = []
  for (let guess = 0; guess < 8; guess++) {
    const { status } = await seller.refused('sellerRenewRecoveryCodes', { body: { code: String(200_000 + guess) } })
    statuses.push(status)
  }
  expect(statuses.at(-1)).toBe(429)
})

test('only who knows the password begins, and only a code of the app completes', async () => {
  const seller = await aSeller(market)
  const wrong = { body: { password: 'a wrong password' } }
  expect(await seller.refused('sellerBeginSecondFactor', wrong)).toMatchObject({ code: 'wrong_password' })
  expect(await seller.refused('sellerConfirmSecondFactor', { body: { code: '123456' } })).toMatchObject({
    code: 'second_factor_missing',
  })
  const begun = await seller.call('sellerBeginSecondFactor', { body: { password } })
  expect(begun.url).toMatch(/^otpauth:\/\/totp\/Stoa:/)
  expect(begun.picture).toMatch(/^data:image\/png;base64,/)
  expect(await seller.refused('sellerConfirmSecondFactor', { body: { code: '123456' } })).toMatchObject({
    code: 'wrong_code',
  })
  // Begun is not on: nobody is locked out by half a set-up.
  await stranger().call('sellerSignIn', credentials(seller))
})

test('it ends with password and code, and letters tell of both', async () => {
  const seller = await aSeller(market)
  const phone = await anAuthenticator(market, seller, 'seller')
  expect(await seller.refused('sellerBeginSecondFactor', { body: { password } })).toMatchObject({
    code: 'second_factor_there',
  })
  await seller.call('sellerEndSecondFactor', { body: { password, code: phone.nextCode() } })
  await stranger().call('sellerSignIn', credentials(seller))
  await market.settle()
  const subjects = (await mailsTo(market, seller.person.email)).map(({ subject }) => subject)
  expect(subjects).toEqual(
    expect.arrayContaining(['Signing in takes two steps now', 'Signing in takes one step again']),
  )
})

test('a copy of the database alone holds neither secrets nor recovery codes', async () => {
  const seller = await aSeller(market)
  const { secret } = await seller.call('sellerBeginSecondFactor', { body: { password } })
  const { rows } = await sql<{ sealed: string }>`
    select encode(sealed_secret, 'base64') as sealed from second_factors where person_id = ${seller.person.id}`.execute(
    market.context.db,
  )
  expect(Buffer.from(rows[0]!.sealed, 'base64')).toHaveLength(12 + 16 + 20)
  expect(rows[0]!.sealed).not.toContain(secret)
})

test('a mailed link alone does not open an account with a second step', async () => {
  const customer = await aCustomer(market)
  await anAuthenticator(market, customer, 'storefront')
  const { email, name } = customer.person
  await stranger().call('sellerSignUp', { body: { name, email, password, shopName: 'Second shop' } })
  await market.settle()
  const letter = (await mailsTo(market, email)).find(({ plain }) => plain.includes('/seller/activation?token='))
  const token = /token=([\w-]+)/.exec(letter!.plain)![1]!
  const visitor = stranger()
  expect(await visitor.refused('sellerActivate', { body: { token } })).toMatchObject({
    code: 'sign_in_with_both_steps',
  })
  expect(visitor.cookies.size).toBe(0)
})
