import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { statements } from '#server/platform/db/database.ts'
import { aCustomer, aSeller, anOperator, type SellerVisitor, type SignedInVisitor } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { cookieOf } from './doors.ts'
import { findSession } from './sessions.ts'

const whoAmI = { storefront: 'getMe', seller: 'sellerGetMe', operator: 'operatorGetMe' } as const
const signOut = { storefront: 'signOut', seller: 'sellerSignOut', operator: 'operatorSignOut' } as const
const doors = ['storefront', 'seller', 'operator'] as const

let market: TestMarket
let visitors: { storefront: SignedInVisitor; seller: SellerVisitor; operator: SignedInVisitor }

beforeAll(async () => {
  market = await openTestMarket()
})
beforeEach(async () => {
  visitors = {
    storefront: await aCustomer(market),
    seller: await aSeller(market),
    operator: await anOperator(market),
  }
})
afterAll(() => market.close())

test.each(doors)('a stranger is asked to sign in at the door %s', async (door) => {
  expect(await new Visitor(market.url).refused(whoAmI[door])).toMatchObject({ status: 401, code: 'sign_in_required' })
})

test.each(doors)('a session of the door %s is worthless at the others, also under their cookie', async (door) => {
  const token = visitors[door].cookies.get(cookieOf[door])!
  for (const other of doors.filter((other) => other !== door)) {
    const visitor = new Visitor(market.url)
    visitor.cookies.set(cookieOf[other], token)
    expect(await visitor.refused(whoAmI[other])).toMatchObject({ code: 'sign_in_required' })
  }
  await visitors[door].call(whoAmI[door])
})

test.each(doors)(
  'signing out at the door %s ends the session at once, wherever its cookie was copied',
  async (door) => {
    const visitor = visitors[door]
    const copy = new Visitor(market.url)
    copy.cookies.set(cookieOf[door], visitor.cookies.get(cookieOf[door])!)
    await copy.call(whoAmI[door])
    await visitor.call(signOut[door])
    expect(visitor.cookies.size).toBe(0)
    expect(await copy.refused(whoAmI[door])).toMatchObject({ code: 'sign_in_required' })
  },
)

test('signing out at one door leaves the others open', async () => {
  const { person } = visitors.operator
  const both = visitors.operator
  const asCustomer = await aCustomer(market)
  both.cookies.set('token', asCustomer.cookies.get('token')!)
  await both.call('signOut')
  expect(await both.call('operatorGetMe')).toMatchObject({ id: person.id })
})

test('signing out twice, or without a session, does no harm', async () => {
  await visitors.storefront.call('signOut')
  await visitors.storefront.call('signOut')
  const forger = new Visitor(market.url)
  forger.cookies.set('token', 'not.a.token')
  await forger.call('signOut')
})

test.each(doors)('a person who is disabled is out at once at the door %s', async (door) => {
  const { person } = visitors[door]
  const disabled = { disabled_at: market.clock.now() }
  await market.context.db.updateTable('people').set(disabled).where('id', '=', person.id).execute()
  expect(await visitors[door].refused(whoAmI[door])).toMatchObject({ code: 'sign_in_required' })
})

test('who is no operator any more is out at once', async () => {
  const { person } = visitors.operator
  await market.context.db.deleteFrom('operators').where('person_id', '=', person.id).execute()
  expect(await visitors.operator.refused('operatorGetMe')).toMatchObject({ code: 'sign_in_required' })
})

test('who has left the shop has no shop any more', async () => {
  const { person, shop } = visitors.seller
  await aSeller(market, { shop })
  await market.context.db.deleteFrom('shop_members').where('person_id', '=', person.id).execute()
  expect(await visitors.seller.call('sellerGetMe')).toMatchObject({ shop: null })
})

test('a forged or mangled token is nobody', async () => {
  const token = visitors.storefront.cookies.get('token')!
  const [head, claims] = token.split('.')
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
  for (const forged of [`${head}.${claims}.AAAA`, `${unsigned}.${claims}.`, 'nonsense', '']) {
    const visitor = new Visitor(market.url)
    visitor.cookies.set('token', forged)
    expect(await visitor.refused('getMe')).toMatchObject({ code: 'sign_in_required' })
    await visitor.call('getMarket')
  }
})

test('finding a session is one statement', async () => {
  const token = visitors.seller.cookies.get('seller_token')!
  const before = statements.count
  expect(await findSession(market.context, 'seller', token)).toMatchObject({
    personId: visitors.seller.person.id,
    shop: { id: visitors.seller.shop.id, role: 'owner' },
  })
  expect(statements.count - before).toBe(1)
})

test('a session is over after thirty days, and is then forgotten', async () => {
  market.clock.advance({ days: 29, hours: 23 })
  await visitors.storefront.call('getMe')
  market.clock.advance({ hours: 1 })
  expect(await visitors.storefront.refused('getMe')).toMatchObject({ code: 'sign_in_required' })
  await market.settle()
  const { person } = visitors.storefront
  const kept = await market.context.db.selectFrom('sessions').where('person_id', '=', person.id).selectAll().execute()
  expect(kept).toEqual([])
})
