import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFilledCart, anOpenStall } from '#test/builders/carts.ts'
import { delivery } from '#test/builders/orders.ts'
import { aCustomer, everybodysPassword } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

test('what a guest put into the cart is there after signing in, beside what was there before', async () => {
  const { wares } = await anOpenStall(market, { wares: [{}, {}] })
  const [mug, bowl] = wares as [(typeof wares)[0], (typeof wares)[0]]
  const atHome = await aCustomer(market)
  await aFilledCart(market, [{ ware: mug, quantity: 2 }], atHome)

  // On the phone, not signed in.
  const phone = new Visitor(market.url)
  await aFilledCart(market, [{ ware: mug }, { ware: bowl }], phone)
  await phone.call('signIn', { body: { email: atHome.person.email, password: everybodysPassword } })
  const cart = await phone.call('getCart')
  expect(cart.shops[0]!.lines.map(({ variantId, quantity }) => ({ variantId, quantity }))).toEqual([
    { variantId: mug.variantId, quantity: 3 },
    { variantId: bowl.variantId, quantity: 1 },
  ])

  // It is the same cart in every browser, and buying empties it everywhere.
  expect((await atHome.call('getCart')).quantity).toBe(4)
  const checkout = await phone.call('placeCheckout', { body: delivery })
  expect((await atHome.call('getCart')).quantity).toBe(0)
  expect((await atHome.call('getCheckout', { params: { id: checkout.id } })).id).toBe(checkout.id)
  expect((await atHome.call('listOrders')).items).toHaveLength(1)
})
