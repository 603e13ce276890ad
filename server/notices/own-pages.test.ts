import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { mailOver, mailSealed } from '#server/contracts/mails.ts'
import { mailFilesReady } from '#server/downloads/mails.ts'
import { aTemplate, linkMailedTo, signs, type TemplateWish } from '#test/builders/contracts.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { aStallWithFiles } from '#test/builders/downloads.ts'
import { anOrderReadyToHandOver, aPaidCheckout, delivery, mailsTo, sellerOf } from '#test/builders/orders.ts'
import {
  aCustomer,
  anOperator,
  comeInAt,
  everybodysPassword,
  type SignedInVisitor,
  type SellerVisitor,
} from '#test/builders/people.ts'
import { anAuthenticator as anAuthenticatorApp } from '#test/builders/second-factor.ts'
import { anAuthenticator } from '#test/support/authenticator.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { openPushStandIn, type FakeDevice, type PushStandIn } from '#test/support/push-stand-in.ts'
import { Visitor } from '#test/support/visitor.ts'
import { openPush } from './push/open-push.ts'

let market: TestMarket
let service: PushStandIn
/** Whose account has the address that every order here is placed with. */
let ana: SignedInVisitor
let operator: SignedInVisitor

beforeAll(async () => {
  service = await openPushStandIn()
  const alsoReach = ({ address, port }: { address: string; port: number }) =>
    address === '127.0.0.1' && port === service.port
  market = await openTestMarket({}, undefined, { push: openPush('mailto:hello@market.example', { alsoReach }) })
  ana = await aCustomer(market, { email: delivery.email })
  operator = await anOperator(market)
})
afterAll(async () => {
  await market.close()
  await service.close()
})

const told = {
  storefront: async (visitor: Visitor) => (await visitor.call('listNotices')).items,
  seller: async (visitor: Visitor) => (await visitor.call('listShopNotices')).items,
  operator: async (visitor: Visitor) => (await visitor.call('listMarketNotices')).items,
}

/** Kind and path of what somebody was told about contracts, of one or of any. */
async function toldOfContracts(visitor: SignedInVisitor, door: 'storefront' | 'seller') {
  const about = (await told[door](visitor)).filter(({ kind }) => kind.startsWith('contract-'))
  return about.map(({ kind, path }) => ({ kind, path }))
}

const saidAt = (device: FakeDevice) => service.of(device).map(({ body }) => device.read(body))

interface Asked {
  seller: SellerVisitor
  orderId: string
  contractId: string
  link: string
}

/** A paid order, placed with the address of Ana by whoever is given, whose contract was sent to who signs first. */
async function anOrderToSignFor(
  customer: SignedInVisitor | undefined,
  { signers = ['shop', 'customer'] }: TemplateWish = {},
): Promise<Asked> {
  const id = await aTemplate(market, { signers })
  const stall = await anOpenStall(market)
  const seller = await sellerOf(market, stall)
  const { order } = await anOrderReadyToHandOver(market, { stalls: [stall], ...(customer && { customer }) })
  await operator.call('changeContractTemplate', { params: { id }, body: { isActive: false } })
  const link = await linkMailedTo(market, signers[0] === 'shop' ? seller.person.email : delivery.email)
  const { items } = await operator.call('listContracts', { query: { limit: 1 } })
  return { seller, orderId: order.id, contractId: items[0]!.id, link }
}

describe('of a contract', () => {
  test('that is sealed each side is told once, in the pages and on its device, where it stands when they sign in', async () => {
    const { seller, contractId, link } = await anOrderToSignFor(ana)
    const [phone, till] = [service.newDevice(), service.newDevice()]
    await ana.call('addPushDevice', { body: phone.subscription })
    await seller.call('addShopPushDevice', { body: till.subscription })
    await signs(market, link)
    await signs(market, (await ana.call('openOwnSigning', { params: { id: contractId } })).token)
    await market.settle()
    const fact = { contractId, shopId: seller.shop.id }
    await mailSealed(market.context, fact)
    await Promise.all([mailSealed(market.context, fact), mailSealed(market.context, fact)])
    await market.settle()

    const sealed = { kind: 'contract-sealed' }
    expect(await toldOfContracts(ana, 'storefront')).toEqual([{ ...sealed, path: '/account/contracts' }])
    expect(await toldOfContracts(seller, 'seller')).toEqual([{ ...sealed, path: '/seller/contracts' }])
    const title = 'Signed by all: Made-to-order agreement'
    expect(saidAt(phone)).toMatchObject([{ title, path: '/account/contracts' }])
    expect(saidAt(till)).toMatchObject([{ title, path: '/seller/contracts' }])
    expect((await ana.call('listOwnContracts')).items.map(({ id }) => id)).toContain(contractId)
    const letter = (await mailsTo(market, delivery.email)).find(({ subject }) => subject === title)!
    expect(letter.plain).toContain('/verify?code=')
  })

  test('that comes to nothing each side is told once, however it ended', async () => {
    const before = (await toldOfContracts(ana, 'storefront')).length
    const declined = await anOrderToSignFor(ana)
    await new Visitor(market.url).call('declineContract', { params: { id: declined.link }, body: { reason: 'Wrong.' } })
    await market.settle()
    // Whoever was not asked yet hears of nothing.
    expect(await toldOfContracts(declined.seller, 'seller')).toEqual([
      { kind: 'contract-declined', path: '/seller/contracts' },
    ])
    expect(await toldOfContracts(ana, 'storefront')).toHaveLength(before)

    const voided = await anOrderToSignFor(ana)
    await signs(market, voided.link)
    await market.settle()
    const params = { id: voided.contractId }
    await operator.call('voidContract', { params, body: { reason: 'A slip.' } })
    const late = await anOrderToSignFor(ana, { signers: ['customer'] })
    await market.settle()
    market.clock.advance({ days: 60 })
    await market.settle()
    await comeInAt(market, 'storefront', ana)
    await comeInAt(market, 'seller', voided.seller)
    await comeInAt(market, 'operator', operator)
    await mailOver(market.context, { contractId: voided.contractId, shopId: voided.seller.shop.id }, 'voided')
    await mailOver(market.context, { contractId: late.contractId, shopId: late.seller.shop.id }, 'expired')
    const all = await toldOfContracts(ana, 'storefront')
    expect(all.slice(0, all.length - before)).toEqual([
      { kind: 'contract-expired', path: '/account/contracts' },
      { kind: 'contract-voided', path: '/account/contracts' },
    ])
    expect(await toldOfContracts(voided.seller, 'seller')).toEqual([
      { kind: 'contract-voided', path: '/seller/contracts' },
    ])
  })

  test('nobody is told in the pages who signs without an account, or with the address of somebody else', async () => {
    const before = await toldOfContracts(ana, 'storefront')
    const [guests, anothers] = [undefined, await aCustomer(market)]
    for (const customer of [guests, anothers]) {
      const { link } = await anOrderToSignFor(customer, { signers: ['customer'] })
      if (customer) await signs(market, link)
      else await new Visitor(market.url).call('declineContract', { params: { id: link }, body: { reason: 'No.' } })
      await market.settle()
    }
    // Handed on to somebody who happens to have an account: the contract does not stand there.
    const rui = await aCustomer(market, { email: `${newId()}@example.com` })
    const { link } = await anOrderToSignFor(ana, { signers: ['customer'] })
    const body = { name: 'Rui Costa', email: rui.person.email }
    await new Visitor(market.url).call('delegateSigning', { params: { id: link }, body })
    await signs(market, await linkMailedTo(market, rui.person.email))
    await market.settle()
    expect((await mailsTo(market, rui.person.email)).at(-1)!.subject).toBe('Signed by all: Made-to-order agreement')
    expect(await told.storefront(rui)).toEqual([])
    expect(await toldOfContracts(anothers, 'storefront')).toEqual([])
    expect(await toldOfContracts(ana, 'storefront')).toEqual(before)
  })
})

describe('of files to download', () => {
  test('who ordered with their account is told once, and led to the order without its secret', async () => {
    const { stall } = await aStallWithFiles(market)
    const { checkout } = await aPaidCheckout(market, {
      stalls: [stall],
      wanted: [{ ware: stall.wares[0]! }],
      customer: ana,
    })
    const { id } = checkout.orders[0]!
    await market.settle()
    await mailFilesReady(market.context, id)
    const about = (await told.storefront(ana)).filter(({ kind }) => kind === 'files-ready')
    expect(about.map(({ path }) => path)).toEqual([`/orders/${id}`])
    expect((await ana.call('listDownloads', { params: { id } })).items).toMatchObject([{ state: 'open' }])
  })
})

describe('of an account', () => {
  test('a new passkey is told at the door where it was added, and on the devices of that door', async () => {
    const { seller } = await anOrderToSignFor(undefined)
    const till = service.newDevice()
    await seller.call('addShopPushDevice', { body: till.subscription })
    const begun = await seller.call('sellerBeginPasskey', { body: { password: everybodysPassword } })
    await seller.call('sellerAddPasskey', { body: { credential: anAuthenticator(market.url).create(begun) } })
    await market.settle()
    const about = (await told.seller(seller)).filter(({ kind }) => kind === 'passkey-added')
    expect(about.map(({ path }) => path)).toEqual(['/seller/security'])
    expect(saidAt(till)).toMatchObject([{ title: 'A passkey was added to your account', path: '/seller/security' }])
    const choices = await seller.call('listShopNoticeChoices')
    expect(choices.items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['passkey-added', 'contract-sealed']))
    const body = { items: [{ kind: 'passkey-added', isMailed: false, isShown: true, isPushed: true }] }
    expect(await seller.refused('chooseShopNotices', { body })).toMatchObject({ code: 'mail_necessary' })
  })

  test('a second step that is turned on and off is told at the door where that was done', async () => {
    for (const door of ['storefront', 'operator'] as const) {
      const visitor = door === 'storefront' ? await aCustomer(market) : await anOperator(market)
      const app = await anAuthenticatorApp(market, visitor, door)
      const end = door === 'storefront' ? 'endSecondFactor' : 'operatorEndSecondFactor'
      await visitor.call(end, { body: { password: everybodysPassword, code: app.nextCode() } })
      const path = door === 'storefront' ? '/account/security' : '/operator/security'
      expect((await told[door](visitor)).map((one) => ({ kind: one.kind, path: one.path }))).toEqual([
        { kind: 'second-factor-off', path },
        { kind: 'second-factor-on', path },
      ])
    }
  })

  test('the copy of what is known about somebody, and that they will be forgotten, is told where both stand', async () => {
    const customer = await aCustomer(market)
    const body = { password: everybodysPassword }
    await customer.call('requestDataExport', { body })
    await market.settle()
    await market.settle()
    await customer.call('requestErasure', { body })
    const path = '/account/privacy'
    expect((await told.storefront(customer)).map((one) => ({ kind: one.kind, path: one.path }))).toEqual([
      { kind: 'erasure', path },
      { kind: 'data-export', path },
    ])
  })
})
