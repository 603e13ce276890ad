import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectFacts, on } from '#server/platform/facts.ts'
import { aPerson, aSeller, anOperator, everybodysPassword } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import type { CustomerSignedIn } from './facts.ts'
import { cartCookie } from './index.ts'
import { signIn } from './sign-in.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const password = everybodysPassword
const stranger = () => new Visitor(market.url)

test('a customer signs in and is known', async () => {
  const person = await aPerson(market, { name: 'Ada' })
  const ada = stranger()
  const me = await ada.call('signIn', { body: { email: person.email.toUpperCase(), password } })
  expect(me).toEqual({ ...person, avatar: null })
  expect(await ada.call('getMe')).toEqual(me)
})

test('the cookie cannot be read by scripts, and is not sent along from other sites', async () => {
  const { email } = await aPerson(market)
  const answer = await stranger().send('signIn', { body: { email, password } })
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^token=/)
  expect(cookie).toContain('HttpOnly')
  expect(cookie).toContain('SameSite=Lax')
  expect(answer.headers.get('cache-control')).toContain('no-store')
})

test('a wrong password and an unknown address are refused alike', async () => {
  const { email } = await aPerson(market)
  const wrong = await stranger().refused('signIn', { body: { email, password: 'wrong' } })
  const unknown = await stranger().refused('signIn', { body: { email: 'nobody@example.com', password: 'wrong' } })
  expect(wrong).toMatchObject({ status: 401, code: 'wrong_credentials' })
  expect({ ...unknown, requestId: '' }).toEqual({ ...wrong, requestId: '' })
})

test('who has not confirmed the address hears so only after the right password', async () => {
  const email = 'unconfirmed@example.com'
  await stranger().call('signUp', { body: { name: 'Soon', email, password } })
  expect(await stranger().refused('signIn', { body: { email, password: 'wrong' } })).toMatchObject({
    code: 'wrong_credentials',
  })
  expect(await stranger().refused('signIn', { body: { email, password } })).toMatchObject({
    status: 403,
    code: 'not_activated',
  })
})

test('a seller sees the shop and the role', async () => {
  const { person, shop } = await aSeller(market, { shopName: 'Clay & Kiln', role: 'manager', shopState: 'applied' })
  const seller = stranger()
  const me = await seller.call('sellerSignIn', { body: { email: person.email, password } })
  expect(me.shop).toEqual({ ...shop, logo: null, state: 'applied', role: 'manager' })
  expect(await seller.call('sellerGetMe')).toEqual(me)
})

test('a person without a shop comes in at the door of sellers and has none', async () => {
  const { email } = await aPerson(market)
  expect(await stranger().call('sellerSignIn', { body: { email, password } })).toMatchObject({ shop: null })
})

test('who works in two shops is in the one they joined first', async () => {
  const first = await aSeller(market, { shopName: 'First' })
  market.clock.advance({ minutes: 1 })
  const second = await aSeller(market, { shopName: 'Second' })
  const joined = { shop_id: second.shop.id, person_id: first.person.id, role: 'staff', created_at: market.clock.now() }
  await market.context.db.insertInto('shop_members').values(joined).execute()
  expect(await first.call('sellerGetMe')).toMatchObject({ shop: { name: 'First', role: 'owner' } })
})

test('only operators come in at the door of operators, and others hear so only after the right password', async () => {
  const { person } = await anOperator(market)
  const { email } = await aPerson(market)
  expect(await stranger().call('operatorSignIn', { body: { email: person.email, password } })).toMatchObject(person)
  expect(await stranger().refused('operatorSignIn', { body: { email, password: 'wrong' } })).toMatchObject({
    code: 'wrong_credentials',
  })
  expect(await stranger().refused('operatorSignIn', { body: { email, password } })).toMatchObject({
    status: 403,
    code: 'no_place_at_this_door',
  })
})

test('a disabled person does not come in', async () => {
  const { id, email } = await aPerson(market)
  await market.context.db.updateTable('people').set({ disabled_at: market.clock.now() }).where('id', '=', id).execute()
  expect(await stranger().refused('signIn', { body: { email, password: 'wrong' } })).toMatchObject({
    code: 'wrong_credentials',
  })
  expect(await stranger().refused('signIn', { body: { email, password } })).toMatchObject({
    code: 'no_place_at_this_door',
  })
})

test('ten tries in five minutes are enough for one address, known or not; then it waits', async () => {
  const { email } = await aPerson(market)
  for (const tried of [email, 'unknown@example.com']) {
    for (let i = 0; i < 10; i++) await stranger().refused('signIn', { body: { email: tried, password: 'guess' } })
    expect(await stranger().refused('signIn', { body: { email: tried, password: 'guess' } })).toMatchObject({
      status: 429,
      code: 'too_many_attempts',
    })
  }
  expect(await stranger().refused('sellerSignIn', { body: { email, password } })).toMatchObject({
    code: 'too_many_attempts',
  })
  market.clock.advance({ minutes: 5 })
  await stranger().call('signIn', { body: { email, password } })
})

test('the right password may be typed as often as one likes, and nobody else is kept out by it', async () => {
  market.clock.advance({ minutes: 5 })
  const { email } = await aPerson(market)
  for (let i = 0; i < 12; i++) await stranger().call('signIn', { body: { email, password } })
  for (let i = 0; i < 10; i++) await stranger().refused('signIn', { body: { email, password: 'guess' } })
  expect(await stranger().refused('signIn', { body: { email, password } })).toMatchObject({ code: 'too_many_attempts' })
})

test('one network cannot try many addresses', async () => {
  market.clock.advance({ minutes: 5 })
  const { context } = market
  const arrival = { address: '203.0.113.7', userAgent: undefined, token: undefined }
  const tries = Array.from({ length: 121 }, (_, i) =>
    signIn(context, 'storefront', { email: `person-${i}@example.org`, password: 'guess' }, arrival).catch(
      (error: { code: string }) => error.code,
    ),
  )
  const codes = await Promise.all(tries)
  expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(120)
  expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(1)
})

test("a guest's cart comes along, and its cookie goes", async () => {
  const { id, email } = await aPerson(market)
  const brought: CustomerSignedIn[] = []
  const { facts } = connectFacts([
    on('customer.signed-in', 'at once', 'take note', async (_tx, fact) => void brought.push(fact)),
  ])
  const cartToken = createHash('sha256').update('a cart').digest('base64url')
  const context = { ...market.context, facts, actor: { kind: 'guest', cartToken } as const }
  const arrival = { address: undefined, userAgent: undefined, token: undefined }
  await signIn(context, 'storefront', { email, password }, arrival)
  await signIn(context, 'seller', { email, password }, arrival)
  expect(brought).toEqual([{ personId: id, cartToken }])

  const visitor = stranger()
  visitor.cookies.set(cartCookie, cartToken)
  await visitor.call('signIn', { body: { email, password } })
  expect([...visitor.cookies.keys()]).toEqual(['token'])
})

test('signing in again ends the session that was there', async () => {
  const { email } = await aPerson(market)
  const visitor = stranger()
  await visitor.call('signIn', { body: { email, password } })
  const before = new Visitor(market.url)
  before.cookies.set('token', visitor.cookies.get('token')!)
  await visitor.call('signIn', { body: { email, password } })
  expect(await before.refused('getMe')).toMatchObject({ code: 'sign_in_required' })
  await visitor.call('getMe')
})

test('a page of another site cannot sign anybody in', async () => {
  const { email } = await aPerson(market)
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  expect(await stranger().refused('signIn', { body: { email, password }, headers })).toMatchObject({
    status: 403,
    code: 'cross_site',
  })
})

test('a browser that was not seen before is told of, once, and the first of all is no news', async () => {
  const { email } = await aPerson(market)
  const comeInWith = async (browser: string) => {
    const headers = { 'user-agent': browser }
    await new Visitor(market.url).call('signIn', { body: { email, password: everybodysPassword }, headers })
  }
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  const newerFirefox = firefox.replaceAll('140.0', '151.0')
  const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Safari/604.1'
  for (const browser of [firefox, newerFirefox, safari, safari]) await comeInWith(browser)
  const letters = await market.context.db
    .selectFrom('mails')
    .select(['subject', 'plain'])
    .where('recipient', '=', email)
    .execute()
  expect(letters.map(({ subject }) => subject)).toEqual(['A new sign-in with Safari on iPhone'])
  expect(letters[0]!.plain).toContain(`${market.url}/account/security`)
})
