import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCustomer, aPerson, aSeller, anOperator, everybodysPassword } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { lettersTo, mailedToken } from '#test/support/mailbox.ts'
import { Visitor } from '#test/support/visitor.ts'
import { openSession } from './sessions.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const password = 'a new long password'
const stranger = () => new Visitor(market.url)

test('who forgot the password sets a new one by the mailed link', async () => {
  const { email } = await aPerson(market)
  expect(await stranger().call('requestPasswordReset', { body: { email } })).toEqual({ sentTo: email })
  expect((await lettersTo(market, email))[0]?.plain).toContain(`${market.url}/password-reset?token=`)
  await stranger().call('resetPassword', { body: { token: await mailedToken(market, email), password } })

  await stranger().call('signIn', { body: { email, password } })
  expect(await stranger().refused('signIn', { body: { email, password: everybodysPassword } })).toMatchObject({
    code: 'wrong_credentials',
  })
})

test('a reset ends every session of the person, at every door, and a letter says so', async () => {
  const seller = await aSeller(market)
  const { id, email } = seller.person
  const asCustomer = stranger()
  asCustomer.cookies.set('token', (await openSession(market.context, 'storefront', id, {})).token)
  await asCustomer.call('getMe')
  const bystander = await aCustomer(market)

  await stranger().call('sellerRequestPasswordReset', { body: { email } })
  await stranger().call('sellerResetPassword', { body: { token: await mailedToken(market, email), password } })
  expect(await seller.refused('sellerGetMe')).toMatchObject({ code: 'sign_in_required' })
  expect(await asCustomer.refused('getMe')).toMatchObject({ code: 'sign_in_required' })
  await bystander.call('getMe')
  expect((await lettersTo(market, email))[0]?.subject).toBe('Your password was changed')
})

test('asking for an unknown address gets the same answer, and nobody gets a letter', async () => {
  const { email } = await aPerson(market)
  const known = await stranger().send('requestPasswordReset', { body: { email } })
  const unknown = await stranger().send('requestPasswordReset', { body: { email: 'nobody@example.com' } })
  expect([known.status, unknown.status]).toEqual([202, 202])
  expect(await unknown.json()).toEqual({ sentTo: 'nobody@example.com' })
  expect(await lettersTo(market, 'nobody@example.com')).toEqual([])
})

test('a reset link works once, and takes the other reset links of the person with it', async () => {
  const { email } = await aPerson(market)
  await stranger().call('requestPasswordReset', { body: { email } })
  const first = await mailedToken(market, email)
  await stranger().call('requestPasswordReset', { body: { email } })
  const second = await mailedToken(market, email)
  expect(second).not.toBe(first)
  await stranger().call('resetPassword', { body: { token: second, password } })
  for (const token of [first, second]) {
    expect(await stranger().refused('resetPassword', { body: { token, password } })).toMatchObject({
      code: 'link_invalid',
    })
  }
})

test('of two who use a reset link together, one sets the password', async () => {
  const { email } = await aPerson(market)
  await stranger().call('requestPasswordReset', { body: { email } })
  const token = await mailedToken(market, email)
  const answers = await Promise.all(
    ['one of the two', 'the other of the two'].map((password) =>
      stranger().send('resetPassword', { body: { token, password } }),
    ),
  )
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 422])
})

test('a reset link works for an hour', async () => {
  const { email } = await aPerson(market)
  await stranger().call('requestPasswordReset', { body: { email } })
  const token = await mailedToken(market, email)
  market.clock.advance({ hours: 1, seconds: 1 })
  expect(await stranger().refused('resetPassword', { body: { token, password } })).toMatchObject({
    code: 'link_invalid',
  })
})

test('a reset link is no activation link, and works at its own door only', async () => {
  const { email } = await aPerson(market)
  await stranger().call('requestPasswordReset', { body: { email } })
  const token = await mailedToken(market, email)
  expect(await stranger().refused('activate', { body: { token } })).toMatchObject({ code: 'link_invalid' })
  expect(await stranger().refused('sellerResetPassword', { body: { token, password } })).toMatchObject({
    code: 'link_invalid',
  })
})

test('who resets the password before confirming the address has confirmed it thereby', async () => {
  const email = 'unconfirmed@example.com'
  await stranger().call('signUp', { body: { name: 'Soon', email, password: 'soon forgotten' } })
  await stranger().call('requestPasswordReset', { body: { email } })
  await stranger().call('resetPassword', { body: { token: await mailedToken(market, email), password } })
  await stranger().call('signIn', { body: { email, password } })
})

test('at the door of operators only operators get a reset letter', async () => {
  const customer = await aPerson(market)
  const { person } = await anOperator(market)
  for (const { email } of [customer, person]) {
    await stranger().call('operatorRequestPasswordReset', { body: { email } })
  }
  expect(await lettersTo(market, customer.email)).toEqual([])
  expect((await lettersTo(market, person.email))[0]?.plain).toContain(`${market.url}/operator/password-reset?token=`)
})

test('a disabled person can neither ask for a reset nor use one', async () => {
  const { id, email } = await aPerson(market)
  await stranger().call('requestPasswordReset', { body: { email } })
  const token = await mailedToken(market, email)
  await market.context.db.updateTable('people').set({ disabled_at: market.clock.now() }).where('id', '=', id).execute()
  expect(await stranger().refused('resetPassword', { body: { token, password } })).toMatchObject({
    code: 'link_invalid',
  })
  await stranger().call('requestPasswordReset', { body: { email } })
  expect(await lettersTo(market, email)).toHaveLength(1)
})

test('a reset can be asked for three times an hour for one address, known or not', async () => {
  const { email } = await aPerson(market)
  for (const asked of [email, 'unknown@example.com']) {
    for (let i = 0; i < 3; i++) await stranger().call('requestPasswordReset', { body: { email: asked } })
    expect(await stranger().refused('requestPasswordReset', { body: { email: asked } })).toMatchObject({
      status: 429,
      code: 'too_many_attempts',
    })
  }
})

test('links cannot be guessed for long', async () => {
  const token = 'a guess that is long enough'
  const codes: string[] = []
  for (let i = 0; i < 61; i++) codes.push((await stranger().refused('activate', { body: { token } })).code)
  expect(codes.at(-1)).toBe('too_many_attempts')
})
