import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { actingAs } from '#server/platform/context.ts'
import { statements } from '#server/platform/db/database.ts'
import type { Refusal } from '#server/platform/errors.ts'
import { aTalk } from '#test/builders/chat.ts'
import { anOrderReadyToHandOver } from '#test/builders/orders.ts'
import { aCustomer, anOperator, aSeller } from '#test/builders/people.ts'
import { drawnPicture } from '#test/support/drawn-picture.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { notePresence } from './repository.ts'
import { sendMessage } from './send-message.ts'

let market: TestMarket

async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const before = statements.count
  await work()
  return statements.count - before
}

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

describe('a conversation', () => {
  test('is one between a customer and a shop, also when two tabs open it at once', async () => {
    const [customer, { shop }] = [await aCustomer(market), await aSeller(market)]
    const opened = await Promise.all(
      Array.from({ length: 8 }, () => customer.call('openConversation', { body: { shopId: shop.id } })),
    )
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
    const withMarket = await customer.call('openConversation', { body: {} })
    expect(withMarket).toMatchObject({ kind: 'customer_support', with: { side: 'market', name: 'Stoa' } })
  })

  test('of which nothing was said yet is in nobody’s list', async () => {
    const { customer, seller } = await aTalk(market)
    expect((await customer.call('listConversations')).items).toEqual([])
    expect((await seller.call('listShopConversations')).items).toEqual([])
  })

  test('shows both sides the last word and how much of it is unread, right after every step', async () => {
    const { id, customer, seller, ask, answer } = await aTalk(market)
    await ask('Hello')
    await ask('Could it go in its own box?')
    const forSeller = async () => (await seller.call('listShopConversations')).items
    const forCustomer = async () => (await customer.call('listConversations')).items
    expect(await forSeller()).toMatchObject([
      {
        id,
        unread: 2,
        with: { name: 'Ines Duarte' },
        lastMessage: { text: 'Could it go in its own box?', side: 'customer' },
      },
    ])
    expect(await forCustomer()).toMatchObject([
      { id, unread: 0, with: { name: 'Kiln & Clay', slug: seller.shop.slug } },
    ])

    await seller.call('readShopConversation', { params: { id }, body: { upTo: 2 } })
    expect(await forSeller()).toMatchObject([{ unread: 0 }])
    expect(await customer.call('getConversation', { params: { id } })).toMatchObject({ readByOther: 2 })

    await answer('Of course.')
    expect(await forCustomer()).toMatchObject([
      { unread: 1, lastMessage: { text: 'Of course.', author: 'Marta Ferreira' } },
    ])
    expect(await customer.call('countUnreadMessages')).toEqual({ unread: 1, waiting: 0 })
    market.clock.advance({ days: 9 })
    expect(await customer.call('countUnreadMessages')).toEqual({ unread: 1, waiting: 0 })
  })

  test('is never read back: who has read to the end does not unread by an older page', async () => {
    const { id, seller, ask } = await aTalk(market)
    await ask('One')
    await ask('Two')
    await seller.call('readShopConversation', { params: { id }, body: { upTo: 2 } })
    const after = await seller.call('readShopConversation', { params: { id }, body: { upTo: 1 } })
    expect(after).toMatchObject({ readNumber: 2, unread: 0 })
    expect(await seller.call('readShopConversation', { params: { id }, body: { upTo: 99 } })).toMatchObject({
      readNumber: 2,
    })
  })
})

describe('a message', () => {
  test('sent twice, or by two hands at once, is said once', async () => {
    const { id, customer } = await aTalk(market)
    const body = { clientId: newId(), text: 'Once' }
    const sent = await Promise.all([1, 2, 3].map(() => customer.call('sendMessage', { params: { id }, body })))
    expect(new Set(sent.map((message) => message.id)).size).toBe(1)
    expect((await customer.call('listMessages', { params: { id } })).items).toHaveLength(1)
  })

  test('keeps its place when both write at once', async () => {
    const { id, customer, seller, ask, answer } = await aTalk(market)
    await Promise.all(Array.from({ length: 8 }, (_, index) => [ask(`c${index}`), answer(`s${index}`)]).flat())
    const [mine, theirs] = await Promise.all([
      customer.call('listMessages', { params: { id } }),
      seller.call('listShopMessages', { params: { id } }),
    ])
    expect(mine.items.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1))
    expect(theirs.items.map(({ text }) => text)).toEqual(mine.items.map(({ text }) => text))
  })

  test('that was missed comes by its change, and history goes back page by page', async () => {
    const { id, customer, seller, ask, answer } = await aTalk(market)
    for (let n = 1; n <= 7; n++) await ask(`Message ${n}`)
    const newest = await seller.call('listShopMessages', { params: { id }, query: { limit: 3 } })
    expect(newest).toMatchObject({ hasMore: true, items: [{ number: 5 }, { number: 6 }, { number: 7 }] })
    const earlier = await seller.call('listShopMessages', { params: { id }, query: { limit: 3, before: 5 } })
    expect(earlier).toMatchObject({ hasMore: true, items: [{ number: 2 }, { number: 3 }, { number: 4 }] })
    const first = await seller.call('listShopMessages', { params: { id }, query: { limit: 3, before: 2 } })
    expect(first).toMatchObject({ hasMore: false, items: [{ number: 1 }] })

    const seen = Math.max(...newest.items.map(({ change }) => change))
    await customer.call('editMessage', { params: { id: earlier.items[0]!.id }, body: { text: 'Better said' } })
    await answer('An answer')
    const missed = await seller.call('listShopMessages', { params: { id }, query: { after: seen } })
    expect(missed).toMatchObject({ hasMore: false, items: [{ number: 2, text: 'Better said' }, { number: 8 }] })
  })

  test('says something, and not more than a page', async () => {
    const { id, customer } = await aTalk(market)
    const params = { id }
    expect(await customer.refused('sendMessage', { params, body: { clientId: newId(), text: '  ' } })).toMatchObject({
      status: 422,
      code: 'message_empty',
    })
    const long = { clientId: newId(), text: 'x'.repeat(4_001) }
    expect(await customer.refused('sendMessage', { params, body: long })).toMatchObject({ status: 422 })
  })

  test('more than twenty a minute are refused, whoever sends them', async () => {
    const { id, customer } = await aTalk(market)
    market.clock.advance({ minutes: 1 })
    const refused: string[] = []
    for (let n = 0; n < 22; n++) {
      const response = await customer.send('sendMessage', { params: { id }, body: { clientId: newId(), text: `${n}` } })
      if (!response.ok) refused.push(((await response.json()) as { code: string }).code)
    }
    expect(refused).toContain('too_many_attempts')
    expect(refused.length).toBeLessThanOrEqual(2)
  })

  test('can be edited and withdrawn by its writer for five minutes, and leaves a trace', async () => {
    const { id, customer, seller, ask } = await aTalk(market)
    const message = await ask('Tipo')
    const params = { id: message.id }
    expect(message.changeableUntil).not.toBeNull()
    expect(await customer.call('editMessage', { params, body: { text: 'Typo' } })).toMatchObject({
      text: 'Typo',
      editedAt: expect.any(String),
    })
    expect(await seller.refused('editShopMessage', { params, body: { text: 'Mine now' } })).toMatchObject({
      status: 404,
    })
    expect(await customer.call('withdrawMessage', { params })).toMatchObject({ text: '', isWithdrawn: true })
    expect((await seller.call('listShopMessages', { params: { id } })).items).toMatchObject([
      { text: '', isWithdrawn: true },
    ])
    const { rows } = await sql<{ body: string }>`
      select body from message_history where message_id = ${message.id} order by at`.execute(market.context.db)
    expect(rows.map(({ body }) => body)).toEqual(['Tipo', 'Typo'])

    const late = await ask('Too late')
    market.clock.advance({ minutes: 5 })
    expect(await customer.refused('withdrawMessage', { params: { id: late.id } })).toMatchObject({
      status: 409,
      code: 'too_late_to_change',
    })
  })

  test('may show an order of the customer in this shop, as it stands now, and no other', async () => {
    const { customer, seller, order, stall } = await anOrderReadyToHandOver(market, {
      customer: await aCustomer(market),
    })
    const { id } = await customer.call('openConversation', { body: { shopId: stall.shopId } })
    const body = { clientId: newId(), text: 'About this', orderId: order.id }
    const message = await customer.call('sendMessage', { params: { id }, body })
    expect(message.order).toMatchObject({ number: order.number, state: 'processing' })
    await seller.call('handOverOrder', { params: { id: order.id }, body: { carrier: 'CTT' } })
    const [seen] = (await seller.call('listShopMessages', { params: { id } })).items
    expect(seen!.order).toMatchObject({ id: order.id, state: 'handed_over' })
    expect((await seller.call('listShopConversations')).items[0]).toMatchObject({ about: order.number })

    const other = await anOrderReadyToHandOver(market, { customer: await aCustomer(market) })
    const foreign = { clientId: newId(), orderId: other.order.id }
    expect(await customer.refused('sendMessage', { params: { id }, body: foreign })).toMatchObject({
      code: 'card_not_found',
    })
    // The shop finds the way to its customer by the order.
    const params = { orderId: order.id }
    expect(await seller.call('openShopConversation', { body: params })).toMatchObject({ id })
  })
})

describe('who waits', () => {
  test('stands in the shop’s list until somebody answers, the longest waiting first', async () => {
    const first = await aTalk(market)
    const second = await aTalk(market, { seller: first.seller, customer: await aCustomer(market, { name: 'Yara' }) })
    await first.ask('Me first')
    market.clock.advance({ minutes: 10 })
    await second.ask('Then me')
    const waiting = async () => await first.seller.call('listShopConversations', { query: { view: 'waiting' } })
    expect((await waiting()).items.map(({ id }) => id)).toEqual([first.id, second.id])
    expect((await waiting()).counts).toMatchObject({ waiting: 2, unassigned: 2, mine: 0 })
    await first.answer('Here I am')
    expect(await waiting()).toMatchObject({
      items: [{ id: second.id }],
      counts: { waiting: 1, unassigned: 1, mine: 1 },
      answeredInTimeBps: 10_000,
    })
  })

  test('history goes on from the middle, to what was said later', async () => {
    const { id, customer, answer } = await aTalk(market)
    for (const text of ['One', 'Two', 'Three', 'Four']) await answer(text)
    const later = async (number: number) => {
      const query = { later: number, limit: 2 }
      const { items, hasMore } = await customer.call('listMessages', { params: { id }, query })
      return [items.map(({ text }) => text), hasMore]
    }
    expect(await later(1)).toEqual([['Two', 'Three'], true])
    expect(await later(3)).toEqual([['Four'], false])
    expect(await later(4)).toEqual([[], false])
  })

  test('is told how soon the shop usually answers, once that is known', async () => {
    const { id, customer, ask, answer } = await aTalk(market)
    const answers = async () => (await customer.call('getConversation', { params: { id } })).answersWithinMinutes
    for (const minutes of [5, 20, 30]) {
      expect(await answers()).toBeNull()
      await ask('?')
      market.clock.advance({ minutes })
      await answer('!')
    }
    expect(await answers()).toBe(30)
  })

  test('may be given to a colleague, and only to a colleague', async () => {
    const { id, seller, ask } = await aTalk(market)
    const rui = await aSeller(market, { name: 'Rui Carvalho', shop: seller.shop, role: 'staff' })
    await ask('Anybody?')
    const params = { id }
    const assigned = await seller.call('assignConversation', { params, body: { personId: rui.person.id } })
    expect(assigned.assignedTo).toEqual({ id: rui.person.id, name: 'Rui Carvalho' })
    expect((await rui.call('listShopConversations', { query: { view: 'mine' } })).items).toMatchObject([{ id }])
    const stranger = await aSeller(market)
    expect(
      await seller.refused('assignConversation', { params, body: { personId: stranger.person.id } }),
    ).toMatchObject({
      code: 'colleague_not_found',
    })
    expect(await seller.call('listColleagues')).toMatchObject({ items: [{ isMe: true }, { name: 'Rui Carvalho' }] })
  })

  test('waits for all of the shop again when who answers it has left, and is told to those who stay', async () => {
    const { id, seller, ask } = await aTalk(market)
    const rui = await aSeller(market, { name: 'Rui Carvalho', shop: seller.shop, role: 'staff' })
    await ask('Anybody?')
    await seller.call('assignConversation', { params: { id }, body: { personId: rui.person.id } })
    await seller.call('removeMember', { params: { id: rui.person.id } })
    const unassigned = await seller.call('listShopConversations', { query: { view: 'unassigned' } })
    expect(unassigned.items).toMatchObject([{ id, assignedTo: null }])
    market.clock.advance({ minutes: 6 })
    await market.settle()
    const { items } = await seller.call('listShopNotices')
    expect(items).toMatchObject([{ kind: 'message-waits' }])
  })

  test('waits for everybody again when the account of who answers it is disabled, or they run the market no more', async () => {
    const { id, seller, ask } = await aTalk(market)
    const rui = await aSeller(market, { shop: seller.shop, role: 'staff' })
    await ask('Anybody?')
    await seller.call('assignConversation', { params: { id }, body: { personId: rui.person.id } })
    const [operator, disabled, dismissed] = [
      await anOperator(market),
      await anOperator(market),
      await anOperator(market),
    ]
    const asked = []
    for (const { person } of [disabled, dismissed]) {
      const customer = await aCustomer(market)
      const params = { id: (await customer.call('openConversation', { body: {} })).id }
      await customer.call('sendMessage', { params, body: { clientId: newId(), text: 'Is anybody there?' } })
      await operator.call('assignSupportConversation', { params, body: { personId: person.id } })
      asked.push(params.id)
    }
    const { db } = market.context
    const disable = { disabled_at: market.clock.now() }
    for (const { person } of [rui, disabled])
      await db.updateTable('people').set(disable).where('id', '=', person.id).execute()
    await db.deleteFrom('operators').where('person_id', '=', dismissed.person.id).execute()
    const waiting = await seller.call('listShopConversations', { query: { view: 'unassigned' } })
    expect(waiting.items).toMatchObject([{ id }])
    const ofMarket = await operator.call('listSupportConversations', { query: { view: 'unassigned', limit: 100 } })
    expect(ofMarket.items.map((each) => each.id)).toEqual(expect.arrayContaining(asked))
  })
})

describe('a side keeps a conversation as it wishes', () => {
  test('archived, it comes back with the next word', async () => {
    const { id, customer, ask, answer } = await aTalk(market)
    await ask('Thanks, that is all')
    const standing = { isArchived: true, isMuted: false, isBlocked: false }
    await customer.call('keepConversation', { params: { id }, body: standing })
    expect((await customer.call('listConversations')).items).toEqual([])
    expect((await customer.call('listConversations', { query: { view: 'archived' } })).items).toMatchObject([{ id }])
    await answer('One more thing')
    expect((await customer.call('listConversations')).items).toMatchObject([{ id, isArchived: false }])
  })

  test('muted, it does not count in the badge; blocked, nobody writes in it until it is opened again', async () => {
    const { id, customer, seller, ask, answer } = await aTalk(market)
    await answer('Buy this!')
    const keep = (body: object) => customer.call('keepConversation', { params: { id }, body })
    await keep({ isArchived: false, isMuted: true, isBlocked: false })
    expect(await customer.call('countUnreadMessages')).toEqual({ unread: 0, waiting: 0 })
    await keep({ isArchived: false, isMuted: false, isBlocked: true })
    const more = { clientId: newId(), text: 'And this!' }
    expect(await seller.refused('sendShopMessage', { params: { id }, body: more })).toMatchObject({
      status: 409,
      code: 'conversation_blocked',
    })
    expect(await seller.call('getShopConversation', { params: { id } })).toMatchObject({ isClosedToMe: true })
    await keep({ isArchived: false, isMuted: false, isBlocked: false })
    await ask('Friends again')
  })

  test('while one of the two has blocked it neither sees whether the other is here, or was', async () => {
    const { id, customer, seller, ask } = await aTalk(market)
    await ask('Hello?')
    const { person } = customer
    await notePresence(
      market.context.db,
      [
        { personId: person.id, door: 'storefront', shopId: null },
        { personId: seller.person.id, door: 'seller', shopId: seller.shop.id },
      ],
      market.clock.now(),
    )
    const seen = async () => {
      const [ofShop] = (await customer.call('listConversations')).items
      const [ofCustomer] = (await seller.call('listShopConversations')).items
      const whole = [
        await customer.call('getConversation', { params: { id } }),
        await seller.call('getShopConversation', { params: { id } }),
      ]
      return {
        isHere: [ofShop, ofCustomer, ...whole].map((card) => card!.isHere),
        lastSeen: whole.map(({ lastSeenAt }) => lastSeenAt !== null),
        names: whole.map(({ hereName }) => hereName),
      }
    }
    const hidden = { isHere: [false, false, false, false], lastSeen: [false, false], names: [null, null] }
    expect(await seen()).toMatchObject({ isHere: [true, true, true, true], lastSeen: [true, true] })
    const standing = { isArchived: false, isMuted: false }
    await customer.call('keepConversation', { params: { id }, body: { ...standing, isBlocked: true } })
    expect(await seen()).toEqual(hidden)
    await customer.call('keepConversation', { params: { id }, body: { ...standing, isBlocked: false } })
    await seller.call('keepShopConversation', { params: { id }, body: { ...standing, isBlocked: true } })
    expect(await seen()).toEqual(hidden)
    await seller.call('keepShopConversation', { params: { id }, body: { ...standing, isBlocked: false } })
    expect((await seen()).isHere).toEqual([true, true, true, true])
  })

  test('nobody writes to a shop that has closed; it stays to be read, and the market can still be asked', async () => {
    const { id, customer, seller, ask } = await aTalk(market)
    await ask('Until when are you open?')
    const ofShop = await seller.call('openShopConversation', { body: {} })
    const { db } = market.context
    await db.updateTable('shops').set({ state: 'suspended' }).where('id', '=', seller.shop.id).execute()
    await ask('And my parcel?')
    await db.updateTable('shops').set({ state: 'closed' }).where('id', '=', seller.shop.id).execute()
    const params = { id }
    const more = { params, body: { clientId: newId(), text: 'Hello?' } }
    expect(await customer.refused('sendMessage', more)).toMatchObject({ status: 409, code: 'shop_closed' })
    expect(await seller.refused('sendShopMessage', more)).toMatchObject({ code: 'shop_closed' })
    expect(await customer.call('getConversation', { params })).toMatchObject({ isShopClosed: true, lastNumber: 2 })
    await seller.call('sendShopMessage', { ...more, params: { id: ofShop.id } })
    expect(await seller.call('getShopConversation', { params: { id: ofShop.id } })).toMatchObject({
      isShopClosed: false,
    })
  })
})

describe('nobody hears what is not theirs', () => {
  test('other customers, other shops and operators find no conversation and no message', async () => {
    const { id, ask } = await aTalk(market)
    const message = await ask('Between us')
    const [stranger, otherShop, operator] = [await aCustomer(market), await aSeller(market), await anOperator(market)]
    const params = { id }
    const said = { clientId: newId(), text: 'Let me in' }
    for (const problem of [
      await stranger.refused('getConversation', { params }),
      await stranger.refused('listMessages', { params }),
      await stranger.refused('sendMessage', { params, body: said }),
      await stranger.refused('readConversation', { params, body: { upTo: 1 } }),
      await stranger.refused('withdrawMessage', { params: { id: message.id } }),
      await otherShop.refused('listShopMessages', { params }),
      await otherShop.refused('sendShopMessage', { params, body: said }),
      await operator.refused('listSupportMessages', { params }),
      await operator.refused('sendSupportMessage', { params, body: said }),
    ])
      expect(problem).toMatchObject({ status: 404 })
    expect((await stranger.call('searchMessages', { query: { q: 'Between' } })).items).toEqual([])
    expect((await otherShop.call('searchShopMessages', { query: { q: 'Between' } })).items).toEqual([])
  })

  test('a shop’s own statements reach no other shop’s rows, whatever they ask', async () => {
    const { seller, ask } = await aTalk(market)
    await ask('Between us')
    const otherShop = await aSeller(market)
    const count = async (shopId: string) =>
      await market.context.db.transaction().execute(async (db) => {
        await sql`select set_config('role', 'stoa_seller', true), set_config('stoa.shop_id', ${shopId}, true)`.execute(
          db,
        )
        const { rows } = await sql<{ count: number }>`
          select (select count(*) from messages) + (select count(*) from conversations) + (select count(*) from conversation_reads) as count`.execute(
          db,
        )
        return rows[0]!.count
      })
    expect(await count(otherShop.shop.id)).toBe(0)
    expect(await count(seller.shop.id)).toBe(3)
  })

  test('the market answers those who ask it, and they hear it', async () => {
    const [customer, operator] = [await aCustomer(market, { name: 'Yuki Hara' }), await anOperator(market)]
    const { id } = await customer.call('openConversation', { body: {} })
    await customer.call('sendMessage', { params: { id }, body: { clientId: newId(), text: 'Where is my money?' } })
    const seller = await aSeller(market)
    const ofShop = await seller.call('openShopConversation', { body: {} })
    await seller.call('sendShopMessage', { params: { id: ofShop.id }, body: { clientId: newId(), text: 'And mine?' } })
    const waiting = await operator.call('listSupportConversations', { query: { view: 'waiting' } })
    expect(waiting.items.slice(-2)).toMatchObject([{ with: { name: 'Yuki Hara' } }, { with: { name: 'Clay & Kiln' } }])
    await operator.call('sendSupportMessage', { params: { id }, body: { clientId: newId(), text: 'On its way.' } })
    expect((await customer.call('listConversations')).items).toMatchObject([{ id, unread: 1 }])
  })

  test('who runs the market is a team: one takes what waits, gives it on, and all see who has read', async () => {
    const { id, operator, ask } = await aQuestionToTheMarket()
    const other = await anOperator(market, { name: 'Sol Marin' })
    const params = { id }
    await ask('Is anybody there?')
    const unassigned = await operator.call('listSupportConversations', { query: { view: 'unassigned' } })
    expect(unassigned.items.map((each) => each.id)).toContain(id)
    const given = await operator.call('assignSupportConversation', { params, body: { personId: other.person.id } })
    expect(given.assignedTo).toEqual({ id: other.person.id, name: 'Sol Marin' })
    const mine = await other.call('listSupportConversations', { query: { view: 'mine' } })
    expect(mine.items).toMatchObject([{ id }])
    await other.call('readSupportConversation', { params, body: { upTo: 1 } })
    expect(await operator.call('getSupportConversation', { params })).toMatchObject({
      seenBy: [{ name: 'Sol Marin', number: 1 }],
    })
    const { items } = await operator.call('listOperatorColleagues')
    expect(items).toEqual(
      expect.arrayContaining([
        { id: operator.person.id, name: operator.person.name, isMe: true },
        { id: other.person.id, name: 'Sol Marin', isMe: false },
      ]),
    )
    const seller = await aSeller(market)
    expect(items.map((each) => each.id)).not.toContain(seller.person.id)
    expect(
      await operator.refused('assignSupportConversation', { params, body: { personId: seller.person.id } }),
    ).toMatchObject({ code: 'colleague_not_found' })
  })

  test('an operator sends pictures and papers, says it otherwise or takes it back for five minutes', async () => {
    const { id, customer, operator, ask } = await aQuestionToTheMarket()
    const params = { id }
    await ask('How do I send it back?')
    const file = await drawnPicture('label', '#31606b')
    const form = new FormData()
    form.set('file', new File([new Uint8Array(file.buffer)], 'label.png', { type: 'image/png' }))
    const picture = await operator.call('uploadSupportPicture', { params, form })
    const paper = new FormData()
    paper.set('file', new File(['%PDF-1.7 label'], 'label.pdf', { type: 'application/pdf' }))
    const pdf = await operator.call('uploadSupportFile', { params, form: paper })
    const body = { clientId: newId(), text: 'With this labl', pictureId: picture.id, fileId: pdf.id }
    const said = await operator.call('sendSupportMessage', { params, body })
    await operator.call('editSupportMessage', { params: { id: said.id }, body: { text: 'With this label' } })
    const heard = (await customer.call('listMessages', { params })).items.at(-1)!
    expect(heard).toMatchObject({ text: 'With this label', picture: { id: picture.id }, file: { name: 'label.pdf' } })
    expect(heard.editedAt).not.toBeNull()
    const { base64 } = await customer.call('getChatFile', { params: { id: pdf.id } })
    expect(Buffer.from(base64, 'base64').toString()).toBe('%PDF-1.7 label')
    expect(await operator.call('getSupportFile', { params: { id: pdf.id } })).toMatchObject({ base64 })
    const other = await anOperator(market)
    const gone = { params: { id: said.id } }
    expect(await other.refused('withdrawSupportMessage', gone)).toMatchObject({ code: 'message_not_found' })
    expect(await operator.call('withdrawSupportMessage', gone)).toMatchObject({ isWithdrawn: true, file: null })
  })

  test('an operator reads no paper that a customer and a shop sent each other', async () => {
    const { id, customer } = await aTalk(market)
    const form = new FormData()
    form.set('file', new File(['%PDF-1.7 ours'], 'ours.pdf', { type: 'application/pdf' }))
    const { id: fileId } = await customer.call('uploadChatFile', { params: { id }, form })
    await customer.call('sendMessage', { params: { id }, body: { clientId: newId(), text: 'For Kiln alone', fileId } })
    const operator = await anOperator(market)
    expect(await operator.refused('getSupportFile', { params: { id: fileId } })).toMatchObject({
      code: 'file_not_found',
    })
    expect((await operator.call('searchSupportMessages', { query: { q: 'Kiln alone' } })).items).toEqual([])
  })

  test('what was asked of the market is found again, and put away until the next word', async () => {
    const { id, operator, ask } = await aQuestionToTheMarket()
    const params = { id }
    await ask('My parcel lies at the ferry harbour')
    const found = await operator.call('searchSupportMessages', { query: { q: 'ferry harbour' } })
    expect(found.items).toMatchObject([{ conversationId: id, with: 'Ada Ferro' }])
    await operator.call('keepSupportConversation', { params, body: { isArchived: true, isMuted: false } })
    const archived = async () =>
      (await operator.call('listSupportConversations', { query: { view: 'archived' } })).items.map((each) => each.id)
    expect(await archived()).toContain(id)
    await ask('It came!')
    expect(await archived()).not.toContain(id)
  })

  test('it greets who asks while no operator is there, and its customers and shops read how soon it answers', async () => {
    const { id, customer, operator, ask } = await aQuestionToTheMarket()
    const { seller, ask: askShop } = await aTalk(market)
    const ofShop = await seller.call('openShopConversation', { body: {} })
    const params = { id: ofShop.id }
    const said = (text: string) => ({ clientId: newId(), text })
    const settings = { greeting: 'We read it in the morning.', isGreetingOn: true, quickReplies: [] }
    await operator.call('setMarketChatSettings', { body: settings })
    await askShop('Anybody?')
    await ask('Hello')
    await seller.call('sendShopMessage', { params, body: said('Hello') })
    await operator.call('setMarketChatSettings', { body: { ...settings, isGreetingOn: false } })
    const greeted = [
      { author: 'Ada Ferro', text: 'Hello' },
      { author: 'Stoa', text: 'We read it in the morning.', isAutomatic: true },
    ]
    expect((await customer.call('listMessages', { params: { id } })).items).toMatchObject(greeted)
    expect((await seller.call('listShopMessages', { params })).items).toMatchObject([{}, greeted[1]!])
    for (const minutes of [10, 10, 10]) {
      market.clock.advance({ minutes })
      await operator.call('sendSupportMessage', { params, body: said('Yes?') })
      await seller.call('sendShopMessage', { params, body: said('And now?') })
    }
    const { answersWithinMinutes } = await customer.call('getConversation', { params: { id } })
    expect(answersWithinMinutes).toBeGreaterThanOrEqual(0)
    expect(await seller.call('getShopConversation', { params })).toMatchObject({ answersWithinMinutes })
    // What the market answers the shop is no answer of the shop.
    expect((await seller.call('listShopConversations')).answeredInTimeBps).toBeNull()
  })

  test('it shows who asks an order of theirs, and no other', async () => {
    const { id, customer, operator } = await aQuestionToTheMarket()
    const { order } = await anOrderReadyToHandOver(market, { customer })
    const other = await anOrderReadyToHandOver(market)
    const params = { id }
    const { items } = await operator.call('listSupportConversationOrders', { params })
    expect(items).toMatchObject([{ id: order.id }])
    const show = (orderId: string) => ({ params, body: { clientId: newId(), text: 'This one?', orderId } })
    await operator.call('sendSupportMessage', show(order.id))
    expect((await customer.call('listMessages', { params })).items).toMatchObject([{ order: { id: order.id } }])
    expect(await operator.refused('sendSupportMessage', show(other.order.id))).toMatchObject({ code: 'card_not_found' })
  })

  /** A customer who has opened the conversation with who runs the market. */
  async function aQuestionToTheMarket() {
    const [customer, operator] = [await aCustomer(market, { name: 'Ada Ferro' }), await anOperator(market)]
    const { id } = await customer.call('openConversation', { body: {} })
    const ask = async (text: string) =>
      await customer.call('sendMessage', { params: { id }, body: { clientId: newId(), text } })
    return { id, customer, operator, ask }
  }
})

test('words are found again in own conversations, as they are typed', async () => {
  const { id, customer, ask } = await aTalk(market)
  await ask('A discount of 20% on teapots_large?')
  await ask('Or mugs')
  const found = async (q: string) => (await customer.call('searchMessages', { query: { q } })).items
  expect(await found('teapots')).toMatchObject([{ conversationId: id, with: 'Kiln & Clay', number: 1 }])
  expect(await found('20%')).toHaveLength(1)
  expect(await found('s_l')).toHaveLength(1)
  expect(await found('_')).toHaveLength(1)
  expect(await found('')).toEqual([])
})

test('what is found often comes page by page, the newest first, through all own conversations', async () => {
  const { customer, seller, ask } = await aTalk(market)
  const other = await aTalk(market, { customer })
  await ask('A mug?')
  await other.ask('Have you a mug?')
  await ask('The blue mug')
  await other.ask('The last mug')
  const pages: string[][] = []
  for (let after: string | undefined; ;) {
    const { items, next } = await customer.call('searchMessages', {
      query: { q: 'mug', limit: 3, ...(after && { after }) },
    })
    pages.push(items.map(({ text }) => text))
    if (next === null) break
    after = next
  }
  expect(pages).toEqual([['The last mug', 'The blue mug', 'Have you a mug?'], ['A mug?']])
  const { items: ofShop } = await seller.call('searchShopMessages', { query: { q: 'mug', limit: 3 } })
  expect(ofShop.map(({ text }) => text)).toEqual(['The blue mug', 'A mug?'])
})

describe('a message that waits', () => {
  const lettersTo = async (email: string) =>
    (await market.context.db.selectFrom('mails').select('subject').where('recipient', '=', email).execute()).map(
      ({ subject }) => subject,
    )

  test('is told by mail once after five minutes unread, and again only after it was read', async () => {
    const { id, customer, answer } = await aTalk(market)
    await answer('Are you there?')
    market.clock.advance({ minutes: 4 })
    await market.settle()
    expect(await lettersTo(customer.person.email)).toEqual([])
    market.clock.advance({ minutes: 2 })
    await market.settle()
    await market.settle()
    expect(await lettersTo(customer.person.email)).toEqual(['Marta Ferreira has written to you'])
    await answer('Hello?')
    market.clock.advance({ minutes: 6 })
    await market.settle()
    expect(await lettersTo(customer.person.email)).toHaveLength(1)
    await customer.call('readConversation', { params: { id }, body: { upTo: 2 } })
    await answer('Good.')
    market.clock.advance({ minutes: 6 })
    await market.settle()
    expect(await lettersTo(customer.person.email)).toHaveLength(2)
  })

  test('is not told to who muted the conversation, and in a shop only to who answers it', async () => {
    const { id, customer, seller, ask, answer } = await aTalk(market)
    const rui = await aSeller(market, { name: 'Rui Carvalho', shop: seller.shop, role: 'staff' })
    await customer.call('keepConversation', {
      params: { id },
      body: { isArchived: false, isMuted: true, isBlocked: false },
    })
    await answer('Mine')
    await ask('Thank you')
    market.clock.advance({ minutes: 6 })
    await market.settle()
    expect(await lettersTo(customer.person.email)).toEqual([])
    expect(await lettersTo(seller.person.email)).toEqual(['Ines Duarte has written to you'])
    expect(await lettersTo(rui.person.email)).toEqual([])
  })
})

describe('a question to the market that waits', () => {
  test('is told to every operator once, and to who answers it alone once somebody does; a shop hears of the answer', async () => {
    const [ada, ben] = [await anOperator(market), await anOperator(market)]
    const seller = await aSeller(market, { name: 'Marta Ferreira' })
    const params = { id: (await seller.call('openShopConversation', { body: {} })).id }
    const ask = (text: string) => seller.call('sendShopMessage', { params, body: { clientId: newId(), text } })
    const wait = async () => {
      market.clock.advance({ minutes: 6 })
      await market.settle()
      await market.settle()
    }
    const { db } = market.context
    const told = async ({ person }: { person: { email: string } }) => {
      const letters = db.selectFrom('mails').select('key').where('recipient', '=', person.email)
      return (await letters.where('key', 'like', `message-waits:${params.id}:%`).execute()).length
    }
    await ask('Where is my payout?')
    await wait()
    await ask('Hello?')
    await wait()
    expect([await told(ada), await told(ben), await told(seller)]).toEqual([1, 1, 0])
    expect((await ada.call('listMarketNotices')).items).toContainEqual(
      expect.objectContaining({ kind: 'message-waits', path: `/operator/messages/${params.id}` }),
    )
    await ada.call('sendSupportMessage', { params, body: { clientId: newId(), text: 'It left today.' } })
    await wait()
    expect([await told(ada), await told(ben), await told(seller)]).toEqual([1, 1, 1])
    await ask('Thank you')
    await wait()
    expect([await told(ada), await told(ben)]).toEqual([2, 1])
  })
})

describe('a letter about messages that wait', () => {
  test('says in the language of its reader what was sent without words', async () => {
    const { id, customer, seller } = await aTalk(market)
    const { db } = market.context
    await db.updateTable('people').set({ language: 'de' }).where('id', '=', customer.person.id).execute()
    const form = new FormData()
    form.set('file', new File(['%PDF-1.7 plan'], 'plan.pdf'))
    const { id: fileId } = await seller.call('uploadShopChatFile', { params: { id }, form })
    await seller.call('sendShopMessage', { params: { id }, body: { clientId: newId(), fileId } })
    market.clock.advance({ minutes: 6 })
    await market.settle()
    const { plain } = await db
      .selectFrom('mails')
      .select('plain')
      .where('recipient', '=', customer.person.email)
      .executeTakeFirstOrThrow()
    expect(plain).toContain('Marta Ferreira hat Ihnen ein PDF geschickt.')
  })
})

describe('while nobody of the shop is there', () => {
  test('it greets once, if it wants to, and the customer still waits', async () => {
    const { id, customer, seller, ask } = await aTalk(market)
    const settings = { greeting: 'Back in the morning.', isGreetingOn: true, quickReplies: [] }
    await seller.call('setShopChatSettings', { body: settings })
    await ask('Hello')
    await ask('Hello again')
    const { items } = await customer.call('listMessages', { params: { id } })
    expect(items.map(({ text, isAutomatic }) => ({ text, isAutomatic }))).toEqual([
      { text: 'Hello', isAutomatic: false },
      { text: 'Back in the morning.', isAutomatic: true },
      { text: 'Hello again', isAutomatic: false },
    ])
    expect((await seller.call('listShopConversations')).counts.waiting).toBe(1)
  })
})

describe('what is shown', () => {
  test('a PDF can be fetched by both sides and nobody else; other files are refused', async () => {
    const { id, customer, seller } = await aTalk(market)
    const form = (bytes: string, name: string) => {
      const data = new FormData()
      data.set('file', new File([bytes], name))
      return data
    }
    const params = { id }
    expect(await customer.refused('uploadChatFile', { params, form: form('<svg/>', 'plan.pdf') })).toMatchObject({
      status: 415,
      code: 'file_format',
    })
    const file = await customer.call('uploadChatFile', { params, form: form('%PDF-1.7 plan', '../../plan') })
    expect(file).toMatchObject({ name: 'plan.pdf', bytes: 13 })
    const early = { params: { id: file.id } }
    expect(await seller.refused('getShopChatFile', early)).toMatchObject({ status: 404 })
    await customer.call('sendMessage', { params, body: { clientId: newId(), fileId: file.id } })
    const { base64 } = await seller.call('getShopChatFile', early)
    expect(Buffer.from(base64, 'base64').toString()).toBe('%PDF-1.7 plan')
    expect(await (await aCustomer(market)).refused('getChatFile', early)).toMatchObject({ status: 404 })
    expect(await (await aSeller(market)).refused('getShopChatFile', early)).toMatchObject({ status: 404 })
  })

  test('a picture of the customer is seen by the shop, and nobody sends another’s', async () => {
    const { id, customer, seller } = await aTalk(market)
    const file = await drawnPicture('crack', '#31606b')
    const form = new FormData()
    form.set('file', new File([new Uint8Array(file.buffer)], 'crack.png', { type: 'image/png' }))
    const picture = await customer.call('uploadChatPicture', { params: { id }, form })
    const stranger = await aTalk(market)
    const stolen = { clientId: newId(), pictureId: picture.id }
    expect(await stranger.customer.refused('sendMessage', { params: { id: stranger.id }, body: stolen })).toMatchObject(
      {
        code: 'attachment_not_found',
      },
    )
    await customer.call('sendMessage', { params: { id }, body: { clientId: newId(), pictureId: picture.id } })
    const [seen] = (await seller.call('listShopMessages', { params: { id } })).items
    expect(seen!.picture).toMatchObject({ id: picture.id })
    const line = async () => (await seller.call('listShopConversations')).items[0]!.lastMessage!.text
    expect(await line()).toBe('Picture')
    const words = { de: 'Bild', fr: 'Image', pt: 'Imagem', es: 'Imagen', en: 'Picture' }
    const { db } = market.context
    for (const [language, word] of Object.entries(words)) {
      await db.updateTable('people').set({ language }).where('id', '=', seller.person.id).execute()
      expect(await line()).toBe(word)
      expect((await customer.call('listConversations')).items[0]!.lastMessage!.text).toBe('Picture')
    }
  })

  test('notes of the team are seen by the team alone', async () => {
    const { id, customer, seller, ask } = await aTalk(market)
    await ask('A card, please')
    const { items } = await seller.call('addTeamNote', {
      params: { id },
      body: { text: 'Cards are in the second drawer.' },
    })
    expect(items).toMatchObject([{ author: 'Marta Ferreira', text: 'Cards are in the second drawer.' }])
    const seen = JSON.stringify([
      await customer.call('listMessages', { params: { id } }),
      await customer.call('getConversation', { params: { id } }),
      await customer.call('listConversations'),
    ])
    expect(seen).not.toContain('drawer')
  })
})

test('an order is found by its id beside a conversation, however old it is, and nobody else’s is', async () => {
  const customer = await aCustomer(market)
  const params = { id: (await customer.call('openConversation', { body: {} })).id }
  const placed: string[] = []
  for (let n = 0; n < 13; n++) {
    placed.unshift((await anOrderReadyToHandOver(market, { customer })).order.id)
    market.clock.advance({ seconds: 1 })
  }
  const beside = async (query: { orderId?: string }) =>
    (await customer.call('listConversationOrders', { params, query })).items.map((each) => each.id)
  const newest = placed.slice(0, 12)
  expect(await beside({})).toEqual(newest)
  expect(await beside({ orderId: placed.at(-1)! })).toEqual(placed)
  expect(await beside({ orderId: newest[3]! })).toEqual(newest)
  const other = await anOrderReadyToHandOver(market)
  expect(await beside({ orderId: other.order.id })).toEqual(newest)
})

describe('people who write at once', () => {
  /** Customers who each have a conversation with the market, and a way to speak in any without HTTP between. */
  async function talkers(count: number) {
    return await Promise.all(
      Array.from({ length: count }, async () => {
        const customer = await aCustomer(market)
        const { id } = await customer.call('openConversation', { body: {} })
        const actor = { kind: 'customer', personId: customer.person.id, sessionId: newId() } as const
        const say = async (text: string, conversationId = id, clientId = newId()) =>
          await sendMessage(actingAs(market.context, actor), conversationId, { clientId, text })
        return { id, customer, say }
      }),
    )
  }

  test('are written in as many statements as one of them', async () => {
    const all = await talkers(6)
    const [first] = all
    const one = await countStatements(() => first!.say('Alone'))
    expect(one).toBe(6)
    // Who comes first is written alone, everybody who comes meanwhile together.
    expect(await countStatements(() => Promise.all(all.map(({ say }) => say('Together'))))).toBe(2 * one)
    // With who asks; the message is answered as it was written.
    const body = { clientId: newId(), text: 'By HTTP' }
    expect(await countStatements(() => first!.customer.call('sendMessage', { params: { id: first!.id }, body }))).toBe(
      7,
    )
  })

  test('get each their own answer, and nobody is kept from writing by whom the market refuses', async () => {
    const [first, good, stranger, empty, chatty] = await talkers(5)
    const said = await Promise.allSettled([
      first!.say('First'),
      good!.say('Good'),
      stranger!.say('Let me in', good!.id),
      empty!.say(''),
      ...Array.from({ length: 22 }, (_, n) => chatty!.say(`${n}`)),
      good!.say('Better'),
    ])
    const answers = said.map((answer) => (answer.status === 'fulfilled' ? 'said' : (answer.reason as Refusal).code))
    expect(answers.slice(0, 4)).toEqual(['said', 'said', 'conversation_not_found', 'message_empty'])
    expect(new Set(answers.slice(4, 24))).toEqual(new Set(['said']))
    expect(answers.slice(24)).toEqual(['too_many_attempts', 'too_many_attempts', 'said'])
    const { items } = await good!.customer.call('listMessages', { params: { id: good!.id } })
    expect(items.map(({ number, text }) => [number, text])).toEqual([
      [1, 'Good'],
      [2, 'Better'],
    ])
  })

  test('are said once by one client id, and one whose words the database does not take keeps nobody from writing', async () => {
    const [first, twice, broken, good] = await talkers(4)
    const clientId = newId()
    const said = await Promise.allSettled([
      first!.say('First'),
      twice!.say('Once', twice!.id, clientId),
      twice!.say('Once', twice!.id, clientId),
      broken!.say('Half a letter: \0'),
      good!.say('Good'),
    ])
    expect(said.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect((await twice!.customer.call('listMessages', { params: { id: twice!.id } })).items).toHaveLength(1)
  })
})
