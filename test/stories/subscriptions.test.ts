import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renewDue } from '#server/subscriptions/index.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { delivery, sellerOf } from '#test/builders/orders.ts'
import { aCustomer, anOperator, comeInAt } from '#test/builders/people.ts'
import { aTemplate } from '#test/builders/contracts.ts'
import { aKeptCard, aPlan, aSubscription, moreLike, type Subscribed } from '#test/builders/subscriptions.ts'
import { lettersTo } from '#test/support/mailbox.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

/** As its customer sees it, who signs in again, for a session does not live so long. */
async function now({ customer, subscription: { id } }: Subscribed) {
  await comeInAt(market, 'storefront', customer)
  return await customer.call('getSubscription', { params: { id } })
}

/** Moves the clock on by days, and does what is due then. */
async function live(days: number): Promise<void> {
  market.clock.advance({ days })
  await market.settle()
}

async function ordersOf({ subscription: { id } }: Subscribed): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from subscription_cycles c join checkouts k on k.id = c.checkout_id and k.state = 'paid'
    where c.subscription_id = ${id}`.execute(market.context.db)
  return rows[0]!.count
}

test('one basket holds things bought once and again, from two shops, and renews only what was subscribed to', async () => {
  const [tea, mugs] = [await anOpenStall(market, { wares: [{ priceMinor: 2_000 }] }), await anOpenStall(market)]
  const planId = await aPlan(await sellerOf(market, tea), tea)
  const customer = await aCustomer(market)
  await customer.call('addCartLine', { body: { variantId: tea.wares[0]!.variantId, quantity: 2, planId } })
  await customer.call('addCartLine', { body: { variantId: mugs.wares[0]!.variantId, quantity: 1 } })
  const cart = await customer.call('getCart')
  expect(cart.shops[0]!.lines[0]).toMatchObject({ unitPrice: { amountMinor: 1_800 }, plan: { unit: 'month' } })
  expect(await customer.refused('placeCheckout', { body: delivery })).toMatchObject({ code: 'plan_needs_card' })
  const paymentMethodId = await aKeptCard(customer)
  const { id } = await customer.call('placeCheckout', { body: { ...delivery, paymentMethodId } })
  await customer.call('startPayment', { params: { id }, body: { method: 'card', paymentMethodId } })
  await market.settle()
  const { items } = await customer.call('listSubscriptions')
  expect(items).toMatchObject([
    { state: 'active', quantity: 2, price: { amountMinor: 3_600 }, product: { title: 'Tidewater mug' } },
  ])
})

test('who does not pay in time finds the thing in the basket by its plan; by a plan that is over, once', async () => {
  const stalls = [await anOpenStall(market, { wares: [{ priceMinor: 2_000 }] }), await anOpenStall(market)]
  const customer = await aCustomer(market)
  const sellers = await Promise.all(stalls.map((stall) => sellerOf(market, stall)))
  const plans = [await aPlan(sellers[0]!, stalls[0]!), await aPlan(sellers[1]!, stalls[1]!)]
  for (const [index, { wares }] of stalls.entries())
    await customer.call('addCartLine', { body: { variantId: wares[0]!.variantId, quantity: 1, planId: plans[index]! } })
  await customer.call('placeCheckout', { body: { ...delivery, paymentMethodId: await aKeptCard(customer) } })
  await sellers[1]!.call('withdrawPlan', { params: { id: plans[1]! } })
  market.clock.advance({ minutes: 31 })
  await market.settle()
  const { shops } = await customer.call('getCart')
  const found = new Map(shops.flatMap(({ lines }) => lines.map(({ variantId, plan }) => [variantId, plan])))
  expect(found.get(stalls[0]!.wares[0]!.variantId)).toMatchObject({ id: plans[0], unit: 'month' })
  expect(found.get(stalls[1]!.wares[0]!.variantId)).toBeNull()
})

test('a renewal is an order like the first, sent where its customer wants it by now: price and stock, commission and ledger, once', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 30 } })
  expect(story.subscription).toMatchObject({
    state: 'active',
    cyclesPaid: 1,
    cycles: [{ number: 1, state: 'succeeded' }],
  })
  const address = { ...delivery.address, line1: 'Rua do Sol 7', postalCode: '1200-001', city: 'Lisboa' }
  const params = { id: story.subscription.id }
  await sql`update shipping_methods set places = '{PT}' where shop_id = ${story.stall.shopId}`.execute(
    market.context.db,
  )
  const abroad = { ...delivery.address, country: 'US', region: 'CA', postalCode: '94016', city: 'San Francisco' }
  expect(await story.customer.refused('changeSubscription', { params, body: { address: abroad } })).toMatchObject({
    code: 'cannot_be_sent',
    errors: [{ path: 'body.address' }],
  })
  await story.customer.call('changeSubscription', { params, body: { address } })
  await live(30)
  const renewed = await now(story)
  expect(renewed).toMatchObject({ state: 'active', cyclesPaid: 2 })
  expect(renewed.cycles[0]).toMatchObject({ number: 2, state: 'succeeded', total: { amountMinor: 1_800 + 490 } })
  const order = await story.customer.call('getOrder', { params: { id: renewed.cycles[0]!.order!.id } })
  expect(order).toMatchObject({ state: 'processing', totals: { items: { amountMinor: 1_800 } }, address })
  const { rows } = await sql`
    select reserved, sum(balance_minor) over () as sum from variants, ledger_accounts where variants.id = ${story.stall.wares[0]!.variantId}`.execute(
    market.context.db,
  )
  expect(rows[0]).toMatchObject({ reserved: 2 })
})

test('two workers, and one that comes back, charge a cycle once', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 7 } })
  market.clock.advance({ days: 7 })
  await Promise.all([renewDue(market.context), renewDue(market.context), renewDue(market.context)])
  await market.settle()
  expect(await ordersOf(story)).toBe(1)
  const { rows } = await sql`
    select from sandbox.intents i join payment_attempts a on a.id::text = i.idempotency_key
    join payments p on p.id = a.payment_id join subscription_cycles c on c.checkout_id = p.checkout_id
    where c.subscription_id = ${story.subscription.id}`.execute(market.context.db)
  expect(rows).toHaveLength(1)
})

test('a refused card is tried after 1, 3, 5 and 7 days, then the subscription is unpaid and its stock back on the shelf', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 60 }, token: 'tok_insufficient_funds' })
  await live(60)
  expect(await now(story)).toMatchObject({ state: 'past_due', cycles: [{ state: 'failed', tries: 1 }, {}] })
  const tries: number[] = []
  for (let day = 1; day <= 17; day++) {
    await live(1)
    tries.push((await now(story)).cycles[0]!.tries)
  }
  expect(tries.map((count, day) => (count === (tries[day - 1] ?? 1) ? null : day + 1)).filter(Boolean)).toEqual([
    1, 4, 9, 16,
  ])
  expect(await now(story)).toMatchObject({
    state: 'unpaid',
    nextOn: null,
    cycles: [{ state: 'exhausted', tries: 5 }, {}],
  })
  const { rows } = await sql`select reserved from variants where id = ${story.stall.wares[0]!.variantId}`.execute(
    market.context.db,
  )
  expect(rows[0]).toEqual({ reserved: 1 })
})

test('after a refusal a new card is charged by the next try, and the rhythm stays', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 30 }, token: 'tok_insufficient_funds' })
  const { nextOn } = story.subscription
  await live(30)
  await now(story)
  const paymentMethodId = await aKeptCard(story.customer)
  await story.customer.call('changeSubscription', { params: { id: story.subscription.id }, body: { paymentMethodId } })
  await live(1)
  const paid = await now(story)
  expect(paid).toMatchObject({ state: 'active', cycles: [{ state: 'succeeded', tries: 2, fromOn: nextOn }, {}] })
  expect(Date.parse(paid.nextOn!) - Date.parse(nextOn!)).toBe(30 * 86_400_000)
})

test('a bank that wants a confirmation is confirmed by the link in the letter', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 30 }, token: 'tok_challenge' })
  await live(30)
  const waiting = await now(story)
  expect(waiting).toMatchObject({ state: 'past_due', cycles: [{ state: 'failed' }, {}] })
  const { checkoutId } = waiting.cycles[0]!
  const { payment } = await story.customer.call('getCheckout', { params: { id: checkoutId! } })
  const action = payment!.action as { reference: string }
  await story.customer.call('answerSandboxChallenge', {
    params: { id: action.reference },
    body: { outcome: 'approve' },
  })
  await story.customer.call('confirmPayment', { params: { id: checkoutId! } })
  await market.settle()
  expect(await now(story)).toMatchObject({ state: 'active', cyclesPaid: 2, cycles: [{ state: 'succeeded' }, {}] })
})

test('a trial costs nothing, then the first cycle its own price, then the plan its price, until it ends by itself', async () => {
  const plan = { unit: 'day', every: 10, trialDays: 5, firstPriceMinor: 500, endAfter: 2 } as const
  const story = await aSubscription(market, { plan })
  expect(story.subscription).toMatchObject({ state: 'trialing', cyclesPaid: 0 })
  await live(5)
  expect(await now(story)).toMatchObject({ state: 'active', cycles: [{ total: { amountMinor: 500 + 490 } }, {}] })
  await live(10)
  expect(await now(story)).toMatchObject({ cyclesPaid: 2, cycles: [{ total: { amountMinor: 1_800 + 490 } }, {}, {}] })
  await live(10)
  expect(await now(story)).toMatchObject({ state: 'ended', nextOn: null })
})

test('a skipped cycle passes, a pause lets the days of it pass, and the rhythm stays', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 10 } })
  const params = { id: story.subscription.id }
  const first = Date.parse(story.subscription.nextOn!)
  const day = (days: number) => new Date(first + days * 86_400_000).toISOString().slice(0, 10)
  expect(await story.customer.call('skipCycle', { params })).toMatchObject({
    nextOn: day(10),
    cycles: [{ state: 'skipped' }, {}],
  })
  const paused = await story.customer.call('pauseSubscription', { params, body: { until: day(35) } })
  expect(paused).toMatchObject({ state: 'paused', nextOn: day(40), resumeOn: day(35) })
  await live(45)
  expect(await ordersOf(story)).toBe(0)
  await live(5)
  expect(await now(story)).toMatchObject({ state: 'active', cyclesPaid: 2, nextOn: day(50) })
})

test('who goes on before a pause was to end has the days of it again', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 10 } })
  const params = { id: story.subscription.id }
  const until = new Date(Date.parse(story.subscription.nextOn!) + 35 * 86_400_000).toISOString().slice(0, 10)
  await story.customer.call('pauseSubscription', { params, body: { until } })
  const resumed = await story.customer.call('resumeSubscription', { params })
  expect(resumed).toMatchObject({
    state: 'active',
    nextOn: story.subscription.nextOn,
    cycles: [{ state: 'succeeded' }],
  })
})

test('another plan with the next cycle keeps the days, and counts its own cycles to its end', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 10 } })
  const params = { id: story.subscription.id }
  const planId = await aPlan(story.seller, story.stall, { unit: 'day', every: 10, endAfter: 1 })
  await story.customer.call('skipCycle', { params })
  await story.customer.call('changePlan', { params, body: { planId, when: 'next' } })
  await live(20)
  expect(await now(story)).toMatchObject({ state: 'active', cyclesPaid: 2, cycles: [{ state: 'succeeded' }, {}, {}] })
  await live(10)
  expect(await now(story)).toMatchObject({ state: 'ended', cyclesPaid: 2 })
})

test('another plan begins at once in a turn that was to be skipped', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 10 } })
  const params = { id: story.subscription.id }
  const planId = await aPlan(story.seller, story.stall, { unit: 'day', every: 30 })
  await story.customer.call('skipCycle', { params })
  const changed = await story.customer.call('changePlan', { params, body: { planId, when: 'now' } })
  expect(changed).toMatchObject({
    every: 30,
    cyclesPaid: 2,
    cycles: [{ state: 'succeeded' }, { state: 'skipped' }, {}],
  })
})

test('another plan now costs its price less the days that are left, as the preview says', async () => {
  const story = await aSubscription(market, {
    plan: { unit: 'day', every: 30, price: { kind: 'fixed', amountMinor: 3_000 } },
  })
  const params = { id: story.subscription.id }
  const planId = await aPlan(story.seller, story.stall, {
    unit: 'day',
    every: 10,
    price: { kind: 'fixed', amountMinor: 4_000 },
  })
  market.clock.advance({ days: 10 })
  const body = { planId, when: 'now' }
  // 20 of 30 days of 30.00 are left: 20.00 come off the 40.00, and the parcel costs 4.90.
  const preview = await story.customer.call('previewPlanChange', { params, body })
  expect(preview).toMatchObject({ credit: { amountMinor: 2_000 }, daysLeft: 20, charge: { amountMinor: 2_490 } })
  await story.customer.call('changePlan', { params, body })
  await market.settle()
  const changed = await now(story)
  expect(changed).toMatchObject({ every: 10, nextOn: preview.nextOn, credit: { amountMinor: 0 } })
  expect(changed.cycles[0]).toMatchObject({ state: 'succeeded', total: preview.charge })
  expect(changed.cycles[1]).toMatchObject({ toOn: changed.cycles[0]!.fromOn })
})

test('a plan holds to its minimum, then ends with its cycle, and can be won back', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 10, minCycles: 2 } })
  const params = { id: story.subscription.id }
  const body = { when: 'cycle_end', reason: 'Too much tea.' }
  expect(await story.customer.refused('cancelSubscription', { params, body })).toMatchObject({
    code: 'minimum_not_reached',
    missing: 1,
  })
  await live(10)
  expect(await story.customer.call('cancelSubscription', { params, body })).toMatchObject({
    endsWithCycle: true,
    state: 'active',
  })
  expect(await story.customer.call('keepSubscription', { params })).toMatchObject({ endsWithCycle: false })
  await story.customer.call('cancelSubscription', { params, body })
  await live(10)
  expect(await now(story)).toMatchObject({ state: 'cancelled', endReason: 'Too much tea.', cyclesPaid: 2 })
  await story.customer.call('keepSubscription', { params })
  await market.settle()
  expect(await now(story)).toMatchObject({ state: 'active', cyclesPaid: 3 })
})

test('who agreed to a least number of cycles keeps it by another plan, now and with the next cycle, and is told before', async () => {
  for (const when of ['now', 'next']) {
    const story = await aSubscription(market, { plan: { unit: 'day', every: 10, minCycles: 4 } })
    const params = { id: story.subscription.id }
    const planId = await aPlan(story.seller, story.stall, { unit: 'day', every: 10 })
    const missing = when === 'now' ? 2 : 3
    const outlook = await story.customer.call('previewPlanChange', { params, body: { planId, when } })
    expect(outlook).toMatchObject({ missingCycles: missing })
    await story.customer.call('changePlan', { params, body: { planId, when } })
    await market.settle()
    const body = { when: 'now' }
    expect(await story.customer.refused('cancelSubscription', { params, body })).toMatchObject({ missing })
    await live(10)
    expect(await now(story)).toMatchObject({ plan: { id: planId, minCycles: 4 } })
    for (let cycle = 1; cycle < missing; cycle++) await live(10)
    await now(story)
    expect(await story.customer.call('cancelSubscription', { params, body })).toMatchObject({ state: 'cancelled' })
  }
})

test('a plan that keeps stock ahead has it when others have bought the shelf empty', async () => {
  const stall = { wares: [{ priceMinor: 2_000, onHand: 2 }] }
  const story = await aSubscription(market, { plan: { unit: 'day', every: 10, reservesStock: true }, stall })
  const other = await aCustomer(market)
  const { variantId } = story.stall.wares[0]!
  expect(await other.refused('addCartLine', { body: { variantId, quantity: 1 } })).toMatchObject({
    code: 'out_of_stock',
  })
  await live(10)
  expect(await now(story)).toMatchObject({ state: 'active', cyclesPaid: 2 })
  await story.customer.call('cancelSubscription', { params: { id: story.subscription.id }, body: { when: 'now' } })
})

test('an empty shelf is no charge: the cycle waits, and goes ahead when there is stock', async () => {
  const stall = { wares: [{ priceMinor: 2_000, onHand: 1 }] }
  const story = await aSubscription(market, { plan: { unit: 'day', every: 30 }, stall })
  await live(30)
  expect(await now(story)).toMatchObject({ state: 'past_due', cycles: [{ state: 'failed', checkoutId: null }, {}] })
  await sql`update variants set on_hand = 5 where id = ${story.stall.wares[0]!.variantId}`.execute(market.context.db)
  await live(1)
  expect(await now(story)).toMatchObject({ state: 'active', cyclesPaid: 2 })
})

test('the operator tries again at once, or forgives', async () => {
  const operator = await anOperator(market)
  const story = await aSubscription(market, { plan: { unit: 'day', every: 30 }, token: 'tok_insufficient_funds' })
  const params = { id: story.subscription.id }
  expect(await operator.refused('retryCycle', { params })).toMatchObject({ code: 'nothing_to_try' })
  await live(30)
  await comeInAt(market, 'operator', operator)
  expect(await operator.call('retryCycle', { params })).toMatchObject({ cycles: [{ tries: 2, state: 'failed' }, {}] })
  await operator.call('forgiveCycle', { params, body: { reason: 'A kindness.' } })
  expect(await now(story)).toMatchObject({ state: 'active', cyclesPaid: 1, cycles: [{ state: 'forgiven' }, {}] })
  expect((await operator.call('listMarketSubscriptions', { query: { state: 'unpaid' } })).items.length).toBeGreaterThan(
    0,
  )
})

test('the board shows what is unpaid by its next try with its sums, and reminds by a letter once a day', async () => {
  const operator = await anOperator(market)
  const plan = { unit: 'day', every: 60 } as const
  const early = await aSubscription(market, { plan, token: 'tok_insufficient_funds' })
  await live(60)
  const late = await aSubscription(market, { plan, token: 'tok_insufficient_funds' })
  for (const days of [1, 3, 5, 7, 44]) await live(days)
  await comeInAt(market, 'operator', operator)
  const items = []
  const sums = []
  for (let after: string | undefined, isMore = true; isMore;) {
    const page = await operator.call('listDunning', { query: { limit: '1', ...(after && { after }) } })
    items.push(...page.items)
    sums.push(page.groups)
    after = page.next ?? undefined
    isMore = page.next !== null
  }
  const places = items.map(({ nextTryAt }) => nextTryAt ?? '9999')
  expect(places).toEqual(places.toSorted())
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
  expect(items.find(({ id }) => id === late.subscription.id)).toMatchObject({ tries: 1, owed: { amountMinor: 2_290 } })
  expect(items.find(({ id }) => id === early.subscription.id)).toMatchObject({ tries: 5, nextTryAt: null })
  const [groups] = sums
  expect(sums.every((each) => JSON.stringify(each) === JSON.stringify(groups))).toBe(true)
  for (const { tries, count, owed } of groups!) {
    const own = items.filter((item) => (item.nextTryAt === null ? null : item.tries) === tries)
    expect([count, owed.amountMinor]).toEqual([own.length, own.reduce((sum, each) => sum + each.owed.amountMinor, 0)])
  }

  const params = { id: late.subscription.id }
  await operator.call('remindOfPayment', { params })
  await operator.call('remindOfPayment', { params })
  await market.settle()
  const [cycle] = (await now(late)).cycles
  const { rows } = await sql<{ subject: string }>`
    select subject from mails where key like ${`subscription-reminder:${cycle!.id}:%`}`.execute(market.context.db)
  expect(rows).toHaveLength(1)
  const paid = await aSubscription(market, { plan })
  expect(await operator.refused('remindOfPayment', { params: { id: paid.subscription.id } })).toMatchObject({
    code: 'nothing_to_try',
  })
})

test('after the last try the operator charges again: refused it stays unpaid, paid it goes on with its next day', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 30 }, token: 'tok_insufficient_funds' })
  const params = { id: story.subscription.id }
  await live(30)
  for (const days of [1, 3, 5, 7]) await live(days)
  expect(await now(story)).toMatchObject({ state: 'unpaid', nextOn: null })
  const operator = await anOperator(market)
  expect(await operator.call('retryCycle', { params })).toMatchObject({ state: 'unpaid', cycles: [{ tries: 6 }, {}] })
  const paymentMethodId = await aKeptCard(story.customer)
  await story.customer.call('changeSubscription', { params, body: { paymentMethodId } })
  await operator.call('retryCycle', { params })
  await market.settle()
  const paid = await now(story)
  expect(paid).toMatchObject({ state: 'active', cyclesPaid: 2, cycles: [{ state: 'succeeded' }, {}] })
  expect(paid.nextOn! > market.clock.now().toISOString().slice(0, 10)).toBe(true)
})

test('one that is cancelled while its charge has no answer stays cancelled, and what was charged is sent', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 20 }, token: 'tok_lost_answer' })
  const params = { id: story.subscription.id }
  market.clock.advance({ days: 20 })
  await renewDue(market.context)
  expect(await now(story)).toMatchObject({ cycles: [{ state: 'running' }, {}] })
  await story.customer.call('cancelSubscription', { params, body: { when: 'now' } })
  market.clock.advance({ minutes: 5 })
  await market.settle()
  expect(await now(story)).toMatchObject({ state: 'cancelled', cyclesPaid: 2, cycles: [{ state: 'succeeded' }, {}] })
})

test('what died between the checkout and the charge is charged, once', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 30 } })
  market.clock.advance({ days: 30 })
  const broken = {
    ...market.context.ports.gateways,
    all: market.context.ports.gateways.all.map((gateway) => ({
      ...gateway,
      vault: { ...gateway.vault!, charge: () => Promise.reject(new Error('killed')) },
    })),
  }
  await renewDue({ ...market.context, ports: { ...market.context.ports, gateways: broken } })
  expect(await ordersOf(story)).toBe(0)
  // The gateway is asked and says that nothing was charged: nobody refused anything, so it is charged now, and nobody hears of it.
  market.clock.advance({ minutes: 5 })
  await market.settle()
  await market.settle()
  expect(await ordersOf(story)).toBe(1)
  const { state, cycles } = await now(story)
  expect([state, cycles[0]]).toMatchObject(['active', { state: 'succeeded', tries: 1 }])
  const letters = await lettersTo(market, story.customer.person.email)
  expect(letters.filter(({ subject }) => /could not|unpaid|declined/i.test(subject))).toEqual([])
})

test('what was given back of a cycle is not taken off the next plan as well', async () => {
  const story = await aSubscription(market, {
    plan: { unit: 'day', every: 30, price: { kind: 'fixed', amountMinor: 3_000 } },
    quantity: 2,
  })
  const { customer, seller, subscription } = story
  const params = { id: subscription.id }
  const planId = await aPlan(seller, story.stall, { unit: 'day', every: 10 })
  const body = { planId, when: 'now' }
  market.clock.advance({ days: 15 })
  expect(await customer.call('previewPlanChange', { params, body })).toMatchObject({ credit: { amountMinor: 3_000 } })
  const order = { id: subscription.cycles[0]!.order!.id }
  const { lines } = await seller.call('getShopOrder', { params: order })
  await seller.call('cancelShopLines', {
    params: order,
    body: { lines: [{ lineId: lines[0]!.id, quantity: 1 }], reason: 'Broken.' },
  })
  expect(await customer.call('previewPlanChange', { params, body })).toMatchObject({ credit: { amountMinor: 1_500 } })
  await seller.call('cancelShopOrder', { params: order, body: { reason: 'All of them.' } })
  expect(await customer.call('previewPlanChange', { params, body })).toMatchObject({ credit: { amountMinor: 0 } })
})

test('what the next one costs is known before, with shipping, and before a change is agreed to', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 10 } })
  const { customer, subscription } = story
  const params = { id: subscription.id }
  expect(subscription.nextCharge).toMatchObject({
    on: subscription.nextOn,
    items: { amountMinor: 1_800 },
    shipping: { amountMinor: 490 },
    total: { amountMinor: 2_290 },
  })
  const body = { quantity: 2 }
  const { next } = await customer.call('previewChange', { params, body })
  expect(next).toMatchObject({ items: { amountMinor: 3_600 }, total: { amountMinor: 4_090 } })
  expect((await now(story)).quantity).toBe(1)
  const planId = await aPlan(story.seller, story.stall, {
    unit: 'day',
    every: 10,
    price: { kind: 'fixed', amountMinor: 900 },
  })
  const outlook = await customer.call('previewPlanChange', { params, body: { planId, when: 'next' } })
  expect(outlook.next).toMatchObject({ total: { amountMinor: 900 + 490 } })
  const changed = await customer.call('changeSubscription', { params, body })
  expect(changed.nextCharge).toEqual(next)
  await live(10)
  expect((await now(story)).cycles[0]).toMatchObject({ state: 'succeeded', total: next!.total })
})

test('when every cycle of a plan is paid nothing is promised any more: no date of a charge, no letter of one, no stock', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 10, endAfter: 1 } })
  const { customer, seller, subscription } = story
  expect(subscription).toMatchObject({ state: 'active', endsByItself: true, nextCharge: null })
  const { rows } = await sql<{ plain: string }>`
    select plain from mails where key = ${`subscription-started:${subscription.id}`}`.execute(market.context.db)
  expect(rows[0]!.plain).not.toContain('It comes again')
  expect(await seller.call('getSubscriptionFigures')).toMatchObject({ subscriberCount: 1, need: [] })
  const params = { id: subscription.id }
  expect(await customer.refused('skipCycle', { params })).toMatchObject({ code: 'wrong_state' })
  const planId = await aPlan(seller, story.stall, { unit: 'day', every: 15 })
  await customer.call('changePlan', { params, body: { planId, when: 'next' } })
  expect(await now(story)).toMatchObject({ endsByItself: false, nextCharge: { total: { amountMinor: 2_290 } } })
  expect(await seller.call('getSubscriptionFigures')).toMatchObject({ need: [{ units: 2, available: 99 }] })
})

test('terms that hold the start of a subscription hold its first parcel, and what follows also when a cycle is skipped', async () => {
  const templateId = await aTemplate(market, { kind: 'subscription', holds: ['subscription_start'] })
  const story = await aSubscription(market, { plan: { unit: 'day', every: 10 } })
  const operator = await anOperator(market)
  await operator.call('changeContractTemplate', { params: { id: templateId }, body: { isActive: false } })
  const first = { id: story.subscription.cycles[0]!.order!.id }
  const handOver = { params: first, body: { carrier: 'CTT', trackingNumber: 'LX1' } }
  expect(await story.seller.refused('handOverOrder', handOver)).toMatchObject({ code: 'contract_unsigned' })
  await story.customer.call('skipCycle', { params: { id: story.subscription.id } })
  await live(20)
  expect(await now(story)).toMatchObject({ state: 'past_due', cycles: [{ state: 'failed', total: null }, {}, {}] })
  expect(await ordersOf(story)).toBe(0)
  await comeInAt(market, 'operator', operator)
  const { items } = await operator.call('listContracts', { query: {} })
  await operator.call('voidContract', { params: { id: items[0]!.id }, body: { reason: 'Not needed.' } })
  await live(1)
  expect(await now(story)).toMatchObject({ state: 'active', cyclesPaid: 2 })
  await comeInAt(market, 'seller', story.seller)
  expect(await story.seller.call('handOverOrder', handOver)).toMatchObject({ state: 'handed_over' })
})

test('each try that wants a confirmation asks for it by a letter with the link, and the last one asks for nothing', async () => {
  const operator = await anOperator(market)
  await operator.call('changeSettings', { body: { dunningDays: [1, 1] } })
  const story = await aSubscription(market, { plan: { unit: 'day', every: 60 }, token: 'tok_challenge' })
  await live(60)
  const [cycle] = (await now(story)).cycles
  const asked = async () => {
    const { rows } = await sql<{ plain: string }>`
      select plain from mails where key like ${`subscription-confirmation:${cycle!.id}:%`}`.execute(market.context.db)
    return rows
  }
  expect((await asked())[0]!.plain).toContain(`/checkouts/${cycle!.checkoutId}?key=`)
  await live(1)
  expect(await asked()).toHaveLength(2)
  await live(1)
  expect(await now(story)).toMatchObject({ state: 'unpaid', cycles: [{ state: 'exhausted', tries: 3 }, {}] })
  expect(await asked()).toHaveLength(2)
  await comeInAt(market, 'operator', operator)
  await operator.call('changeSettings', { body: { dunningDays: [1, 3, 5, 7] } })
})

test('after the last try the market pauses or cancels, as it has set; one that its customer had cancelled is over in any case', async () => {
  const operator = await anOperator(market)
  const plan = { unit: 'day', every: 20 } as const
  const stories = []
  for (const dunningEnd of ['pause', 'cancel', 'unpaid']) {
    await operator.call('changeSettings', { body: { dunningDays: [], dunningEnd } })
    const story = await aSubscription(market, { plan, token: 'tok_insufficient_funds' })
    if (dunningEnd === 'unpaid') await operator.call('changeSettings', { body: { dunningDays: [1] } })
    await live(20)
    await comeInAt(market, 'operator', operator)
    stories.push(story)
  }
  expect(await now(stories[0]!)).toMatchObject({ state: 'paused', cycles: [{ state: 'exhausted' }, {}] })
  expect(await now(stories[1]!)).toMatchObject({ state: 'cancelled', endReason: 'unpaid' })
  const { customer, subscription } = stories[2]!
  const late = await now(stories[2]!)
  expect(late).toMatchObject({ state: 'past_due' })
  await customer.call('cancelSubscription', {
    params: { id: subscription.id },
    body: { when: 'cycle_end', reason: 'Enough.' },
  })
  await live(1)
  expect(await now(stories[2]!)).toMatchObject({ state: 'cancelled', endReason: 'Enough.' })
  await comeInAt(market, 'operator', operator)
  await operator.call('changeSettings', { body: { dunningDays: [1, 3, 5, 7] } })
})

test('who paused a trial can still end it, whatever the plan asks for afterwards', async () => {
  const story = await aSubscription(market, { plan: { unit: 'day', every: 10, trialDays: 5, minCycles: 3 } })
  const params = { id: story.subscription.id }
  await story.customer.call('pauseSubscription', { params, body: { until: null } })
  const over = await story.customer.call('cancelSubscription', { params, body: { when: 'now' } })
  expect(over).toMatchObject({ state: 'cancelled', cyclesPaid: 0 })
})

test('a card that expires soon is told of by a letter, once, and not where nothing comes any more', async () => {
  const [coming, ending] = [
    await aSubscription(market, { plan: { unit: 'day', every: 30 } }),
    await aSubscription(market, { plan: { unit: 'day', every: 30 } }),
  ]
  await ending.customer.call('cancelSubscription', {
    params: { id: ending.subscription.id },
    body: { when: 'cycle_end' },
  })
  const soon = market.clock.now()
  await sql`update payment_methods set expiry_year = ${soon.getUTCFullYear()}, expiry_month = ${soon.getUTCMonth() + 1}
    where id = any(${[coming, ending].map(({ subscription }) => subscription.card!.id)}::uuid[])`.execute(
    market.context.db,
  )
  await market.settle()
  await market.settle()
  const { rows } = await sql<{
    key: string
    plain: string
  }>`select key, plain from mails where key like 'card-expiring:%'`.execute(market.context.db)
  const about = ({ subscription: { id } }: Subscribed) => rows.filter(({ key }) => key.includes(id))
  expect(about(coming)).toHaveLength(1)
  expect(about(coming)[0]!.plain).toContain('Choose another card')
  expect(about(ending)).toHaveLength(0)
})

// Last, for its subscriptions go on.
test('processes that look at once begin each cycle once, though subscriptions are several cycles behind', async () => {
  const story = await aSubscription(market, {
    plan: { unit: 'day', every: 1 },
    stall: { wares: [{ priceMinor: 500, onHand: 10_000 }] },
  })
  await moreLike(market, story.subscription.id, 11)
  market.clock.advance({ days: 8 })
  const look = async () => {
    while ((await renewDue(market.context)) > 0);
  }
  await Promise.all([look(), look(), look(), look()])
  await look()
  const { rows } = await sql<{ cycles: number; lastOn: string }>`
    select count(*)::int as cycles, max(c.from_on)::text as "lastOn" from subscriptions sub join subscription_cycles c on c.subscription_id = sub.id
    where sub.shop_id = ${story.stall.shopId} and c.number > 1 group by sub.id`.execute(market.context.db)
  expect(rows.map(({ cycles }) => cycles)).toEqual(Array.from({ length: 12 }, () => 8))
})
