import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OperationName } from '#shared/api/index.ts'
import { expireCheckouts } from '#server/orders/index.ts'
import { newId } from '#shared/ids.ts'
import { aFilledCart, anOpenStall, shelfOf, type Stall } from '#test/builders/carts.ts'
import {
  aCashOrderReadyToHandOver,
  anOrderHandedOver,
  anOrderReadyToHandOver,
  aPlacedCheckout,
  balanceOf,
  delivery,
  handOver,
  sellerOf,
  type OrderAtShop,
} from '#test/builders/orders.ts'
import { anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor, type CallArguments } from '#test/support/visitor.ts'

// Two hands on the same thing at the same moment: one wins, the other gets a clear no, and nothing is counted twice.

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket({ DATABASE_POOL: '20' })
})
afterAll(() => market.close())

const rounds = 6
const card = { method: 'card', token: 'tok_success' }

interface Act {
  by: Visitor
  name: OperationName
  args: CallArguments
}

/** Does all of it at once; answers the statuses, sorted. A failure of ours is thrown with what it said. */
async function atOnce(acts: readonly Act[]): Promise<number[]> {
  const responses = await Promise.all(acts.map(({ by, name, args }) => by.send(name, args)))
  for (const [index, response] of responses.entries()) {
    if (response.status >= 500) throw new Error(`${acts[index]!.name}: ${response.status} ${await response.text()}`)
    await response.arrayBuffer()
  }
  return responses.map(({ status }) => status).sort((one, other) => one - other)
}

async function repeat(work: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round++) await work(round)
}

function twice(act: Act): Act[] {
  return [act, act]
}

const atShop = ({ seller, order }: OrderAtShop, name: OperationName, body?: object): Act => ({
  by: seller,
  name,
  args: { params: { id: order.id }, ...(body && { body }) },
})
const byCustomer = ({ customer, order }: OrderAtShop): Act => ({
  by: customer,
  name: 'cancelOrder',
  args: { params: { id: order.id }, body: {} },
})
const wholeCheckout = ({ customer, checkout }: OrderAtShop): Act => ({
  by: customer,
  name: 'cancelCheckout',
  args: { params: { id: checkout.id } },
})

async function stateOf({ seller, order }: OrderAtShop): Promise<string> {
  return (await seller.call('getShopOrder', { params: { id: order.id } })).state
}

async function refundsOf({ order }: OrderAtShop): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from refunds where order_id = ${order.id}`.execute(market.context.db)
  return rows[0]!.count
}

/** Every posting sums to zero, and every balance is the sum of its entries. */
async function expectBalancedBook(): Promise<void> {
  const { rows } = await sql<{ wrong: number }>`
    select (select count(*) from (select from ledger_entries group by posting_id, currency having sum(amount_minor) <> 0) p)
         + (select count(*) from ledger_accounts a
            where a.balance_minor <> (select coalesce(sum(amount_minor), 0) from ledger_entries e where e.account_id = a.id)) as wrong`.execute(
    market.context.db,
  )
  expect(rows[0]!.wrong).toBe(0)
}

test('a parcel handed over twice at once leaves the shelf once', async () => {
  await repeat(async () => {
    const ready = await anOrderReadyToHandOver(market)
    expect(await atOnce(twice(atShop(ready, 'handOverOrder', {})))).toEqual([200, 409])
    expect(await shelfOf(market, ready.stall.wares[0]!)).toEqual({ onHand: 9, reserved: 0, sold: 1 })
  })
})

test('an order cancelled by everybody at once is cancelled once, and its money goes back once', async () => {
  await repeat(async () => {
    const ready = await anOrderReadyToHandOver(market)
    const shop = atShop(ready, 'cancelShopOrder', { reason: 'Broken in the kiln' })
    expect(await atOnce([...twice(shop), ...twice(byCustomer(ready))])).toEqual([200, 409, 409, 409])
    await market.settle()
    expect(await refundsOf(ready)).toBe(1)
    expect(await shelfOf(market, ready.stall.wares[0]!)).toEqual({ onHand: 10, reserved: 0, sold: 0 })
    expect(await balanceOf(market, ready.stall)).toEqual({ pending: 0, available: 0 })
  })
  await expectBalancedBook()
})

test('an order to be paid at the door can be cancelled from three sides at once', async () => {
  await repeat(async () => {
    const ready = await aCashOrderReadyToHandOver(market)
    const shop = atShop(ready, 'cancelShopOrder', { reason: 'Broken in the kiln' })
    expect(await atOnce([shop, byCustomer(ready), wholeCheckout(ready), wholeCheckout(ready)])).toEqual([
      200, 409, 409, 409,
    ])
    expect(await shelfOf(market, ready.stall.wares[0]!)).toEqual({ onHand: 10, reserved: 0, sold: 0 })
  })
})

test('between cancelling and handing over only one wins', async () => {
  await repeat(async (round) => {
    const ready = round % 2 ? await anOrderReadyToHandOver(market) : await aCashOrderReadyToHandOver(market)
    const statuses = await atOnce([byCustomer(ready), atShop(ready, 'handOverOrder', {})])
    expect(statuses).toEqual([200, 409])
    const shelf = await shelfOf(market, ready.stall.wares[0]!)
    const state = await stateOf(ready)
    expect(shelf).toEqual(
      state === 'cancelled' ? { onHand: 10, reserved: 0, sold: 0 } : { onHand: 9, reserved: 0, sold: 1 },
    )
  })
})

test('a parcel delivered twice, and cancelled in the same moment, pays its shop once', async () => {
  await repeat(async (round) => {
    const ready = round % 2 ? await anOrderHandedOver(market) : await aCashOrderReadyToHandOver(market)
    if (!(round % 2)) await handOver(ready)
    const acts = [...twice(atShop(ready, 'deliverOrder')), byCustomer(ready), wholeCheckout(ready)]
    expect(await atOnce(acts)).toEqual([200, 409, 409, 409])
    const commissionMinor = 280
    const availableMinor = ready.order.total.amountMinor - commissionMinor
    expect(await balanceOf(market, ready.stall)).toEqual({ pending: 0, available: availableMinor })
  })
  await expectBalancedBook()
})

test('a double click on pay charges once', async () => {
  await repeat(async () => {
    const { customer, checkout } = await aPlacedCheckout(market)
    const params = { id: checkout.id }
    const pay = (key: string): Act => ({ by: customer, name: 'startPayment', args: { params, body: card, key } })
    const sameKey = randomUUID()
    const statuses = await atOnce([...twice(pay(sameKey)), pay(randomUUID()), pay(randomUUID())])
    // The twin of the winner hears the same answer; where another key wins, both of the same key hear no.
    expect([
      [201, 201, 409, 409],
      [201, 409, 409, 409],
    ]).toContainEqual(statuses)
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from sandbox.intents i join payment_attempts a on a.id::text = i.idempotency_key
      join payments p on p.id = a.payment_id where p.checkout_id = ${checkout.id}`.execute(market.context.db)
    expect(rows[0]!.count).toBe(1)
  })
})

test('a cart ordered from two tabs at once is ordered once', async () => {
  await repeat(async () => {
    const stall = await anOpenStall(market, { wares: [{}, {}, {}] })
    const customer = await aFilledCart(
      market,
      stall.wares.map((ware) => ({ ware })),
    )
    const place: Act = { by: customer, name: 'placeCheckout', args: { body: delivery } }
    expect(await atOnce(twice(place))).toEqual([201, 409])
    expect(await shelfOf(market, stall.wares[0]!)).toEqual({ onHand: 10, reserved: 1, sold: 0 })
  })
})

test('money that arrives while its checkout expires is never lost: the order goes ahead or the money goes back', async () => {
  await repeat(async () => {
    const { customer, checkout, stalls } = await aPlacedCheckout(market)
    const params = { id: checkout.id }
    const challenge = { method: 'card', token: 'tok_challenge' }
    const payment = await customer.call('startPayment', { params, body: challenge })
    market.clock.advance({ minutes: 31 })
    const approve: Act = {
      by: customer,
      name: 'answerSandboxChallenge',
      args: { params: { id: payment.action!.reference }, body: { outcome: 'approve' } },
    }
    const [statuses] = await Promise.all([atOnce([approve]), expireCheckouts(market.context), market.settle()])
    expect(statuses).toEqual([200])
    await market.settle()
    const after = await customer.call('getCheckout', { params })
    const order = after.orders[0]!
    const shelf = await shelfOf(market, stalls[0]!.wares[0]!)
    if (order.state === 'processing') expect(shelf).toEqual({ onHand: 10, reserved: 1, sold: 0 })
    else {
      expect(order.refunded).toEqual(order.total)
      expect(shelf).toEqual({ onHand: 10, reserved: 0, sold: 0 })
    }
  })
  await expectBalancedBook()
})

test('a checkout given up while it is paid ends as one or the other', async () => {
  await repeat(async () => {
    const { customer, checkout, stalls } = await aPlacedCheckout(market)
    const params = { id: checkout.id }
    const pay: Act = { by: customer, name: 'startPayment', args: { params, body: card } }
    await atOnce([pay, { by: customer, name: 'cancelCheckout', args: { params } }])
    await market.settle()
    const [order] = (await customer.call('getCheckout', { params })).orders
    const shelf = await shelfOf(market, stalls[0]!.wares[0]!)
    if (order!.state === 'processing') expect(shelf.reserved).toBe(1)
    else {
      expect(order!.state).toBe('cancelled')
      expect(shelf.reserved).toBe(0)
    }
    const payment = (await customer.call('getCheckout', { params })).payment
    if (order!.state === 'cancelled' && payment) expect(['refunded', 'expired']).toContain(payment.state)
  })
  await expectBalancedBook()
})

async function aStallWithForm(wares = 1): Promise<{ stall: Stall; pictureId: string }> {
  const stall = await anOpenStall(market, { wares: Array.from({ length: wares }, () => ({})) })
  const pictureId = newId()
  await sql`
    insert into media (id, storage_key, width, height, widths, color, shop_id, created_at)
    values (${pictureId}, ${pictureId}, 800, 600, '{240,480,800}', '#808080', ${stall.shopId}, ${market.clock.now()})`.execute(
    market.context.db,
  )
  return { stall, pictureId }
}

test('a shop suspended while people order, edit and hide: nobody waits for each other for ever, and nothing of it is sold afterwards', async () => {
  const operator = await anOperator(market)
  await repeat(async () => {
    const { stall, pictureId } = await aStallWithForm(3)
    const seller = await sellerOf(market, stall)
    const customers = await Promise.all(
      Array.from({ length: 4 }, () =>
        aFilledCart(
          market,
          stall.wares.map((ware) => ({ ware })),
        ),
      ),
    )
    const places = customers.map((by): Act => ({ by, name: 'placeCheckout', args: { body: delivery } }))
    const edits = await Promise.all(
      stall.wares.slice(0, 2).map((ware) => anEdit(seller, ware.productId, pictureId, 2_800)),
    )
    const hide: Act = { by: seller, name: 'hideProduct', args: { params: { id: stall.wares[2]!.productId } } }
    const suspend: Act = {
      by: operator,
      name: 'suspendShop',
      args: { params: { id: stall.shopId }, body: { reason: 'Sells what it has not' } },
    }
    const statuses = await atOnce([...places, ...edits, hide, suspend])
    expect(statuses.filter((status) => status !== 200 && status !== 201 && status !== 409)).toEqual([])
    const late = await aVisitorWith(customers, stall)
    expect(await late.refused('placeCheckout', { body: delivery })).toMatchObject({ status: 409 })
    for (const ware of stall.wares) {
      const { reserved, onHand } = await shelfOf(market, ware)
      expect(onHand).toBe(10)
      expect(reserved).toBeLessThanOrEqual(customers.length)
    }
  })
})

/** Somebody whose basket still has things of a shop that sells nothing any more. */
async function aVisitorWith(customers: readonly Visitor[], stall: Stall): Promise<Visitor> {
  for (const customer of customers) if ((await customer.call('getCart')).quantity > 0) return customer
  const visitor = new Visitor(market.url)
  const other = await anOpenStall(market)
  await aFilledCart(market, [{ ware: other.wares[0]! }], visitor)
  await sql`update cart_lines set variant_id = ${stall.wares[0]!.variantId}, shop_id = ${stall.shopId} where variant_id = ${other.wares[0]!.variantId}`.execute(
    market.context.db,
  )
  return visitor
}

/** A seller saves a product with one variant at a price and a new second one. */
async function anEdit(seller: Visitor, productId: string, pictureId: string, priceMinor: number): Promise<Act> {
  const product = await seller.call('getOwnProduct', { params: { id: productId } })
  const variants = product.variants.map(({ id, sku, onHand }) => ({
    id,
    sku,
    optionValues: [],
    priceMinor,
    onHand,
    onHandSeen: onHand,
  }))
  const { title, categoryId, version } = product
  const body = { title, categoryId, version, pictures: [{ id: pictureId }], options: [], variants }
  return { by: seller, name: 'changeProduct', args: { params: { id: productId }, body } }
}

test('a price changed while somebody orders: the order has the price the total was made of, or is refused', async () => {
  await repeat(async () => {
    const { stall, pictureId } = await aStallWithForm()
    const [ware] = stall.wares
    const seller = await sellerOf(market, stall)
    const customers = await Promise.all(Array.from({ length: 4 }, () => aFilledCart(market, [{ ware: ware! }])))
    const edit = await anEdit(seller, ware!.productId, pictureId, 9_900)
    const places = customers.map((by): Act => ({ by, name: 'placeCheckout', args: { body: delivery } }))
    const statuses = await atOnce([...places, edit])
    expect(statuses.filter((status) => ![200, 201, 409].includes(status))).toEqual([])
    const { rows } = await sql<{ wrong: number }>`
      select count(*) as wrong from orders o join order_lines l on l.order_id = o.id
      where o.shop_id = ${stall.shopId} and (l.unit_price_minor not in (2800, 9900) or o.items_minor <> l.total_minor)`.execute(
      market.context.db,
    )
    expect(rows[0]!.wrong).toBe(0)
    const shelf = await shelfOf(market, ware!)
    expect(shelf.reserved).toBe(statuses.filter((status) => status === 201).length)
  })
})

test('a total changed under the customer’s eyes is told with the new one', async () => {
  const { stall, pictureId } = await aStallWithForm()
  const [ware] = stall.wares
  const customer = await aFilledCart(market, [{ ware: ware! }])
  const { totals } = await customer.call('getCart')
  const seller = await sellerOf(market, stall)
  await atOnce([await anEdit(seller, ware!.productId, pictureId, 3_000)])
  const problem = await customer.refused('placeCheckout', { body: { ...delivery, expectedTotal: totals.total } })
  expect(problem).toMatchObject({ status: 409, code: 'total_changed', totals: { total: { amountMinor: 3_490 } } })
})

test('the same shop approved twice, the same product saved twice: one wins', async () => {
  const { stall, pictureId } = await aStallWithForm()
  const seller = await sellerOf(market, stall)
  const operator = await anOperator(market)
  const edit = await anEdit(seller, stall.wares[0]!.productId, pictureId, 3_100)
  expect(await atOnce(twice(edit))).toEqual([200, 409])
  const body = { reason: 'Sells what it has not' }
  const suspend: Act = { by: operator, name: 'suspendShop', args: { params: { id: stall.shopId }, body } }
  expect(await atOnce(twice(suspend))).toEqual([200, 409])
})

test('a challenge answered with yes and no at once is answered once', async () => {
  await repeat(async () => {
    const { customer, checkout } = await aPlacedCheckout(market)
    const params = { id: checkout.id }
    const payment = await customer.call('startPayment', { params, body: { method: 'card', token: 'tok_challenge' } })
    const answer = (outcome: string): Act => ({
      by: customer,
      name: 'answerSandboxChallenge',
      args: { params: { id: payment.action!.reference }, body: { outcome } },
    })
    expect(await atOnce([answer('approve'), answer('decline')])).toEqual([200, 409])
  })
})
