import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingAs } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { anOrderDelivered, anOrderReadyToHandOver, handOver } from '#test/builders/orders.ts'
import {
  aCustomer,
  anOperator,
  aPerson,
  aSeller,
  everybodysPassword,
  type SignedInVisitor,
} from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { anchorChain, checkChain, forgetOldLines, linkChain } from './chain.ts'
import { noteAct } from './index.ts'
import { isTold } from './timeline-words.ts'
import { disputeMachine } from '#server/disputes/dispute-state.ts'
import { orderMachine } from '#server/orders/order-state.ts'
import { paymentMachine } from '#server/payments/payment-state.ts'
import { returnMachine } from '#server/returns/return-state.ts'
import { shopLife } from '#server/shops/shop-state.ts'
import { subscriptionMachine } from '#server/subscriptions/index.ts'
import { withdrawalMachine } from '#server/withdrawals/withdrawal-state.ts'
import { daysAfter } from '#server/platform/clock.ts'
import { newId } from '#shared/ids.ts'
import { tellRefusals } from '#server/identity/note-refusal.ts'

let market: TestMarket
let operator: SignedInVisitor

beforeAll(async () => {
  market = await openTestMarket()
  operator = await anOperator(market, { name: 'Tomás Oliveira' })
})
afterAll(() => market.close())

async function entriesOf(query: Record<string, string>) {
  return (await operator.call('listAuditEntries', { query })).items
}

describe('what somebody with power does', () => {
  test('stands in the log with door, address, and what it was before', async () => {
    await operator.call('changeSettings', { body: { tagline: 'Slowly' }, headers: { 'user-agent': 'Firefox' } })
    await operator.call('changeSettings', { body: { tagline: 'Quickly' }, headers: { 'user-agent': 'Firefox' } })
    const [entry] = await entriesOf({ act: 'changeSettings' })
    expect(entry).toMatchObject({
      by: 'operator',
      person: { name: 'Tomás Oliveira' },
      door: 'operator',
      words: 'Change settings of the market',
      address: '127.0.0.1',
      userAgent: 'Firefox',
    })
    expect(entry!.changes).toMatchObject([
      { table: 'market_settings', before: { tagline: 'Slowly' }, after: { tagline: 'Quickly' } },
    ])
  })

  test('to an order is told with its reason, its facts, and as a part of the story of the order', async () => {
    const ready = await anOrderReadyToHandOver(market)
    await handOver(ready)
    const [handed] = await entriesOf({ subjectId: ready.order.id, act: 'handOverOrder' })
    expect(handed).toMatchObject({
      by: 'seller',
      shop: { id: ready.stall.shopId },
      facts: ['order.handed-over'],
      subjectName: ready.order.number,
    })
    expect(handed!.changes.find(({ table }) => table === 'orders')).toMatchObject({
      before: { state: 'processing' },
      after: { state: 'handed_over' },
    })
    const { items } = await operator.call('getOrderTimeline', { params: { id: ready.order.id } })
    expect(items.map(({ words }) => words)).toEqual(
      expect.arrayContaining(['Order placed', 'The money arrived', 'The shop prepares the order']),
    )
    expect(items[0]).toMatchObject({ words: 'Order handed over to the carrier', by: 'shop' })
  })

  test('to an amount says its currency, which did not change with it or stands in another row', async () => {
    await operator.call('changeSettings', { body: { cashLimitMinor: 20_000 } })
    const [limited] = await entriesOf({ act: 'changeSettings' })
    expect(limited!.changes).toMatchObject([{ after: { cash_limit_minor: 20_000 }, currency: 'EUR' }])
    const { seller, order } = await anOrderReadyToHandOver(market)
    await seller.call('cancelShopOrder', { params: { id: order.id }, body: { reason: 'The kiln broke.' } })
    const [cancelled] = await entriesOf({ subjectId: order.id, act: 'cancelShopOrder' })
    const amounts = cancelled!.changes.filter(({ after }) => Object.keys(after).some((name) => name.endsWith('_minor')))
    expect(amounts.map(({ currency }) => currency)).toEqual(amounts.map(() => 'EUR'))
    expect(amounts.length).toBeGreaterThan(0)
  })

  test('and was refused leaves no line', async () => {
    const seller = await aSeller(market)
    await seller.refused('handOverOrder', { params: { id: seller.shop.id }, body: {} })
    expect(await entriesOf({ personId: seller.person.id })).toEqual([])
  })

  test('is not told with its secrets', async () => {
    const { id } = await aPerson(market)
    await inTransaction(
      {
        ...market.context,
        act: {
          name: 'changePassword',
          door: 'operator',
          subject: 'person',
          subjectId: id,
          reason: '',
          address: null,
          userAgent: '',
          facts: [],
          isWritten: false,
        },
      },
      (tx) => sql`update people set password_hash = 'a new one', name = 'Ida' where id = ${id}`.execute(tx.db),
    )
    const [entry] = await entriesOf({ act: 'changePassword' })
    expect(entry!.changes).toMatchObject([
      { before: { password_hash: '•••', name: 'Ada Bloom' }, after: { password_hash: '•••', name: 'Ida' } },
    ])
  })

  test('is not told with files, for one for the bank holds the accounts of all shops', async () => {
    const { rows } = await sql<{ told: object }>`
      select masked('{"xml": "<IBAN>DE1</IBAN>", "bytes": "JVBERi0", "iban": "DE1", "sum_minor": 5}') as told`.execute(
      market.context.db,
    )
    expect(rows[0]!.told).toEqual({ xml: '•••', bytes: '•••', iban: '•••', sum_minor: 5 })
  })

  test('to a subscription, a plan or an application stands there with what it was before', async () => {
    const { rows } = await sql<{ name: string }>`
      select tgrelid::regclass::text as name from pg_trigger where tgname = 'zz_note_change'`.execute(market.context.db)
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['plans', 'subscriptions', 'subscription_cycles', 'shop_applications', 'payouts']),
    )
  })

  test('has one line also when its verb has better words for it', async () => {
    const { id } = await aPerson(market)
    const act = {
      name: 'replay',
      door: 'operator',
      subject: null,
      subjectId: null,
      reason: 'Asked by phone',
      address: null,
      userAgent: '',
      facts: [],
      isWritten: false,
    }
    await inTransaction(
      { ...actingAs(market.context, { kind: 'operator', personId: operator.person.id, sessionId: id }), act },
      (tx) => noteAct(tx, { act: 'gateway_event.replayed', subject: 'gateway_event', subjectId: id }),
    )
    expect(await entriesOf({ subjectId: id })).toMatchObject([
      { act: 'gateway_event.replayed', reason: 'Asked by phone' },
    ])
  })
})

describe('looking for something in the log', () => {
  test('finds what was done to a kind of thing, however a verb or a request writes it', async () => {
    const id = newId()
    await inTransaction(market.context, async (tx) => {
      await noteAct(tx, { act: 'gateway_event.replayed', subject: 'gateway_event', subjectId: id })
      await noteAct(tx, { act: 'replayGatewayEvent', subject: 'gateway-event', subjectId: id })
      await noteAct(tx, { act: 'question.hidden', subject: 'question', subjectId: id })
    })
    const found = await entriesOf({ subject: 'gateway-event', subjectId: id })
    expect(found.map(({ act }) => act).toSorted()).toEqual(['gateway_event.replayed', 'replayGatewayEvent'])
    const file = await (
      await operator.send('exportAuditEntries', { query: { subject: 'question', subjectId: id } })
    ).text()
    expect(file).toContain('question.hidden')
    expect(file).not.toContain('replayed')
  })

  test('from a day to a day takes both of them whole', async () => {
    const id = newId()
    const on = async (at: string) => {
      const context = { ...market.context, clock: { ...market.context.clock, now: () => new Date(at) } }
      await inTransaction(context, (tx) => noteAct(tx, { act: 'shop.written_to', subject: 'shop', subjectId: id }))
    }
    const times = [
      '2026-03-01T23:59:59.999Z',
      '2026-03-02T00:00:00Z',
      '2026-03-03T23:59:59.999Z',
      '2026-03-04T00:00:00Z',
    ]
    for (const at of times) await on(at)
    const found = await entriesOf({ subjectId: id, from: '2026-03-02', to: '2026-03-03' })
    expect(found.map(({ at }) => at)).toEqual(['2026-03-03T23:59:59.999Z', '2026-03-02T00:00:00.000Z'])
  })

  test('is offered the acts that stand in it, once each, with their words and what they are done to', async () => {
    await operator.call('changeSettings', { body: { tagline: 'Once more' } })
    const { items } = await operator.call('listAuditActs')
    expect(items.filter(({ act }) => act === 'changeSettings')).toEqual([
      { act: 'changeSettings', words: 'Change settings of the market', subject: null },
    ])
    expect(items).toContainEqual({ act: 'question.hidden', words: 'Question hidden', subject: 'question' })
    const { rows } = await sql<{ act: string }>`select distinct act from audit_log`.execute(market.context.db)
    expect(items.map(({ act }) => act).toSorted()).toEqual(rows.map(({ act }) => act).toSorted())
  })
})

describe('what nobody asked for by a request', () => {
  test('as a payment that arrived, and who came in, stands there too', async () => {
    const { email } = await aPerson(market, { name: 'Ines Prates' })
    await new Visitor(market.url).call('sellerSignIn', { body: { email, password: everybodysPassword } })
    expect(await entriesOf({ act: 'person.came-in', search: 'Ines' })).toMatchObject([
      { door: 'seller', address: '127.0.0.1', words: 'Signed in' },
    ])
    expect(await entriesOf({ act: 'payment.captured' })).not.toEqual([])
  })
})

describe('a story', () => {
  test.each([
    ['order', Object.keys(orderMachine.life)],
    ['payment', Object.keys(paymentMachine.life)],
    // Its history is one of acts, some of which lead to no other state.
    [
      'subscription',
      [
        ...Object.values(subscriptionMachine.life).flatMap((acts) => Object.keys(acts)),
        'start',
        'skip',
        'change',
        'plan_changed',
        'cancel_at_end',
        'keep',
        'forgive',
        'remind',
        'credit_back',
      ],
    ],
    ['dispute', Object.keys(disputeMachine.life)],
    ['return', Object.keys(returnMachine.life)],
    ['withdrawal', Object.keys(withdrawalMachine.life)],
    ['shop', Object.keys(shopLife.life)],
  ] as const)('of a %s has a sentence for each thing that can happen', (kind, names) => {
    expect(names.filter((name) => !isTold(kind, name))).toEqual([])
  })

  test('of an order, its customer and its shop tells what was sent back', async () => {
    const customer = await aCustomer(market)
    const { seller, order, stall } = await anOrderDelivered(market, { customer })
    const lines = [{ lineId: order.lines[0]!.id, quantity: 1, reason: 'damaged' }]
    const { id } = await customer.call('requestReturn', {
      params: { id: order.id },
      body: { lines, words: 'Too big.' },
    })
    await seller.call('acceptReturn', { params: { id }, body: {} })
    const wanted = ['The shop takes them back', 'The customer wants to send things back']
    for (const [operation, of] of [
      ['getOrderTimeline', order.id],
      ['getPersonTimeline', customer.person.id],
      ['getShopTimeline', stall.shopId],
    ] as const) {
      const { items } = await operator.call(operation, { params: { id: of } })
      const told = items.filter(({ kind }) => kind === 'return').map(({ words }) => words)
      expect(told).toEqual(wanted)
    }
  })

  test('of a payment begins with the order, goes over the gateway to the money, and says each thing once', async () => {
    const { order } = await anOrderReadyToHandOver(market)
    const { id } = await market.context.db
      .selectFrom('payments as p')
      .innerJoin('orders as o', 'o.checkout_id', 'p.checkout_id')
      .select('p.id')
      .where('o.id', '=', order.id)
      .executeTakeFirstOrThrow()
    const { name, items } = await operator.call('getPaymentTimeline', { params: { id } })
    expect(name).toBe(`Payment of ${order.number}`)
    const words = items.map((step) => step.words).toReversed()
    expect(words.slice(0, 2)).toEqual(['Order placed', 'The sandbox was asked for the money'])
    expect(words.filter((said) => said === 'The money arrived')).toHaveLength(1)
    expect(words.indexOf('The shop prepares the order')).toBeGreaterThan(words.indexOf('The money arrived'))
  })

  test('of a shop tells its states and what was done in it, and comes whole in pages of two', async () => {
    const seller = await aSeller(market, { shopName: 'Clay & Kiln' })
    const inDays = (days: number) => daysAfter(market.clock.now(), days).toISOString().slice(0, 10)
    for (const days of [8, 9, 10])
      await seller.call('setHoliday', {
        body: { holiday: { from: inDays(2), until: inDays(days), message: 'At the sea' } },
      })
    const params = { id: seller.shop.id }
    const whole = await operator.call('getShopTimeline', { params })
    expect(whole.name).toBe('Clay & Kiln')
    expect(whole.items[0]).toMatchObject({ by: 'shop', person: { id: seller.person.id } })
    const seen: string[] = []
    let after: string | null | undefined
    while (after !== null) {
      const page = await operator.call('getShopTimeline', { params, query: { limit: 2, ...(after && { after }) } })
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
    }
    expect(seen).toEqual(whole.items.map(({ id }) => id))
  })

  test('of a person tells the account, orders and sign-ins; of nobody there is none', async () => {
    const { person } = await aCustomer(market, { name: 'Ines Prates' })
    await new Visitor(market.url).call('signIn', { body: { email: person.email, password: everybodysPassword } })
    const { name, detail, items } = await operator.call('getPersonTimeline', { params: { id: person.id } })
    expect([name, detail]).toEqual(['Ines Prates', person.email])
    expect(items.map(({ words }) => words)).toEqual(expect.arrayContaining(['Signed in', 'The account was made']))
    expect(await operator.refused('getPersonTimeline', { params: { id: newId() } })).toMatchObject({
      code: 'person_not_found',
    })
  })

  test('of a person tells who was refused at signing in: once a minute, counted, without what was typed', async () => {
    const { id, email } = await aPerson(market)
    for (let tries = 0; tries < 12; tries++)
      await new Visitor(market.url).refused('signIn', { body: { email, password: `my-other-secret-${tries}` } })
    await new Visitor(market.url).refused('signIn', { body: { email: 'nobody-at-all@example.com', password: 'x' } })
    await tellRefusals(market.context)
    expect(await entriesOf({ act: 'person.sign-in-refused', personId: id })).toEqual([])
    market.clock.advance({ minutes: 6 })
    await new Visitor(market.url).refused('operatorSignIn', { body: { email, password: everybodysPassword } })
    market.clock.advance({ minutes: 2 })
    await tellRefusals(market.context)
    const lines = await entriesOf({ act: 'person.sign-in-refused' })
    expect(JSON.stringify(lines)).not.toContain('my-other-secret')
    expect(lines.map(({ person, door, detail }) => [person?.id, door, detail['tries']])).toEqual([
      [id, 'operator', 'right password, but no place at this door'],
      [id, 'storefront', 'wrong password 10 times, locked after too many tries 2 times'],
    ])
    const { items } = await operator.call('getPersonTimeline', { params: { id } })
    expect(items[0]).toMatchObject({ words: 'Somebody was refused at signing in', isBad: true })
    expect(items[1]!.note).toContain('wrong password 10 times')
  })
})

describe('the log', () => {
  test('cannot be changed, emptied or rewritten by the program', async () => {
    const { db } = market.context
    await linkChain(market.context)
    for (const statement of [
      'update audit_log set reason = $$other$$',
      'delete from audit_log',
      'truncate audit_log cascade',
      'update audit_chain set hash = $$x$$',
      'delete from audit_chain',
    ]) {
      await expect(sql.raw(statement).execute(db)).rejects.toThrow(/only added to/)
    }
  })

  test('is whole, and says so to operators', async () => {
    const check = await operator.call('checkAuditChain')
    expect(check).toMatchObject({ isWhole: true, complaint: '', waiting: 0 })
    expect(check.lines).toBeGreaterThan(3)
  })

  test('grows no line by being looked at', async () => {
    const { lines } = await operator.call('checkAuditChain')
    expect(await operator.call('checkAuditChain')).toMatchObject({ lines })
  })

  test('tells a line that was changed behind its back, and one that was removed', async () => {
    const { db } = market.context
    await sql`alter table audit_log disable trigger user`.execute(db)
    const { rows } = await sql<{ id: string; number: number }>`
      select entry_id as id, number from audit_chain order by number limit 1 offset 1`.execute(db)
    const { id, number } = rows[0]!
    await sql`update audit_log set reason = 'nothing happened' where id = ${id}`.execute(db)
    expect(await checkChain(market.context)).toMatchObject({
      isWhole: false,
      brokenAt: number,
      complaint: `Line ${number} was changed.`,
    })
    await sql`update audit_log set reason = '' where id = ${id}`.execute(db)
    expect(await checkChain(market.context)).toMatchObject({ isWhole: true })
    await sql`alter table audit_log enable trigger user`.execute(db)
  })

  test('tells a chain that was calculated anew, by the anchor beside the data', async () => {
    const { db, config } = market.context
    await anchorChain(market.context)
    await anchorChain(market.context)
    const file = join(config.dataFolder, 'audit-anchors.txt')
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1)
    for (const table of ['audit_log', 'audit_chain', 'audit_anchors'])
      await sql.raw(`alter table ${table} disable trigger user`).execute(db)
    await sql`delete from audit_anchors`.execute(db)
    await sql`insert into audit_unlinked select entry_id from audit_chain`.execute(db)
    await sql`delete from audit_chain`.execute(db)
    await sql`update audit_log set reason = 'quite another story' where reason = ''`.execute(db)
    await linkChain(market.context)
    for (const table of ['audit_log', 'audit_chain', 'audit_anchors'])
      await sql.raw(`alter table ${table} enable trigger user`).execute(db)
    const check = await checkChain(market.context)
    expect(check).toMatchObject({ isWhole: false })
    expect(check.complaint).toMatch(/is not the one that was anchored on/)
    rmSync(file)
    expect(await checkChain(market.context)).toMatchObject({ isWhole: true })
  })

  test('writes beside the data the days that a crash left out, and never over what stands there', async () => {
    const { config } = market.context
    const file = join(config.dataFolder, 'audit-anchors.txt')
    await anchorChain(market.context)
    const [yesterday, ...none] = readFileSync(file, 'utf8').trim().split('\n')
    expect(none).toEqual([])
    // Of the next day the row was written and the line only begun.
    market.clock.advance({ days: 1 })
    await anchorChain(market.context)
    const whole = readFileSync(file, 'utf8')
    const today = whole.trim().split('\n')[1]!
    expect(today.slice(0, 10)).toBe(market.clock.now().toISOString().slice(0, 10))
    writeFileSync(file, `${yesterday}\n${today.slice(0, 30)}`)
    await anchorChain(market.context)
    await anchorChain(market.context)
    expect(readFileSync(file, 'utf8').split('\n')).toEqual([yesterday, today.slice(0, 30), today, ''])
    // Neither had the program come to write anything.
    rmSync(file)
    await anchorChain(market.context)
    expect(readFileSync(file, 'utf8')).toBe(whole)
    expect(await checkChain(market.context)).toMatchObject({ isWhole: true })
    // Who can change the table does not get the file to say so too.
    const outside = `${yesterday}\n${today.replace(/[0-9a-f]{64}$/, 'f'.repeat(64))}\n`
    writeFileSync(file, outside)
    await anchorChain(market.context)
    expect(readFileSync(file, 'utf8')).toBe(outside)
    expect(await checkChain(market.context)).toMatchObject({ isWhole: false })
    rmSync(file)
  })

  test('forgets what is older than ten years from its head, and still follows', async () => {
    await linkChain(market.context)
    market.clock.advance({ days: 3_700 })
    await inTransaction(market.context, (tx) =>
      noteAct(tx, { act: 'late', subject: 'shop', subjectId: operator.person.id }),
    )
    await linkChain(market.context)
    await forgetOldLines(market.context)
    const check = await checkChain(market.context)
    expect(check).toMatchObject({ isWhole: true, lines: 1 })
  })

  test('links what fifty people do at once without gaps', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () =>
        inTransaction(market.context, (tx) =>
          noteAct(tx, { act: 'busy', subject: 'shop', subjectId: operator.person.id }),
        ),
      ),
    )
    await Promise.all([linkChain(market.context), linkChain(market.context), linkChain(market.context)])
    expect(await checkChain(market.context)).toMatchObject({ isWhole: true, lines: 51, waiting: 0 })
  })
})
