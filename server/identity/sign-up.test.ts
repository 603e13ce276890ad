import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectFacts, on } from '#server/platform/facts.ts'
import { aCustomer, aPerson, aSeller, everybodysPassword } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { lettersTo, mailedToken } from '#test/support/mailbox.ts'
import { Visitor } from '#test/support/visitor.ts'
import { activate } from './activate.ts'
import type { SellerSignedUp } from './facts.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const password = 'a long enough one'
const stranger = () => new Visitor(market.url)
const nobody = { address: undefined, userAgent: undefined, token: undefined }

test('a new customer follows the mailed link and is signed in', async () => {
  const ada = stranger()
  const email = 'ada@example.com'
  expect(await ada.call('signUp', { body: { name: 'Ada', email, password } })).toEqual({ sentTo: email })
  expect(ada.cookies.size).toBe(0)

  const me = await ada.call('activate', { body: { token: await mailedToken(market, email) } })
  expect(me).toMatchObject({ name: 'Ada', email, avatar: null })
  expect(await ada.call('getMe')).toEqual(me)
})

test('the link leads to the page of the door where somebody signed up', async () => {
  const body = { name: 'Link', password }
  await stranger().call('signUp', { body: { ...body, email: 'link@example.com' } })
  await stranger().call('sellerSignUp', { body: { ...body, email: 'seller-link@example.com', shopName: 'Links' } })
  expect((await lettersTo(market, 'link@example.com'))[0]?.plain).toContain(`${market.url}/activation?token=`)
  expect((await lettersTo(market, 'seller-link@example.com'))[0]?.plain).toContain(
    `${market.url}/seller/activation?token=`,
  )
})

test('the link leads on to the page somebody came from, and never to another site', async () => {
  const body = { name: 'On', password, email: 'on@example.com' }
  await stranger().call('signUp', { body: { ...body, next: '/checkout?shop=1' } })
  expect((await lettersTo(market, body.email))[0]?.plain).toContain('&next=%2Fcheckout%3Fshop%3D1')
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'evil'])
    expect((await stranger().refused('signUp', { body: { ...body, next } })).errors).toMatchObject([
      { path: 'body.next' },
    ])
})

test('a link works once', async () => {
  const email = 'once@example.com'
  await stranger().call('signUp', { body: { name: 'Once', email, password } })
  const token = await mailedToken(market, email)
  await stranger().call('activate', { body: { token } })
  expect(await stranger().refused('activate', { body: { token } })).toMatchObject({
    status: 422,
    code: 'link_invalid',
    errors: [{ path: 'body.token' }],
  })
})

test('a link works at its own door only', async () => {
  const email = 'door@example.com'
  await stranger().call('signUp', { body: { name: 'Door', email, password } })
  const token = await mailedToken(market, email)
  expect(await stranger().refused('sellerActivate', { body: { token } })).toMatchObject({ code: 'link_invalid' })
  expect(await stranger().refused('operatorActivate', { body: { token } })).toMatchObject({ code: 'link_invalid' })
  await stranger().call('activate', { body: { token } })
})

test('a link works for a day, and is then forgotten', async () => {
  const email = 'late@example.com'
  await stranger().call('signUp', { body: { name: 'Late', email, password } })
  const token = await mailedToken(market, email)
  market.clock.advance({ hours: 24, seconds: 1 })
  expect(await stranger().refused('activate', { body: { token } })).toMatchObject({ code: 'link_invalid' })
  await market.settle()
  const { count } = await market.context.db
    .selectFrom('one_time_tokens')
    .where('email', '=', email)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBe(0)
})

test('who signs up again before confirming gets a new link, and the password typed for the link that is followed', async () => {
  const email = 'twice@example.com'
  await stranger().call('signUp', { body: { name: 'The owner', email, password: 'typed by the owner' } })
  const owners = await mailedToken(market, email)
  await stranger().call('signUp', { body: { name: 'A stranger', email, password: 'typed by a stranger' } })
  const strangers = await mailedToken(market, email)

  expect(await stranger().call('activate', { body: { token: owners } })).toMatchObject({ name: 'The owner' })
  await stranger().call('signIn', { body: { email, password: 'typed by the owner' } })
  expect(await stranger().refused('signIn', { body: { email, password: 'typed by a stranger' } })).toMatchObject({
    code: 'wrong_credentials',
  })
  expect(await stranger().refused('activate', { body: { token: strangers } })).toMatchObject({ code: 'link_invalid' })
})

test('signing up with a known address gets the same answer as with a new one, and only the mail tells', async () => {
  const { person } = await aCustomer(market)
  const known = await stranger().send('signUp', { body: { name: 'Known', email: person.email, password } })
  const fresh = await stranger().send('signUp', { body: { name: 'New', email: 'fresh@example.com', password } })
  expect([known.status, await known.json()]).toEqual([202, { sentTo: person.email }])
  expect([fresh.status, await fresh.json()]).toEqual([202, { sentTo: 'fresh@example.com' }])
  const headersOf = (answer: Response) => [...answer.headers.keys()].sort()
  expect(headersOf(known)).toEqual(headersOf(fresh))

  const [letter] = await lettersTo(market, person.email)
  expect(letter).toMatchObject({ subject: 'You already have an account' })
  expect(letter?.plain).toContain(`${market.url}/sign-in`)
  expect(letter?.plain).not.toContain('token=')
  await stranger().call('signIn', { body: { email: person.email, password: everybodysPassword } })
})

test('an address is the same in capitals and in small letters', async () => {
  const { email } = await aPerson(market, { email: 'grace@example.com' })
  await stranger().call('signUp', { body: { name: 'Grace', email: ' GRACE@Example.com ', password } })
  expect(await lettersTo(market, email)).toMatchObject([{ subject: 'You already have an account' }])
})

test('a disabled person gets the same answer and no letter', async () => {
  const { id, email } = await aPerson(market)
  await market.context.db.updateTable('people').set({ disabled_at: market.clock.now() }).where('id', '=', id).execute()
  expect(await stranger().call('signUp', { body: { name: 'Back', email, password } })).toEqual({ sentTo: email })
  expect(await lettersTo(market, email)).toEqual([])
})

test('a letter repeats nothing that a stranger typed', async () => {
  const email = 'victim@example.com'
  const name = 'Visit evil.example'
  await stranger().call('sellerSignUp', { body: { name, email, password, shopName: 'Or evil.example' } })
  const [letter] = await lettersTo(market, email)
  expect(letter?.plain).not.toContain('evil.example')
  expect(letter?.html).not.toContain('evil.example')
})

test('a short password, a missing name and a broken address are each pointed at', async () => {
  const problem = await stranger().refused('signUp', { body: { name: ' ', email: 'nowhere', password: 'short' } })
  expect(problem).toMatchObject({ status: 422, code: 'validation_failed' })
  expect(problem.errors?.map(({ path }) => path)).toEqual(['body.name', 'body.email', 'body.password'])
})

test('one address can be signed up five times an hour', async () => {
  const body = { name: 'Again', email: 'again@example.com', password }
  for (let i = 0; i < 5; i++) await stranger().call('signUp', { body })
  const answer = await stranger().send('signUp', { body })
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await answer.json()).toMatchObject({ code: 'too_many_attempts' })
})

test('a new seller is signed in at the door of sellers', async () => {
  const email = 'new-seller@example.com'
  const seller = stranger()
  await seller.call('sellerSignUp', { body: { name: 'Rui', email, password, shopName: 'Barro e Sal' } })
  const me = await seller.call('sellerActivate', { body: { token: await mailedToken(market, email) } })
  expect(me).toMatchObject({ name: 'Rui', email })
  expect([...seller.cookies.keys()]).toEqual(['seller_token'])
})

test('a shop is applied for when the address is confirmed, and once', async () => {
  const applied: SellerSignedUp[] = []
  const { facts } = connectFacts([
    on('seller.signed-up', 'at once', 'take note', async (_tx, fact) => void applied.push(fact)),
  ])
  const context = { ...market.context, facts }
  const email = 'apply@example.com'
  await stranger().call('sellerSignUp', { body: { name: 'Inês', email, password, shopName: 'Linho' } })
  expect(applied).toEqual([])
  const { personId } = await activate(context, 'seller', await mailedToken(market, email), nobody)
  expect(applied).toEqual([{ personId, shopName: 'Linho' }])
})

test('a customer who signs up as a seller keeps the account and the password', async () => {
  const customer = await aCustomer(market)
  const { email, name } = customer.person
  const answer = await stranger().call('sellerSignUp', {
    body: { name: 'Another name', email, password: 'another password', shopName: 'Second life' },
  })
  expect(answer).toEqual({ sentTo: email })
  expect((await lettersTo(market, email))[0]?.subject).toBe('Open your shop with the account you have')

  const seller = stranger()
  const me = await seller.call('sellerActivate', { body: { token: await mailedToken(market, email) } })
  expect(me).toMatchObject({ id: customer.person.id, name, email })
  await stranger().call('sellerSignIn', { body: { email, password: everybodysPassword } })
})

test('a seller who signs up again is told to sign in', async () => {
  const { person } = await aSeller(market)
  await stranger().call('sellerSignUp', {
    body: { name: 'Me', email: person.email, password, shopName: 'One more shop' },
  })
  const [letter] = await lettersTo(market, person.email)
  expect(letter?.subject).toBe('You already have an account')
  expect(letter?.plain).toContain(`${market.url}/seller/sign-in`)
})
