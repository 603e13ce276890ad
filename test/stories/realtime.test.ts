import { sql } from 'kysely'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import {
  realtimePath,
  shelfNamespace,
  type Announcements,
  type Change,
  type RealtimeDoor,
  type ShelfAnnouncements,
} from '#shared/realtime.ts'
import { closeChargeback, openChargeback } from '#server/disputes/index.ts'
import { issueNextInvoice } from '#server/invoices/index.ts'
import { releaseReserves } from '#server/orders/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { aTalk } from '#test/builders/chat.ts'
import { theShopCanInvoice } from '#test/builders/invoices.ts'
import { aDraft } from '#test/builders/catalog.ts'
import {
  aCashOrderDelivered,
  anOrderDelivered,
  anOrderHandedOver,
  aPaidCheckout,
  aPlacedCheckout,
  delivery,
  sellerOf,
} from '#test/builders/orders.ts'
import { aCustomer, anOperator } from '#test/builders/people.ts'
import { aReview } from '#test/builders/reviews.ts'
import { aRunningEvent } from '#test/builders/sale-events.ts'
import { anOpenShop } from '#test/builders/shops.ts'
import { aRequestedWithdrawal, aUsableMethod } from '#test/builders/withdrawals.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { startServerProcess, type ServerProcess } from '#test/support/server-process.ts'
import { Visitor } from '#test/support/visitor.ts'

const secret = newId()
let market: TestMarket
/** People shop here. */
let shopping: ServerProcess
/** And listen there, in another process on the same database. */
let listening: ServerProcess
const open: Socket[] = []

beforeAll(async () => {
  market = await openTestMarket({ SECRET: secret })
  listening = await startServerProcess(market.databaseUrl, secret, ['realtime'])
  shopping = await startServerProcess(market.databaseUrl, secret)
}, 120_000)
afterEach(() => open.splice(0).forEach((socket) => socket.close()))
afterAll(async () => {
  await shopping?.stop()
  await listening?.stop()
  await market.close()
})

type OpenSocket = Socket<Announcements, { hello(word: string): void }>

interface Heard {
  socket: OpenSocket
  changes: Change[]
}

/** Opens a socket with a visitor's cookies, at a door; fails with the words of the refusal. */
async function listen(visitor: Visitor, door: RealtimeDoor, headers: Record<string, string> = {}): Promise<Heard> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const socket: OpenSocket = io(listening.url, {
    path: realtimePath,
    transports: ['websocket'],
    auth: { door },
    extraHeaders: { cookie, ...headers },
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 100,
  })
  open.push(socket)
  const changes: Change[] = []
  socket.on('changed', (change) => changes.push(change))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return { socket, changes }
}

/** Opens the line of a page that a guest looks at; counts how often it was told to look again. */
async function lookAt(shown: object, headers: Record<string, string> = {}) {
  const socket: Socket<ShelfAnnouncements, { join(room: string): void; watch(word: object): void }> = io(
    `${listening.url}${shelfNamespace}`,
    { path: realtimePath, transports: ['websocket'], auth: shown, extraHeaders: headers, forceNew: true },
  )
  open.push(socket)
  const heard: string[] = []
  socket.onAny((event: string) => heard.push(event))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return { socket, heard }
}

/** What was said of orders; a notice about one may come between them. */
function ofOrders(changes: readonly Change[]): Change[] {
  return changes.filter(({ kind }) => kind === 'order')
}

/** The same visitor, at the process where people shop. */
function inTheShop(visitor: Visitor): Visitor {
  const same = new Visitor(shopping.url)
  for (const [name, value] of visitor.cookies) same.cookies.set(name, value)
  return same
}

test('an order placed at one process is announced at the other: to its shop, to operators and to its customer', async () => {
  const [clay, wood] = [await anOpenStall(market), await anOpenStall(market)]
  const [clayOwner, ana] = [await sellerOf(market, clay), await aCustomer(market)]
  const [clayHears, woodHears, operatorHears, anaHears, benHears] = await Promise.all([
    listen(clayOwner, 'seller'),
    sellerOf(market, wood).then((owner) => listen(owner, 'seller')),
    anOperator(market).then((operator) => listen(operator, 'operator')),
    listen(ana, 'storefront'),
    aCustomer(market).then((ben) => listen(ben, 'storefront')),
  ])

  const buyer = inTheShop(ana)
  await buyer.call('addCartLine', { body: { variantId: clay.wares[0]!.variantId, quantity: 1 } })
  const { id, orders } = await buyer.call('placeCheckout', { body: delivery })
  const change: Change = { kind: 'order', id: orders[0]!.id, shopId: clay.shopId }
  for (const { changes } of [clayHears, operatorHears, anaHears])
    await expect.poll(() => ofOrders(changes)).toEqual([change])

  await buyer.call('startPayment', { params: { id }, body: { method: 'card', token: 'tok_success' } })
  await expect.poll(() => ofOrders(clayHears.changes)).toEqual([change, change])

  // The seller hands over, and the customer's page may move on.
  const params = { id: change.id }
  await inTheShop(clayOwner).call('handOverOrder', { params, body: { carrier: 'CTT' } })
  for (const { changes } of [clayHears, operatorHears, anaHears])
    await expect.poll(() => ofOrders(changes)).toEqual([change, change, change])

  // Neither the shop next door nor another customer has heard anything.
  expect([woodHears.changes, benHears.changes]).toEqual([[], []])
})

test('what is rolled back is not announced', async () => {
  const { checkout, stalls } = await aPlacedCheckout(market)
  const { changes } = await listen(await sellerOf(market, stalls[0]!), 'seller')
  const fact = { orderId: checkout.orders[0]!.id, checkoutId: checkout.id, shopId: stalls[0]!.shopId }
  const powerCut = inTransaction(market.context, async (tx) => {
    await tx.facts.announce(tx, 'order.handed-over', fact)
    throw new Error('power cut')
  })
  await expect(powerCut).rejects.toThrow('power cut')
  await aPlacedCheckout(market, { stalls })
  await expect.poll(() => changes).toHaveLength(1)
  expect(changes[0]).not.toMatchObject({ id: fact.orderId })
})

test('what waits for the operators is announced to them alone', async () => {
  const { id, customer, seller } = await aTalk(market)
  const [operatorHears, sellerHears] = await Promise.all([
    anOperator(market).then((operator) => listen(operator, 'operator')),
    listen(seller, 'seller'),
  ])
  await inTheShop(customer).call('reportConversation', { params: { id }, body: { reason: 'They are rude' } })
  await expect.poll(() => operatorHears.changes).toEqual([{ kind: 'queue' }])
  expect(sellerHears.changes).toEqual([])
})

test('what is reported, asked back or handed in moves the operators’ lists, and so does the word about it', async () => {
  const [{ id: reviewId, order, customer, stall }, shop, reader, operator] = await Promise.all([
    aReview(market),
    anOpenShop(market),
    aCustomer(market),
    anOperator(market),
  ])
  const { productId } = stall.wares[0]!
  const question = await customer.call('askQuestion', { body: { productId, body: 'Does it stand in an oven?' } })
  await operator.call('changeSettings', { body: { reviewsProducts: true } })
  const draft = await aDraft(market, shop)
  const { changes } = await listen(operator, 'operator')
  const because = { body: { reason: 'A copy of somebody’s work' } }
  const about = (id: string) => ({ params: { id } })
  const moves: [Change['kind'], () => Promise<unknown>][] = [
    ['queue', () => reader.call('reportProduct', { ...about(productId), ...because })],
    ['queue', () => operator.call('dismissProductReports', about(productId))],
    ['queue', () => reader.call('reportShop', { ...about(stall.shopId), ...because })],
    ['queue', () => reader.call('reportReview', { ...about(reviewId), ...because })],
    ['queue', () => operator.call('showReview', about(reviewId))],
    ['queue', () => reader.call('reportQuestion', { ...about(question.id), ...because })],
    ['queue', () => operator.call('hideQuestion', { ...about(question.id), ...because })],
    ['queue', () => shop.seller.call('publishProduct', about(draft.id))],
    ['queue', () => operator.call('sendProductBack', { ...about(draft.id), ...because })],
    [
      'order',
      () =>
        customer.call('requestReturn', {
          ...about(order.id),
          body: { lines: [{ lineId: order.lines[0]!.id, quantity: 1, reason: 'damaged' }], words: 'A hair crack' },
        }),
    ],
  ]
  for (const [kind, move] of moves) {
    const before = changes.length
    await move()
    await expect.poll(() => changes.slice(before).map((change) => change.kind)).toContain(kind)
  }
})

test('the operators’ disputes move with every word and every end, of customers and of banks', async () => {
  const [talked, won, lost, operator] = await Promise.all([
    anOrderDelivered(market),
    anOrderDelivered(market),
    anOrderDelivered(market),
    anOperator(market),
  ])
  const { customer, seller, order } = talked
  const body = { reason: 'damaged', words: 'Tea runs down the side.' }
  const { changes } = await listen(operator, 'operator')
  const moved = async (what: string, move: () => Promise<unknown>) => {
    const before = changes.length
    const answer = await move()
    await expect.poll(() => changes.slice(before), { message: what }).toContainEqual({ kind: 'queue' })
    return answer
  }
  let params = { id: '' }
  await moved('raised', async () => (params = await customer.call('raiseDispute', { params: { id: order.id }, body })))
  await moved('spoken', () => seller.call('addShopWords', { params, body: { words: 'I offer half.' } }))
  await moved('settled', () => customer.call('settleDispute', { params }))
  for (const [outcome, { order: charged }] of [
    ['won', won],
    ['lost', lost],
  ] as const) {
    const reference = `cb_${newId()}`
    const amount = { amountMinor: charged.totals.total.amountMinor, currency: 'EUR' } as const
    const { rows } = await sql<{ paymentId: string }>`
      select p.id as "paymentId" from payments p join orders o on o.checkout_id = p.checkout_id
      where o.id = ${charged.id}`.execute(market.context.db)
    const opened = { reference, paymentId: rows[0]!.paymentId, ...amount }
    await moved('charged back', () => inTransaction(market.context, (tx) => openChargeback(tx, opened)))
    await moved(outcome, () =>
      inTransaction(market.context, (tx) => closeChargeback(tx, { reference, ...amount }, outcome)),
    )
  }
})

test('a shop’s open balance hears of every step of its withdrawals, and when money becomes its own; nobody else does', async () => {
  const [{ seller, stall, order }, operator, neighbour] = await Promise.all([
    anOrderHandedOver(market),
    anOperator(market),
    anOpenStall(market).then((next) => sellerOf(market, next)),
  ])
  const shop = { owner: seller, shopId: stall.shopId, methodId: await aUsableMethod(market, stall.shopId) }
  const [{ changes }, neighbourHears] = await Promise.all([listen(seller, 'seller'), listen(neighbour, 'seller')])
  const moved = async <Answer>(what: string, move: () => Promise<Answer>): Promise<Answer> => {
    const before = changes.length
    const answer = await move()
    await expect.poll(() => changes.slice(before), { message: what }).toContainEqual({ kind: 'money' })
    return answer
  }
  const asked = async () => ({
    params: { id: (await moved('requested', () => aRequestedWithdrawal(shop, 10_00))).id },
  })
  const because = { body: { reason: 'The account is closed' } }

  const terms = { holdDays: 0, reserveBps: 1_000, reserveDays: 5, collectsCash: null }
  await operator.call('setPayoutTerms', { params: { id: stall.shopId }, body: terms })
  await moved('released', () => seller.call('deliverOrder', { params: { id: order.id } }))
  const takenBack = await asked()
  await moved('cancelled', () => seller.call('cancelWithdrawal', takenBack))
  const sentBack = await asked()
  await moved('rejected', () => operator.call('rejectWithdrawal', { ...sentBack, ...because }))
  const refused = await asked()
  await moved('approved', () => operator.call('approveWithdrawal', refused))
  await moved('failed', () => operator.call('recordWithdrawalFailed', { ...refused, ...because }))
  const paid = await asked()
  await operator.call('approveWithdrawal', paid)
  await moved('paid', () => operator.call('recordWithdrawalPaid', { ...paid, body: {} }))
  // Only for this sweep: the process beside has a clock of its own.
  const fiveDaysOn = { ...market.context.clock, now: () => daysAfter(market.clock.now(), 5) }
  await moved('reserve released', () => releaseReserves({ ...market.context, clock: fiveDaysOn }))
  expect(neighbourHears.changes).not.toContainEqual({ kind: 'money' })
})

test('an invoice is told to its shop, its customer and the operators when it is issued', async () => {
  const stall = await anOpenStall(market)
  const [ana, ben, operator] = await Promise.all([aCustomer(market), aCustomer(market), anOperator(market)])
  await theShopCanInvoice(market, stall.shopId)
  const hearers = await Promise.all([
    listen(ana, 'storefront'),
    sellerOf(market, stall).then((seller) => listen(seller, 'seller')),
    listen(operator, 'operator'),
  ])
  const benHears = await listen(ben, 'storefront')
  await aPaidCheckout(market, { customer: ana, stalls: [stall] })
  while (await issueNextInvoice(market.context)) continue
  for (const { changes } of hearers) await expect.poll(() => changes).toContainEqual({ kind: 'invoice' })
  expect(benHears.changes).toEqual([])
})

test('cash that goes back moves on when its customer says to which account', async () => {
  const [{ customer, seller, order, stall }, operator] = await Promise.all([
    aCashOrderDelivered(market),
    anOperator(market),
  ])
  const params = { id: order.id }
  await seller.call('refundShopOrder', { params, body: { everything: true, reason: 'Broken' } })
  const { changes } = await listen(operator, 'operator')
  const account = { holder: 'Ana Reis', iban: 'PT50 0002 0123 1234 5678 9015 4' }
  await customer.call('giveRefundAccount', { params, body: account })
  await expect.poll(() => ofOrders(changes)).toEqual([{ kind: 'order', id: order.id, shopId: stall.shopId }])
})

test('a payment with a question and a message that was given up move the operators’ first page, and so does their end', async () => {
  const [placed, operator] = await Promise.all([aPlacedCheckout(market), anOperator(market)])
  const { changes } = await listen(operator, 'operator')
  const { db } = market.context
  const moves: [string, () => Promise<unknown>][] = [
    [
      'an answer is lost',
      () =>
        placed.customer.call('startPayment', {
          params: { id: placed.checkout.id },
          body: { method: 'card', token: 'tok_lost_answer' },
        }),
    ],
    ['it is found', () => sql`update payments set state = 'captured' where state = 'unknown'`.execute(db)],
    ['a message is given up', () => sql`update gateway_events set state = 'dead'`.execute(db)],
    ['it is taken up again', () => sql`update gateway_events set state = 'failed' where state = 'dead'`.execute(db)],
  ]
  await sql`insert into gateway_events (id, gateway, event_id, type, body, headers, received_at, state)
            values (${newId()}, 'sandbox', 'evt_given_up', 'intent.captured', '{}', '{}', ${market.clock.now()}, 'failed')`.execute(
    db,
  )
  for (const [what, move] of moves) {
    const before = changes.length
    await move()
    await expect.poll(() => changes.slice(before), { message: what }).toContainEqual({ kind: 'queue' })
  }
})

test('one person listens on thirty pages, and with one more the first goes quiet', async () => {
  const customer = await aCustomer(market)
  const first = await listen(customer, 'storefront')
  const quiet = new Promise((resolve) => first.socket.once('disconnect', resolve))
  const others = await Promise.all(Array.from({ length: 30 }, () => listen(customer, 'storefront')))
  expect(await quiet).toBe('io server disconnect')
  expect(others.every(({ socket }) => socket.connected)).toBe(true)
})

test('guests, strangers and the cookie of another door are refused', async () => {
  const customer = await aCustomer(market)
  await expect(listen(new Visitor(market.url), 'storefront')).rejects.toThrow('sign_in_required')
  await expect(listen(customer, 'seller')).rejects.toThrow('sign_in_required')
  await expect(listen(customer, 'operator')).rejects.toThrow('sign_in_required')
  await expect(listen(customer, 'gateway' as RealtimeDoor)).rejects.toThrow('sign_in_required')
  const forged = new Visitor(market.url)
  forged.cookies.set('seller_token', customer.cookies.get('token')!)
  await expect(listen(forged, 'seller')).rejects.toThrow('sign_in_required')
})

test("another site's page cannot listen with our visitor's cookie", async () => {
  const customer = await aCustomer(market)
  await expect(listen(customer, 'storefront', { origin: 'https://elsewhere.example' })).rejects.toThrow('websocket')
  await listen(customer, 'storefront', { origin: listening.url })
})

test('who signs out is cut off, and not let in again', async () => {
  const customer = await aCustomer(market)
  const [gone, stays] = [await listen(customer, 'storefront'), await listen(await aCustomer(market), 'storefront')]
  const refusal = new Promise<string>((resolve) => gone.socket.on('connect_error', ({ message }) => resolve(message)))
  await inTheShop(customer).call('signOut')
  expect(await refusal).toBe('sign_in_required')
  expect([gone.socket.connected, stays.socket.connected]).toEqual([false, true])
})

test('what a client sends is dropped, and it goes on listening', async () => {
  const clay = await anOpenStall(market)
  const { socket, changes } = await listen(await sellerOf(market, clay), 'seller')
  socket.emit('hello', 'anybody there?')
  await aPlacedCheckout(market, { stalls: [clay] })
  await expect.poll(() => changes).toHaveLength(1)
  expect(socket.connected).toBe(true)
})

describe('a guest who looks at a thing', () => {
  test('is told when somebody else buys the last ones, or takes of an event, and of nothing else', async () => {
    const stall = await anOpenStall(market, { wares: [{ onHand: 12 }, { onHand: 40 }] })
    const [few, many] = stall.wares
    const seller = await sellerOf(market, stall)
    const event = await aRunningEvent(market, seller, many!, { quota: 30 })
    const [ofFew, ofMany, ofEvent] = await Promise.all([
      lookAt({ kind: 'product', id: few!.productId }),
      lookAt({ kind: 'product', id: many!.productId }),
      lookAt({ kind: 'event', id: event.id }),
    ])
    const buyer = new Visitor(shopping.url)
    await buyer.call('addCartLine', { body: { variantId: few!.variantId, quantity: 9 } })
    await buyer.call('placeCheckout', { body: delivery })
    await expect.poll(() => ofFew.heard).toEqual(['moved'])
    expect([ofMany.heard, ofEvent.heard]).toEqual([[], []])
    await buyer.call('addCartLine', { body: { variantId: many!.variantId, quantity: 1 } })
    await buyer.call('placeCheckout', { body: delivery })
    await expect.poll(() => [ofMany.heard, ofEvent.heard]).toEqual([['moved'], ['moved']])
    expect(ofFew.heard).toEqual(['moved'])
  })

  test('is told on the page of a product when the event that makes it cheap is shortened or called off', async () => {
    const stall = await anOpenStall(market, { wares: [{ onHand: 40 }, { onHand: 40 }] })
    const seller = await sellerOf(market, stall)
    const params = { id: (await aRunningEvent(market, seller, stall.wares[0]!)).id }
    const [ofThing, ofOther] = await Promise.all(
      stall.wares.map(({ productId }) => lookAt({ kind: 'product', id: productId })),
    )
    const { title, items, startsAt, version } = await seller.call('getOwnSaleEvent', { params })
    const endsAt = daysAfter(market.clock.now(), 1).toISOString()
    const kept = items.map(({ variantId, price, quota }) => ({ variantId, priceMinor: price.amountMinor, quota }))
    await seller.call('changeSaleEvent', { params, body: { title, startsAt, endsAt, version, items: kept } })
    await expect.poll(() => ofThing!.heard).toEqual(['moved'])
    await seller.call('cancelSaleEvent', { params })
    await expect.poll(() => ofThing!.heard).toEqual(['moved', 'moved'])
    expect(ofOther!.heard).toEqual([])
  })

  test('joins no other room, hears nothing of orders, and is let in from our pages alone', async () => {
    const stall = await anOpenStall(market)
    const { id } = await aTalk(market)
    const guest = await lookAt({ kind: 'product', id: stall.wares[0]!.productId })
    guest.socket.emit('watch', { conversationId: id })
    guest.socket.emit('join', `shop:${stall.shopId}`)
    const owner = await listen(await sellerOf(market, stall), 'seller')
    await aPlacedCheckout(market, { stalls: [stall] })
    await expect.poll(() => ofOrders(owner.changes)).toHaveLength(1)
    expect(guest.heard).toEqual([])
    for (const other of [
      {},
      { kind: 'shop', id: stall.shopId },
      { kind: 'product', id: 'operators' },
      { kind: 'product', id: stall.shopId, door: 'operator' },
    ])
      await expect(lookAt(other)).rejects.toThrow('nothing_shown')
    await expect(lookAt({ kind: 'product', id }, { origin: 'https://elsewhere.example' })).rejects.toThrow()
  })
})

test('a database that was away for a moment is said, so that pages look again; and the process goes on', async () => {
  const clay = await anOpenStall(market)
  const { socket, changes } = await listen(await sellerOf(market, clay), 'seller')
  const missed = new Promise<void>((resolve) => socket.on('missed', resolve))
  const { pool } = market
  await pool.query('select pg_terminate_backend(pid) from pg_stat_activity where query = \'listen "announcements"\'')
  await missed
  await aPlacedCheckout(market, { stalls: [clay] })
  await expect.poll(() => changes).toHaveLength(1)
})

test('a process that stops hangs up in good order, and its listeners come back to the next one', async () => {
  const { socket } = await listen(await aCustomer(market), 'storefront')
  const hungUp = new Promise<string>((resolve) => socket.once('disconnect', resolve))
  await listening.stop()
  expect(await hungUp).toBe('transport close')
  expect(socket.active).toBe(true)
})
