import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queueMail, queueMails, type LetterText } from '#server/platform/mail/index.ts'
import { sendHeldMails } from '#server/platform/mail/send-held.ts'
import { anOrderDelivered } from '#test/builders/orders.ts'
import { aShopThatApplied } from '#test/builders/shops.ts'
import { aCustomer, anOperator } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

test('a shop hears by mail that it is let in, suspended with the reason, and let in again: each time once', async () => {
  const [shop, operator] = [await aShopThatApplied(market, { name: 'Salt & Rope' }), await anOperator(market)]
  const params = { id: shop.id }
  const steps = [
    () => operator.call('approveShop', { params }),
    () => operator.call('suspendShop', { params, body: { reason: 'Parcels come late.' } }),
    () => operator.call('reinstateShop', { params }),
    () => operator.call('suspendShop', { params, body: { reason: 'Again.' } }),
  ]
  for (const step of steps) {
    await step()
    await market.settle()
    await market.settle()
  }
  const letters = await market.context.db
    .selectFrom('mails')
    .select(['subject', 'plain'])
    .where('recipient', '=', shop.seller.person.email)
    .orderBy('created_at')
    .execute()
  expect(letters.map(({ subject }) => subject)).toEqual([
    'Salt & Rope is open',
    'Salt & Rope is suspended',
    'Salt & Rope is open again',
    'Salt & Rope is suspended',
  ])
  expect(letters[1]!.plain).toContain('Parcels come late.')
})

test('a customer finds in the pages what they were told, once, and looks at it on every screen', async () => {
  // The address that is written at the checkout.
  const customer = await aCustomer(market, { email: 'ana@example.com' })
  await anOrderDelivered(market, { customer })
  await market.settle()
  await market.settle()
  const { items } = await customer.call('listNotices')
  expect(items.map(({ kind, isSeen }) => ({ kind, isSeen }))).toEqual(
    expect.arrayContaining([
      { kind: 'order-confirmation', isSeen: false },
      { kind: 'order-shipped', isSeen: false },
      { kind: 'order-delivered', isSeen: false },
    ]),
  )
  expect(new Set(items.map(({ kind }) => kind)).size).toBe(items.length)
  expect(items[0]!.path).toMatch(/^\/(checkouts|orders)\//)
  expect(await customer.call('countUnseenNotices')).toEqual({ unseen: items.length })
  expect(await customer.call('seeNotices')).toEqual({ unseen: 0 })
  expect((await customer.call('listNotices')).items.every(({ isSeen }) => isSeen)).toBe(true)
})

test('a fact that is delivered twice tells once', async () => {
  const shop = await aShopThatApplied(market)
  const write = () => leadingTo('/seller', 'Open')
  const mail = { key: `shop-approved:${shop.id}:1:x`, to: shop.seller.person.email, write }
  await queueMail(market.context, mail)
  await queueMail(market.context, mail)
  expect((await shop.seller.call('listShopNotices')).items).toHaveLength(1)
})

test('who wants no mail of a kind gets none, and finds it in the pages; a necessary mail cannot be declined', async () => {
  const shop = await aShopThatApplied(market)
  const choose = (kind: string, isMailed: boolean, isShown: boolean) =>
    shop.seller.call('chooseShopNotices', { body: { items: [{ kind, isMailed, isShown, isPushed: true }] } })
  await choose('review-written', false, true)
  await choose('return-requested', true, false)
  await expect(choose('shop-suspended', false, true)).rejects.toMatchObject({ problem: { code: 'mail_necessary' } })
  await expect(choose('order-shipped', false, true)).rejects.toMatchObject({ problem: { code: 'notice_kind_unknown' } })
  const write = () => leadingTo('/seller/reviews', 'New')
  const kinds = ['review-written', 'return-requested', 'shop-suspended']
  await queueMails(
    market.context,
    kinds.map((kind) => ({ key: `${kind}:${shop.id}`, to: shop.seller.person.email, write })),
  )
  const mailed = await market.context.db
    .selectFrom('mails')
    .select('key')
    .where('recipient', '=', shop.seller.person.email)
    .where('subject', '=', 'New')
    .where('declined_at', 'is', null)
    .orderBy('key')
    .execute()
  expect(mailed.map(({ key }) => key.split(':')[0])).toEqual(['return-requested', 'shop-suspended'])
  const shown = (await shop.seller.call('listShopNotices')).items.map(({ kind }) => kind)
  expect(shown).toContain('review-written')
  expect(shown).toContain('shop-suspended')
  expect(shown).not.toContain('return-requested')
})

test('a letter with a secret link stays a letter', async () => {
  const customer = await aCustomer(market)
  const write = () => leadingTo('/password-reset?token=secret', 'Reset')
  await queueMail(market.context, { key: 'password-reset:abc', to: customer.person.email, write })
  expect((await customer.call('listNotices')).items).toEqual([])
})

describe('when mail comes', () => {
  const kinds = ['question-asked', 'review-written', 'message-waits', 'shop-suspended']
  const sentOf = async (email: string) => {
    const mails = await market.context.db
      .selectFrom('mails')
      .select(['key', 'held_until', 'digested_at', 'plain'])
      .where('recipient', '=', email)
      .where('subject', 'like', 'About %')
      .execute()
    return new Map(mails.map((mail) => [mail.key.split(':')[0]!, mail]))
  }

  test('in quiet hours only the necessary mail comes, and the rest when they are over, once', async () => {
    const { seller, id } = await aShopThatApplied(market)
    const { email } = seller.person
    const hour = market.clock.now().getUTCHours()
    const hours = { quietFrom: hour, quietTo: (hour + 2) % 24, timeZone: 'UTC', wantsDigest: false }
    expect((await seller.call('chooseShopNotices', { body: { hours } })).hours).toEqual(hours)
    await tellAll(kinds, id, email)
    const held = await sentOf(email)
    expect(kinds.filter((kind) => held.get(kind)!.held_until)).toEqual(kinds.slice(0, 3))
    await market.settle()
    expect((await seller.call('listShopNotices')).items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds))

    market.clock.advance({ hours: 2 })
    await market.settle()
    const left = await sentOf(email)
    expect([...left.values()].filter(({ held_until }) => held_until)).toEqual([])
    expect(left.size).toBe(kinds.length)
  })

  test('who wants one letter a day gets what is not urgent together in the morning, and each thing once', async () => {
    const { seller, id } = await aShopThatApplied(market)
    const { email } = seller.person
    const hours = { quietFrom: null, quietTo: null, timeZone: 'America/New_York', wantsDigest: true }
    await seller.call('chooseShopNotices', { body: { hours } })
    await tellAll(kinds, id, email)
    const held = await sentOf(email)
    expect(kinds.filter((kind) => held.get(kind)!.held_until)).toEqual(['question-asked', 'review-written'])
    market.clock.advance({ hours: 25 })
    await Promise.all([sendHeldMails(market.context), sendHeldMails(market.context)])
    await market.settle()
    const digests = await market.context.db
      .selectFrom('mails')
      .select(['subject', 'plain'])
      .where('recipient', '=', email)
      .where('key', 'like', 'digest:%')
      .execute()
    expect(digests.map(({ subject }) => subject)).toEqual(['2 things that happened since yesterday'])
    for (const kind of ['question-asked', 'review-written']) expect(digests[0]!.plain).toContain(`About ${kind}`)
    expect(digests[0]!.plain).toContain('/seller/notices#choices')
    expect(digests[0]!.plain).not.toContain('message-waits')
  })

  test('hours have both ends and are of a time zone that there is', async () => {
    const { seller } = await aShopThatApplied(market)
    const hours = { quietFrom: 22, quietTo: 7, timeZone: 'UTC', wantsDigest: false }
    for (const wrong of [{ quietTo: null }, { quietTo: 22 }, { timeZone: 'Mars/Olympus' }])
      expect(await seller.refused('chooseShopNotices', { body: { hours: { ...hours, ...wrong } } })).toMatchObject({
        status: 422,
      })
  })
})

async function tellAll(kinds: readonly string[], id: string, to: string): Promise<void> {
  await queueMails(
    market.context,
    kinds.map((kind) => ({ key: `${kind}:${id}`, to, write: () => leadingTo('/seller/reviews', `About ${kind}`) })),
  )
}

function leadingTo(path: string, subject: string): LetterText {
  return {
    subject,
    heading: 'News',
    paragraphs: ['Something happened.'],
    action: { label: 'Look', url: `${market.context.config.publicUrl}${path}` },
  }
}
