import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findOpenWay } from '#server/platform/http/open-internet.ts'
import { queueMails } from '#server/platform/mail/index.ts'
import { aCustomer, anOperator, type SignedInVisitor } from '#test/builders/people.ts'
import { aShopThatApplied } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { openPushStandIn, type FakeDevice, type PushStandIn } from '#test/support/push-stand-in.ts'
import { openPush } from './open-push.ts'
import { sendHeldPushes } from './send-held.ts'

let market: TestMarket
let service: PushStandIn

beforeAll(async () => {
  service = await openPushStandIn()
  const alsoReach = ({ address, port }: { address: string; port: number }) =>
    address === '127.0.0.1' && port === service.port
  market = await openTestMarket({}, undefined, { push: openPush('mailto:hello@market.example', { alsoReach }) })
})
afterAll(async () => {
  await market.close()
  await service.close()
})

/** A customer who has switched a device on. */
async function somebodyTold(): Promise<{ customer: SignedInVisitor; device: FakeDevice }> {
  const [customer, device] = [await aCustomer(market), service.newDevice()]
  await customer.call('addPushDevice', { body: device.subscription })
  return { customer, device }
}

/** Writes a letter of each kind to somebody, in one transaction. */
async function write({ person }: SignedInVisitor, kinds: readonly string[], about = 'one'): Promise<void> {
  const { context } = market
  await queueMails(
    context,
    kinds.map((kind) => {
      const action = { label: 'Look', url: `${context.config.publicUrl}/orders/${about}` }
      const text = { subject: `About ${kind}`, heading: 'News', paragraphs: ['Something happened.'], action }
      return { key: `${kind}:${about}:${person.id}`, to: person.email, write: () => text }
    }),
  )
}

/** Sends what may leave by now. */
async function send(): Promise<void> {
  const { context } = market
  await sendHeldPushes(context)
  await context.jobs.drain(context)
}

const titlesAt = (device: FakeDevice) =>
  service
    .of(device)
    .map(({ body }) => device.read(body).title)
    .toSorted()

test('a device is told once what its person was told, in words that only it can read, signed by the market', async () => {
  const { customer, device } = await somebodyTold()
  await write(customer, ['order-shipped'])
  await write(customer, ['order-shipped'])
  await send()
  await send()
  const [message, ...more] = service.of(device)
  expect(more).toEqual([])
  expect(device.read(message!.body)).toMatchObject({
    title: 'About order-shipped',
    words: 'Something happened.',
    path: '/orders/one',
  })
  expect(() => service.newDevice().read(message!.body)).toThrow()
  expect(message!.body.toString('latin1')).not.toContain('shipped')
  const { publicKey, items } = await customer.call('listPushDevices')
  expect(message!.vapid).toMatchObject({ publicKey, aud: service.origin, sub: 'mailto:hello@market.example' })
  expect(message!.topic).toMatch(/^[\w-]{1,32}$/)
  expect(items).toMatchObject([{ isThis: true, lastToldAt: expect.any(String) }])
  const kept = await market.context.db.selectFrom('push_messages').select(['title', 'words', 'path']).execute()
  expect(kept).toEqual([{ title: '', words: '', path: '' }])
})

test('what is told at another door, or to who is told nowhere, goes to no device', async () => {
  const { customer, device } = await somebodyTold()
  const shop = await aShopThatApplied(market)
  await write(await aCustomer(market), ['order-shipped'])
  await send()
  expect(titlesAt(device)).toEqual([])
  await shop.seller.call('addShopPushDevice', { body: device.subscription })
  expect((await customer.call('listPushDevices')).items).toEqual([])
})

test('each process of the market signs with the same keys', async () => {
  const keys = await Promise.all([
    (await anOperator(market)).call('listMarketPushDevices'),
    (await aCustomer(market)).call('listPushDevices'),
  ])
  expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1)
  expect(keys[0].publicKey).toMatch(/^B[\w-]{86}$/)
})

describe('when a device is told', () => {
  test('in quiet hours only what is necessary comes, and the rest when they are over', async () => {
    const { customer, device } = await somebodyTold()
    const hour = market.clock.now().getUTCHours()
    const hours = { quietFrom: hour, quietTo: (hour + 2) % 24, timeZone: 'UTC', wantsDigest: false }
    await customer.call('chooseNotices', { body: { hours } })
    await write(customer, ['order-shipped', 'order-cancelled'])
    await send()
    expect(titlesAt(device)).toEqual(['About order-cancelled'])
    market.clock.advance({ hours: 2 })
    await send()
    expect(titlesAt(device)).toEqual(['About order-cancelled', 'About order-shipped'])
  })

  test('what was seen in the pages before quiet hours were over does not come', async () => {
    const { customer, device } = await somebodyTold()
    const hour = market.clock.now().getUTCHours()
    const hours = { quietFrom: hour, quietTo: (hour + 2) % 24, timeZone: 'UTC', wantsDigest: false }
    await customer.call('chooseNotices', { body: { hours } })
    await write(customer, ['order-shipped'])
    await customer.call('seeNotices')
    market.clock.advance({ hours: 2 })
    await send()
    expect(titlesAt(device)).toEqual([])
  })

  test('a kind that is declined for devices stays away from them, and stands in the pages', async () => {
    const { customer, device } = await somebodyTold()
    const items = [{ kind: 'order-shipped', isMailed: true, isShown: true, isPushed: false }]
    expect((await customer.call('chooseNotices', { body: { items } })).items).toContainEqual(items[0])
    await write(customer, ['order-shipped', 'return-accepted'])
    await send()
    expect(titlesAt(device)).toEqual(['About return-accepted'])
    expect((await customer.call('listNotices')).items).toHaveLength(2)
  })

  test('who wants one letter a day is not called for what is in it', async () => {
    const { customer, device } = await somebodyTold()
    const hours = { quietFrom: null, quietTo: null, timeZone: 'UTC', wantsDigest: true }
    await customer.call('chooseNotices', { body: { hours } })
    await write(customer, ['order-delivered', 'question-answered'])
    market.clock.advance({ hours: 25 })
    await send()
    expect(titlesAt(device)).toEqual([])
  })

  test('who signs out there is told nothing there any more', async () => {
    const { customer, device } = await somebodyTold()
    await customer.call('signOut')
    await write(customer, ['order-shipped'])
    await send()
    expect(titlesAt(device)).toEqual([])
  })
})

describe('when a push service does not take it', () => {
  const devicesOf = async (customer: SignedInVisitor) => (await customer.call('listPushDevices')).items.length

  test('a device that is gone is forgotten', async () => {
    const { customer, device } = await somebodyTold()
    service.answer(device, { status: 410 })
    await write(customer, ['order-shipped'])
    await send()
    expect(await devicesOf(customer)).toBe(0)
  })

  test('trouble there is waited for, as long as it asks, and the message comes once', async () => {
    const { customer, device } = await somebodyTold()
    service.answer(device, { status: 500 }, { status: 429, retryAfter: '600' })
    await write(customer, ['order-shipped'])
    await send()
    market.clock.advance({ minutes: 1 })
    await send()
    market.clock.advance({ minutes: 9 })
    await send()
    expect(titlesAt(device)).toEqual([])
    market.clock.advance({ minutes: 2 })
    await send()
    await send()
    expect(titlesAt(device)).toEqual(['About order-shipped'])
  })

  test('a service that is away for a day is given up, and what it refuses five times over is no device', async () => {
    const { customer, device } = await somebodyTold()
    service.answer(device, { status: 503, retryAfter: '90000' }, ...Array.from({ length: 4 }, () => ({ status: 400 })))
    for (const about of ['a', 'b', 'c', 'd']) await write(customer, ['order-shipped'], about)
    await send()
    expect(await devicesOf(customer)).toBe(1)
    await write(customer, ['order-shipped'], 'e')
    await send()
    expect(await devicesOf(customer)).toBe(0)
    expect(titlesAt(device)).toEqual([])
  })
})

describe('whose device it is', () => {
  test('a foreign person can neither remove it nor have it told', async () => {
    const { customer } = await somebodyTold()
    const { id } = (await customer.call('listPushDevices')).items[0]!
    const other = await aCustomer(market)
    for (const call of ['removePushDevice', 'tryPushDevice'] as const)
      expect(await other.refused(call, { params: { id } })).toMatchObject({
        status: 404,
        code: 'push_device_not_found',
      })
    await customer.call('removePushDevice', { params: { id } })
    expect((await customer.call('listPushDevices')).items).toEqual([])
  })

  test('a trial comes to the device it is asked for', async () => {
    const { customer, device } = await somebodyTold()
    const { id } = (await customer.call('listPushDevices')).items[0]!
    await customer.call('tryPushDevice', { params: { id } })
    await send()
    expect(device.read(service.of(device)[0]!.body)).toMatchObject({ path: '/account/notices#choices' })
  })

  test('a browser that two people use tells the one who switched it on last', async () => {
    const { customer, device } = await somebodyTold()
    const other = await aCustomer(market)
    await other.call('addPushDevice', { body: device.subscription })
    await write(customer, ['order-shipped'])
    await write(other, ['return-accepted'])
    await send()
    expect(titlesAt(device)).toEqual(['About return-accepted'])
  })

  test.each([
    'https://127.0.0.1/x',
    'https://10.0.0.7/x',
    'https://[::1]/x',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/x',
    'https://push.example:8443/x',
    'https://user:word@push.example/x',
    'http://push.example/x',
  ])('%s is no address of a push service', async (endpoint) => {
    const customer = await aCustomer(market)
    const body = { ...service.newDevice().subscription, endpoint }
    expect(await customer.refused('addPushDevice', { body })).toMatchObject({ code: 'push_device_refused' })
  })

  test('a private address is not asked, also where a name leads there', async () => {
    const device = service.newDevice()
    const { publicKey } = await (await aCustomer(market)).call('listPushDevices')
    const answer = await openPush('mailto:a@b.example').deliver({
      target: device.subscription,
      keys: { publicKey, privateKey: 'x'.repeat(43) },
      payload: {},
      topic: 'a',
      now: market.clock.outside(),
    })
    expect(answer).toEqual({ kind: 'refused', why: 'its address is not on the open internet' })
    expect(await findOpenWay(new URL('https://localhost/x'), () => false)).toBeNull()
  })

  test('what is no key is no device', async () => {
    const customer = await aCustomer(market)
    const body = { ...service.newDevice().subscription, p256dh: `B${'A'.repeat(86)}` }
    expect(await customer.refused('addPushDevice', { body })).toMatchObject({ code: 'push_device_refused' })
  })
})
