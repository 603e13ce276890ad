import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayAfter, dayIn, dueDay } from '#shared/billing-days.ts'
import { newId } from '#shared/ids.ts'
import type { Language } from '#shared/languages.ts'
import {
  aTemplate,
  codeMailedTo,
  drawnSignature,
  linkMailedTo,
  signs,
  type TemplateWish,
} from '#test/builders/contracts.ts'
import { anOpenStall } from '#test/builders/carts.ts'
import { anOrderReadyToHandOver, mailsTo, sellerOf, type OrderAtShop } from '#test/builders/orders.ts'
import { aCustomer, anOperator, everybodysPassword, type SignedInVisitor } from '#test/builders/people.ts'
import { aShopThatApplied } from '#test/builders/shops.ts'
import { aSubscription, type Subscribed } from '#test/builders/subscriptions.ts'
import { aRequestedWithdrawal, aUsableMethod, earns } from '#test/builders/withdrawals.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let operator: SignedInVisitor
let stranger: Visitor

beforeAll(async () => {
  market = await openTestMarket()
  operator = await anOperator(market)
  stranger = new Visitor(market.url)
})
afterAll(() => market.close())

/** What is written down while somebody signs. */
const signing = ['sent', 'viewed', 'read', 'agreed', 'signed']

interface Asked extends OrderAtShop {
  contractId: string
  /** The link of who signs first. */
  link: string
  templateId: string
  email: string
}

/** A paid order whose contract was sent to the customer, a guest unless given. */
async function anOrderToSignFor(wish: TemplateWish = {}, customer?: SignedInVisitor): Promise<Asked> {
  const templateId = await aTemplate(market, wish)
  const stall = await anOpenStall(market)
  await sellerOf(market, stall)
  const ready = await anOrderReadyToHandOver(market, { stalls: [stall], ...(customer && { customer }) })
  await operator.call('changeContractTemplate', { params: { id: templateId }, body: { isActive: false } })
  await market.settle()
  const { id: contractId, email } = await market.context.db
    .selectFrom('contracts as c')
    .innerJoin('contract_parties as p', 'p.contract_id', 'c.id')
    .select(['c.id', 'p.email'])
    .where('c.order_id', '=', ready.order.id)
    .where('p.position', '=', 0)
    .executeTakeFirstOrThrow()
  return { ...ready, templateId, contractId, email, link: await linkMailedTo(market, email) }
}

async function fileOf(contractId: string): Promise<Buffer> {
  const response = await operator.send('getContractFile', { params: { id: contractId } })
  return Buffer.from(await response.arrayBuffer())
}

async function verdictOn(bytes: Buffer) {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], 'contract.pdf'))
  return await stranger.call('verifySealedFile', { form })
}

describe('a contract from the order to the seal', () => {
  test('is drawn up when the order is paid, signed by shop and customer in order, and sealed', async () => {
    const customer = await aCustomer(market, { name: 'Ana Sousa' })
    const asked = await anOrderToSignFor(
      { signers: ['shop', 'customer'], consents: ['I know it cannot be returned.'] },
      customer,
    )
    const params = { id: asked.contractId }
    expect(await operator.call('getContract', { params })).toMatchObject({
      state: 'sent',
      versionNumber: 1,
      parties: [{ role: 'shop' }, { role: 'customer', askedAt: null }],
    })
    expect((await customer.call('listOwnContracts')).items[0]).toMatchObject({ isMineToSign: false })
    await signs(market, asked.link, { signature: drawnSignature, consents: [true] })
    expect(await operator.call('getContract', { params })).toMatchObject({ state: 'partly_signed' })
    expect((await customer.call('listOwnContracts')).items[0]).toMatchObject({
      id: asked.contractId,
      isMineToSign: true,
    })

    const { token } = await customer.call('openOwnSigning', { params })
    expect(await signs(market, token, { consents: [true] })).toMatchObject({ state: 'signed' })
    await market.settle()
    const sealed = await operator.call('getContract', { params })
    expect(sealed).toMatchObject({ state: 'sealed' })
    expect(sealed.events.map(({ kind }) => kind)).toEqual(['drawn_up', ...signing, ...signing, 'sealed'])
    const mine = (await mailsTo(market, asked.email)).map(({ subject }) => subject)
    expect(mine).toContain('Signed by all: Made-to-order agreement')

    const file = await fileOf(asked.contractId)
    expect(await verdictOn(file)).toMatchObject({
      verdict: 'intact',
      signatureCount: 3,
      contract: { number: sealed.number, fileHash: sealed.fileHash, signers: [{}, { name: 'Ana Sousa' }] },
    })
    file[file.length - 40] = file[file.length - 40]! ^ 1
    expect(await verdictOn(file)).toMatchObject({ verdict: 'changed', contract: null })
    expect(await verdictOn(Buffer.from('%PDF-1.7 nothing'))).toMatchObject({ verdict: 'unknown' })
  })

  test('is found by the code on its page of evidence, also when it is typed without care', async () => {
    const asked = await anOrderToSignFor()
    await signs(market, asked.link)
    await market.settle()
    const { verify_code: code } = await market.context.db
      .selectFrom('contracts')
      .select('verify_code')
      .where('id', '=', asked.contractId)
      .executeTakeFirstOrThrow()
    for (const typed of [code, code.toLowerCase().replaceAll('-', ' ')]) {
      expect(await stranger.call('findSealByCode', { params: { id: typed } })).toMatchObject({ verdict: 'intact' })
    }
    expect(await stranger.call('findSealByCode', { params: { id: 'AAAA-AAAA' } })).toMatchObject({ verdict: 'unknown' })
  })

  test('keeps its version when the template has a newer one, and its events cannot be changed', async () => {
    const asked = await anOrderToSignFor()
    const params = { id: asked.templateId }
    const texts = [{ language: 'en', title: 'Newer', body: '<p>Newer words.</p>' }]
    await operator.call('saveContractDraft', { params, body: { texts } })
    expect(await operator.call('publishContractDraft', { params })).toMatchObject({
      publishedNumber: 2,
      draftNumber: null,
    })
    await signs(market, asked.link)
    await market.settle()
    expect(await operator.call('getContract', { params: { id: asked.contractId } })).toMatchObject({
      versionNumber: 1,
      title: 'Made-to-order agreement',
    })
    const { db } = market.context
    await expect(db.updateTable('contract_events').set({ detail: 'x' }).execute()).rejects.toThrow(/immutable/)
    await expect(db.updateTable('contract_files').set({ sha256: 'x' }).execute()).rejects.toThrow(/immutable/)
    await expect(
      db.updateTable('contract_template_versions').set({ number: 9 }).where('published_at', 'is not', null).execute(),
    ).rejects.toThrow(/never changes/)
  })

  test('is drawn up once for an order, and only above the amount of its rule', async () => {
    const templateId = await aTemplate(market, { minTotalMinor: 1_000_000_00 })
    await anOrderReadyToHandOver(market)
    await market.settle()
    expect(await operator.call('getContractTemplate', { params: { id: templateId } })).toMatchObject({
      contractCount: 0,
    })
    await operator.call('changeContractTemplate', { params: { id: templateId }, body: { minTotalMinor: 1 } })
    await anOrderReadyToHandOver(market)
    await market.settle()
    expect(await operator.call('getContractTemplate', { params: { id: templateId } })).toMatchObject({
      contractCount: 1,
    })
    await operator.call('changeContractTemplate', { params: { id: templateId }, body: { isActive: false } })
  })
})

describe('a contract speaks as who signs it reads', () => {
  /** An order whose customer reads French, as a guest's browser or an account said, and the contract about it. */
  async function anOrderOfAReaderOfFrench(languages: Language[], customer?: SignedInVisitor) {
    const { db } = market.context
    const templateId = await aTemplate(market, { languages })
    const { checkout, order } = await anOrderReadyToHandOver(market, customer && { customer })
    await operator.call('changeContractTemplate', { params: { id: templateId }, body: { isActive: false } })
    if (customer) await db.updateTable('people').set({ language: 'fr' }).where('id', '=', customer.person.id).execute()
    else await db.updateTable('checkouts').set({ language: 'fr' }).where('id', '=', checkout.id).execute()
    await market.settle()
    const contract = db.selectFrom('contracts').select(['id', 'language', 'text']).where('order_id', '=', order.id)
    const party = db.selectFrom('contract_parties as p').innerJoin('contracts as c', 'c.id', 'p.contract_id')
    const { email } = await party.select('p.email').where('c.order_id', '=', order.id).executeTakeFirstOrThrow()
    const link = await linkMailedTo(market, email)
    return {
      ...(await contract.executeTakeFirstOrThrow()),
      letters: (await mailsTo(market, email)).map(({ subject }) => subject),
      page: await stranger.call('getSigning', { params: { id: link } }),
      link,
      email,
    }
  }

  test('a guest by what their browser said: text, page, letters and the code', async () => {
    const { language, letters, page, text, link, email } = await anOrderOfAReaderOfFrench(['en', 'fr'])
    expect(language).toBe('fr')
    expect(JSON.stringify(text)).toContain('€')
    expect(letters).toContain('À signer : Made-to-order agreement')
    expect(page).toMatchObject({ language: 'fr', readerLanguage: 'fr' })
    // At a glance, in the words of their language; of other people their names alone.
    expect(page.facts.map(({ kind }) => kind)).toEqual(['with', 'about', 'order', 'amount', 'until'])
    expect(Object.fromEntries(page.facts.map(({ kind, value }) => [kind, value.replace(/\s/g, ' ')]))).toMatchObject({
      with: page.shopName,
      about: expect.stringMatching(/^1 × /),
      amount: expect.stringMatching(/^\d+,\d\d €$/),
      until: expect.stringMatching(/^\d+ \S+ \d{4}$/),
    })
    await stranger.call('sendSigningCode', { params: { id: link } })
    expect((await mailsTo(market, email)).at(-1)!.subject).toMatch(/^\d{6} est votre code/)
  })

  test('a customer by what their account says', async () => {
    const { language, letters, page } = await anOrderOfAReaderOfFrench(['en', 'fr'], await aCustomer(market))
    expect(language).toBe('fr')
    expect(letters).toContain('À signer : Made-to-order agreement')
    expect(page).toMatchObject({ language: 'fr', readerLanguage: 'fr' })
  })

  test('and in that of the market where the template does not speak it, with a page and letters that do', async () => {
    const { language, letters, page } = await anOrderOfAReaderOfFrench(['de', 'en'])
    expect(language).toBe('en')
    expect(letters).toContain('À signer : Made-to-order agreement')
    expect(page).toMatchObject({ language: 'en', readerLanguage: 'fr' })
  })
})

describe('who signs', () => {
  test('must have read it, agree to each sentence, and prove to be who was asked', async () => {
    const { link, email } = await anOrderToSignFor({ consents: ['I agree to section 7.'] })
    const params = { id: link }
    const visitor = new Visitor(market.url)
    const signature = { kind: 'typed', text: 'Ana Sousa' }
    const sign = async (more: object) =>
      await visitor.refused('signContract', {
        params,
        body: { agrees: true, consents: [true], signature, proof: { kind: 'code', code: '000000' }, ...more },
      })
    expect(await sign({})).toMatchObject({ code: 'not_read' })
    await visitor.call('finishReading', { params })
    expect(await sign({ consents: [] })).toMatchObject({ code: 'consent_missing' })
    expect(await sign({ proof: { kind: 'password', password: everybodysPassword } })).toMatchObject({
      code: 'proof_not_possible',
    })
    expect(await sign({})).toMatchObject({ code: 'wrong_code' })
    const early = await codeMailedTo(market, visitor, link, email)
    const code = await codeMailedTo(market, visitor, link, email)
    if (early !== code)
      expect(await sign({ proof: { kind: 'code', code: early } })).toMatchObject({ code: 'wrong_code' })
    market.clock.advance({ minutes: 11 })
    expect(await sign({ proof: { kind: 'code', code } })).toMatchObject({ code: 'wrong_code' })
    await signs(market, link, { consents: [true] })
    expect(await sign({})).toMatchObject({ code: 'not_your_turn' })
  })

  test('with an account signs by password, and guesses a few times only', async () => {
    const { link } = await anOrderToSignFor({}, await aCustomer(market))
    const params = { id: link }
    const visitor = new Visitor(market.url)
    await visitor.call('finishReading', { params })
    const body = {
      agrees: true,
      signature: { kind: 'typed', text: 'Ana' },
      proof: { kind: 'password', password: 'no' },
    }
    for (let turn = 0; turn < 10; turn++)
      expect(await visitor.refused('signContract', { params, body })).toMatchObject({ code: 'wrong_password' })
    expect(await visitor.refused('signContract', { params, body })).toMatchObject({ code: 'too_many_attempts' })
  })

  test('may decline with a reason, and then it is over for everybody', async () => {
    const { link, contractId, email } = await anOrderToSignFor()
    const body = { reason: 'The date is wrong.' }
    expect(await stranger.call('declineContract', { params: { id: link }, body })).toMatchObject({
      state: 'declined',
      reason: 'The date is wrong.',
    })
    await market.settle()
    expect(await operator.refused('remindContract', { params: { id: contractId } })).toMatchObject({
      code: 'wrong_state',
    })
    expect((await mailsTo(market, email)).at(-1)!.plain).toContain('The date is wrong.')
  })

  test('may hand it on to somebody else, whose link is another one', async () => {
    const { link, contractId } = await anOrderToSignFor()
    const email = `${newId()}@example.com`
    await stranger.call('delegateSigning', { params: { id: link }, body: { name: 'Rui Costa', email } })
    expect(await stranger.refused('getSigning', { params: { id: link } })).toMatchObject({ code: 'link_not_valid' })
    const newer = await linkMailedTo(market, email)
    await signs(market, newer, { signature: { kind: 'typed', text: 'Rui Costa' } })
    await market.settle()
    const { events, parties } = await operator.call('getContract', { params: { id: contractId } })
    expect(parties[0]).toMatchObject({ name: 'Rui Costa', email })
    expect(events.find(({ kind }) => kind === 'delegated')!.detail).toMatch(/^Ana Sousa <.*> → Rui Costa </)
  })

  test('needs the very link: another party, a guess and a cut one open nothing', async () => {
    const { link } = await anOrderToSignFor()
    const guesses = [`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`, link.slice(0, 40), 'x'.repeat(64)]
    for (const id of guesses) {
      expect(await stranger.refused('getSigning', { params: { id } })).toMatchObject({
        status: 404,
        code: 'link_not_valid',
      })
    }
  })
})

describe('what is not signed holds back', () => {
  test('the parcel, from the moment of payment until all have signed', async () => {
    const templateId = await aTemplate(market, { holds: ['shipping'] })
    const ready = await anOrderReadyToHandOver(market)
    await operator.call('changeContractTemplate', { params: { id: templateId }, body: { isActive: false } })
    const handOver = { params: { id: ready.order.id }, body: { carrier: 'CTT', trackingNumber: 'LX1' } }
    expect(await ready.seller.refused('handOverOrder', handOver)).toMatchObject({
      code: 'contract_unsigned',
      contract: '',
    })
    const link = await linkMailedTo(market, 'ana@example.com')
    expect(await ready.seller.refused('handOverOrder', handOver)).toMatchObject({
      contract: expect.stringMatching(/^C-/),
    })
    await signs(market, link)
    expect(await ready.seller.call('handOverOrder', handOver)).toMatchObject({ state: 'handed_over' })
  })

  test('the approval of a shop and its payouts, until it signs or the operator takes it back', async () => {
    const templateId = await aTemplate(market, { kind: 'seller_agreement', holds: ['shop_approval', 'payout'] })
    const shop = await aShopThatApplied(market, { name: 'Holds' })
    const { context } = market
    await context.db
      .transaction()
      .execute((db) =>
        context.facts.announce({ ...context, db, isInTransaction: true }, 'shop.applied', { shopId: shop.id }),
      )
    await operator.call('changeContractTemplate', { params: { id: templateId }, body: { isActive: false } })
    const params = { id: shop.id }
    expect(await operator.refused('approveShop', { params })).toMatchObject({ status: 409, code: 'contract_unsigned' })
    const id = await firstContractOf(shop.seller)
    const { token } = await shop.seller.call('openShopSigning', { params: { id } })
    await signs(market, token)
    expect(await operator.call('approveShop', { params })).toMatchObject({ state: 'approved' })
  })

  test('a payout, until the operator takes the contract back', async () => {
    const asked = await anOrderToSignFor({ holds: ['payout'] })
    const { shopId } = asked.stall
    await earns(market, shopId, 50_00)
    const methodId = await aUsableMethod(market, shopId)
    const { id } = await aRequestedWithdrawal({ owner: asked.seller, shopId, methodId }, 20_00)
    expect(await operator.refused('approveWithdrawal', { params: { id } })).toMatchObject({ code: 'contract_unsigned' })
    const body = { reason: 'Agreed by letter.' }
    await operator.call('voidContract', { params: { id: asked.contractId }, body })
    expect(await operator.call('approveWithdrawal', { params: { id } })).toMatchObject({ state: 'approved' })
  })
})

describe('what is over', () => {
  test('takes its contracts along: a cancelled order is signed for by nobody and holds no payout, and those who were asked hear of it', async () => {
    const asked = await anOrderToSignFor({ holds: ['payout'] })
    const held = { act: 'payout', shopId: asked.stall.shopId } as const
    expect(await market.context.ports.findHold(market.context, held)).toMatch(/^C-/)
    await asked.seller.call('cancelShopOrder', { params: { id: asked.order.id }, body: { reason: 'Broken.' } })
    expect(await market.context.ports.findHold(market.context, held)).toBeNull()
    const params = { id: asked.contractId }
    expect(await operator.call('getContract', { params })).toMatchObject({
      state: 'voided',
      reason: 'The order was cancelled.',
    })
    await market.settle()
    expect((await mailsTo(market, asked.email)).map(({ plain }) => plain).join('\n')).toContain(
      'The reason given: The order was cancelled.',
    )
    expect(await operator.refused('renewContract', { params })).toMatchObject({ code: 'wrong_state' })
  })

  test('takes along what was not drawn up yet, and leaves what all have signed', async () => {
    const templateId = await aTemplate(market, { holds: ['payout'] })
    const early = await anOrderReadyToHandOver(market)
    await operator.call('changeContractTemplate', { params: { id: templateId }, body: { isActive: false } })
    const open = () =>
      market.context.db
        .selectFrom('contract_tasks')
        .where('order_id', '=', early.order.id)
        .where('done_at', 'is', null)
        .selectAll()
        .execute()
    expect(await open()).toHaveLength(1)
    await early.seller.call('cancelShopOrder', { params: { id: early.order.id }, body: { reason: 'Broken.' } })
    expect(await open()).toEqual([])
    await market.settle()
    const drawn = market.context.db.selectFrom('contracts').where('order_id', '=', early.order.id).selectAll()
    expect(await drawn.execute()).toEqual([])

    const signed = await anOrderToSignFor()
    await signs(market, signed.link)
    await signed.seller.call('cancelShopOrder', { params: { id: signed.order.id }, body: { reason: 'Broken.' } })
    await market.settle()
    expect(await operator.call('getContract', { params: { id: signed.contractId } })).toMatchObject({ state: 'sealed' })
  })

  test('is for terms the subscription, and not the order it began with', async () => {
    const templateId = await aTemplate(market, { kind: 'subscription', holds: ['payout'] })
    const { customer, seller, stall, subscription } = await aSubscription(market)
    await operator.call('changeContractTemplate', { params: { id: templateId }, body: { isActive: false } })
    const stateOf = () =>
      market.context.db
        .selectFrom('contracts')
        .select('state')
        .where('subscription_id', '=', subscription.id)
        .executeTakeFirstOrThrow()
    const order = { id: subscription.cycles[0]!.order!.id }
    await seller.call('cancelShopOrder', { params: order, body: { reason: 'Broken.' } })
    expect(await stateOf()).toEqual({ state: 'sent' })
    await customer.call('cancelSubscription', { params: { id: subscription.id }, body: { when: 'now' } })
    expect(await stateOf()).toEqual({ state: 'voided' })
    const held = { act: 'payout', shopId: stall.shopId } as const
    expect(await market.context.ports.findHold(market.context, held)).toBeNull()
  })
})

describe('terms of a subscription', () => {
  const variable = (key: string) => `<span data-variable="subscription.${key}"></span>`
  const body =
    `<p>${['number', 'item', 'price', 'first_price', 'rhythm', 'trial_days', 'next_on', 'min_cycles'].map(variable).join(' | ')}</p>` +
    `<div data-when="subscription.ends_on" data-is="filled"><p>${variable('end_after')} | ${variable('ends_on')}</p></div>` +
    `<div data-when="subscription.ends_on" data-is="empty"><p>Until it is cancelled.</p></div>` +
    `<div data-when="subscription.rhythm" data-is="equal" data-value="2 month"><p>Every other month.</p></div>`

  /** What its customer is asked to sign, in lines; the template is not used any more. */
  async function termsOf(templateId: string, { customer, subscription }: Subscribed): Promise<string[]> {
    await operator.call('changeContractTemplate', { params: { id: templateId }, body: { isActive: false } })
    const { id, state } = await market.context.db
      .selectFrom('contracts')
      .select(['id', 'state'])
      .where('subscription_id', '=', subscription.id)
      .executeTakeFirstOrThrow()
    expect(state).toBe('sent')
    expect((await customer.call('listOwnContracts', {})).items).toMatchObject([{ id }])
    return linesOf((await operator.call('getContract', { params: { id } })).html)
  }
  const inWords = (on: string) =>
    new Intl.DateTimeFormat('en-IE', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(on))
  const linesOf = (html: string) => [...html.matchAll(/<p>(.*?)<\/p>/g)].map(([, line]) => line!)

  test('state its price, rhythm, trial, next day, least number of cycles and end, as they were agreed', async () => {
    const templateId = await aTemplate(market, { kind: 'subscription', body })
    const price = { kind: 'fixed', amountMinor: 1_800 } as const
    const plan = { every: 2, trialDays: 14, price, firstPriceMinor: 900, minCycles: 2, endAfter: 3 }
    const story = await aSubscription(market, { plan, quantity: 2 })
    const { number, nextOn, product } = story.subscription
    const begins = nextOn!
    expect(begins).toBe(dayAfter(story.subscription.cycles[0]!.fromOn, 14))
    const lastDay = dayAfter(dueDay(begins, { unit: 'month', every: 2 }, 3), -1)
    expect(await termsOf(templateId, story)).toEqual([
      `${number} | 2 × ${product.title}, 300 ml | €36.00 | €18.00 | every 2 months | 14 | ${inWords(begins)} | 2`,
      `3 | ${inWords(lastDay)}`,
      'Every other month.',
    ])
  })

  test('say nothing of an end where it goes on until it is cancelled, and are previewed with a real subscription', async () => {
    const templateId = await aTemplate(market, { kind: 'subscription', body, languages: ['en', 'fr'] })
    const story = await aSubscription(market, { plan: { unit: 'week' } })
    const [terms, end] = await termsOf(templateId, story)
    const { number, product } = story.subscription
    expect(terms).toMatch(
      new RegExp(`^${number} \\| 1 × ${product.title}, 300 ml \\| €18.00 \\| €18.00 \\| every week \\| 0 \\| `),
    )
    expect(end).toBe('Until it is cancelled.')

    const params = { id: templateId }
    const shown = await operator.call('previewContract', { params, body: { language: 'fr' } })
    expect(shown).toMatchObject({ missing: [], unknown: [] })
    expect(shown.sample.split(', ').at(-1)).toBe(number)
    expect(linesOf(shown.html)[0]).toContain('chaque semaine')
    const other = await aSubscription(market, { plan: { unit: 'year' } })
    const orderId = story.subscription.cycles[0]!.order!.id
    expect((await operator.call('previewContract', { params, body: {} })).sample).toContain(other.subscription.number)
    expect((await operator.call('previewContract', { params, body: { orderId } })).sample).toContain(number)
  })

  test('say of one that was cancelled when it ends, and of no cycle that follows', async () => {
    const wanted = `<p>${variable('next_on')} | ${variable('ends_on')}</p>`
    const { id } = await operator.call('createContractTemplate', { body: { name: 'End', kind: 'subscription' } })
    const texts = [{ language: 'en', title: 'End', body: wanted }]
    await operator.call('saveContractDraft', { params: { id }, body: { texts } })
    const preview = async () => linesOf((await operator.call('previewContract', { params: { id }, body: {} })).html)[0]

    const ending = await aSubscription(market, { plan: { unit: 'day', every: 10 } })
    const { nextOn } = ending.subscription
    expect(await preview()).toBe(`${inWords(nextOn!)} | [subscription.ends_on]`)
    const body = { when: 'cycle_end' } as const
    await ending.customer.call('cancelSubscription', { params: { id: ending.subscription.id }, body })
    expect(await preview()).toBe(`[subscription.next_on] | ${inWords(dayAfter(nextOn!, -1))}`)

    const paid = await aSubscription(market, { plan: { unit: 'day', every: 10, endAfter: 1 } })
    expect(await preview()).toBe(
      `[subscription.next_on] | ${inWords(dayAfter(paid.subscription.cycles[0]!.fromOn, 9))}`,
    )

    const skipped = await aSubscription(market, { plan: { unit: 'day', every: 10, endAfter: 2 } })
    const begins = skipped.subscription.nextOn!
    await skipped.customer.call('skipCycle', { params: { id: skipped.subscription.id } })
    expect(await preview()).toBe(`${inWords(dayAfter(begins, 10))} | ${inWords(dayAfter(begins, 19))}`)
  })

  test('alone know a subscription', async () => {
    const { id } = await operator.call('createContractTemplate', { body: { name: 'Order', kind: 'order' } })
    const texts = [{ language: 'en', title: 'Order', body: `<p>${variable('price')}</p>` }]
    const { variables } = await operator.call('saveContractDraft', { params: { id }, body: { texts } })
    expect(variables.filter(({ group }) => group === 'Subscription')).toEqual([])
    expect(await operator.refused('publishContractDraft', { params: { id } })).toMatchObject({
      variables: ['subscription.price'],
    })
    const terms = await operator.call('createContractTemplate', { body: { name: 'Terms', kind: 'subscription' } })
    expect(terms.variables).toContainEqual({
      key: 'subscription.rhythm',
      label: 'rhythm',
      group: 'Subscription',
      type: 'rhythm',
    })
  })
})

describe('a template', () => {
  test('is sanitised, previewed with a real order, and not published while it says what nobody knows', async () => {
    await anOrderReadyToHandOver(market)
    const { id } = await operator.call('createContractTemplate', { body: { name: 'Draft', kind: 'order' } })
    const params = { id }
    const body =
      '<p onclick="x()">For <span data-variable="customer.name"></span>, <span data-variable="own.days"></span> days, <span data-variable="moon.phase"></span></p><script>x</script>'
    const texts = [{ language: 'en', title: 'Draft', body }]
    const fields = [{ key: 'days', label: 'late days', value: '21' }]
    const saved = await operator.call('saveContractDraft', { params, body: { texts, fields } })
    expect(saved.draft!.texts[0]!.body).not.toMatch(/script|onclick/)
    expect(await operator.call('previewContract', { params, body: {} })).toMatchObject({
      html: '<p>For Ana Sousa, 21 days, [moon.phase]</p>',
      unknown: ['moon.phase'],
      missing: [],
    })
    expect(await operator.refused('publishContractDraft', { params })).toMatchObject({ variables: ['moon.phase'] })
    const never = '<div data-when="order.total" data-is="over" data-value="abc"><p>Dear.</p></div>'
    await operator.call('saveContractDraft', {
      params,
      body: { texts: [{ language: 'en', title: 'Draft', body: never }], fields },
    })
    expect(await operator.refused('publishContractDraft', { params })).toMatchObject({
      code: 'condition_not_possible',
      variables: ['order.total'],
    })
    expect(await operator.refused('changeContractTemplate', { params, body: { isActive: true } })).toMatchObject({
      code: 'template_not_published',
    })
    expect(
      await operator.refused('changeContractTemplate', { params, body: { holds: ['shop_approval'] } }),
    ).toMatchObject({
      code: 'rule_not_possible',
    })
  })

  test('writes and compares days as the market has them, and not as Greenwich does', async () => {
    const { id } = await operator.call('createContractTemplate', { body: { name: 'Days', kind: 'order' } })
    const params = { id }
    // One of the two has another day than Greenwich, whatever the hour.
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      await operator.call('changeSettings', { body: { timeZone } })
      const { order } = await anOrderReadyToHandOver(market)
      const today = dayIn(timeZone, market.clock.now())
      const body = `<p><span data-variable="today"></span>, <span data-variable="order.placed_on"></span></p><div data-when="today" data-is="equal" data-value="${today}"><p>It is.</p></div>`
      await operator.call('saveContractDraft', {
        params,
        body: { texts: [{ language: 'en', title: 'Days', body }], fields: [] },
      })
      const { html } = await operator.call('previewContract', { params, body: { orderId: order.id } })
      const day = new Date(today).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
      expect(html).toBe(`<p>${day}, ${day}</p><p>It is.</p>`)
    }
    await operator.call('changeSettings', { body: { timeZone: 'UTC' } })
  })

  test('says its own values as their type is written, and refuses what is none of it', async () => {
    await anOrderReadyToHandOver(market)
    const { id } = await operator.call('createContractTemplate', { body: { name: 'Values', kind: 'order' } })
    const params = { id }
    const field = (type: 'text' | 'number' | 'date' | 'money', value: string) => ({
      key: type,
      label: type,
      type,
      value,
    })
    const own = (key: string) => `<span data-variable="own.${key}"></span>`
    const only = (key: string, value: string) =>
      `<div data-when="own.${key}" data-is="over" data-value="${value}"><p>More ${key} than that.</p></div>`
    const draftOf = (words: string, fields: ReturnType<typeof field>[]) => ({
      params,
      body: { texts: [{ language: 'de', title: 'Values', body: words }], fields },
    })
    const fields = [
      field('text', '007'),
      field('number', '1234,5'),
      field('date', '2027-02-28'),
      field('money', '1250.00'),
    ]
    const words = `<p>${['text', 'number', 'date', 'money'].map(own).join(' | ')}</p>`
    const asked =
      only('number', '1234') + only('date', '2027-02-27') + only('money', '124999') + only('money', '125000')
    const saved = await operator.call('saveContractDraft', draftOf(words + asked, fields))
    expect(saved.draft!.fields).toEqual(fields)
    const preview = await operator.call('previewContract', { params, body: { language: 'de' } })
    expect(preview.html.replaceAll('\u00a0', ' ')).toBe(
      '<p>007 | 1.234,5 | 28. Februar 2027 | 1.250,00 €</p><p>More number than that.</p><p>More date than that.</p><p>More money than that.</p>',
    )
    for (const [type, value] of [
      ['number', 'many'],
      ['number', '1.2345'],
      ['date', '2027-02-30'],
      ['date', 'tomorrow'],
      ['money', '1.234'],
      ['money', '€5'],
    ] as const)
      expect(
        await operator.refused('saveContractDraft', draftOf(words, [field('text', ''), field(type, value)])),
      ).toMatchObject({ code: 'value_not_of_type', errors: [{ path: 'body.fields.1.value' }] })
    await operator.call('saveContractDraft', draftOf(`<p>${own('date')}</p>`, [field('date', '')]))
    expect(await operator.call('previewContract', { params, body: {} })).toMatchObject({ missing: ['own.date'] })
    await operator.call('saveContractDraft', draftOf(only('number', 'abc'), [field('number', '1')]))
    expect(await operator.refused('publishContractDraft', { params })).toMatchObject({
      code: 'condition_not_possible',
      variables: ['own.number'],
    })
  })

  test('says what it published before its values had a type as text', async () => {
    const id = await aTemplate(market, { isActive: false, body: '<p><span data-variable="order.total"></span></p>' })
    const body = '<p><span data-variable="own.days"></span></p>'
    const fields = [{ key: 'days', label: 'late days', value: '21' }]
    await operator.call('saveContractDraft', {
      params: { id },
      body: { texts: [{ language: 'en', title: 'Old', body }] },
    })
    await market.context.db
      .updateTable('contract_template_versions')
      .set({ fields: JSON.stringify(fields) })
      .where('template_id', '=', id)
      .where('published_at', 'is', null)
      .execute()
    const { draft } = await operator.call('publishContractDraft', { params: { id } })
    expect(draft).toBeNull()
    const { published } = await operator.call('getContractTemplate', { params: { id } })
    expect(published!.fields).toEqual([{ ...fields[0], type: 'text' }])
    expect(await operator.call('previewContract', { params: { id }, body: {} })).toMatchObject({ html: '<p>21</p>' })
  })

  test('that says what is missing makes a draft, which is sent when it is known', async () => {
    const templateId = await aTemplate(market, {
      kind: 'seller_agreement',
      body: '<p>In <span data-variable="shop.address"></span></p>',
    })
    const shop = await aShopThatApplied(market, { name: 'Missing' })
    await market.settle()
    await operator.call('changeContractTemplate', { params: { id: templateId }, body: { isActive: false } })
    const id = await firstContractOf(shop.seller)
    expect(await operator.call('getContract', { params: { id } })).toMatchObject({
      state: 'drafted',
      missing: ['shop.address'],
    })
    expect(await operator.refused('sendContract', { params: { id } })).toMatchObject({ code: 'values_missing' })
    await market.context.db
      .insertInto('legal_details')
      .values({
        shop_id: shop.id,
        legal_name: 'Missing, Lda',
        line1: 'Rua 1',
        postal_code: '4000',
        city: 'Porto',
        country: 'PT',
        language: 'en',
        is_complete: false,
        updated_at: market.context.clock.now(),
      })
      .execute()
    await market.settle()
    expect(await operator.call('getContract', { params: { id } })).toMatchObject({
      state: 'sent',
      html: '<p>In Rua 1, 4000 Porto, PT</p>',
    })
  })
})

describe('time', () => {
  test('reminds of what nobody signs, and ends it in the end', async () => {
    const { link, contractId, email } = await anOrderToSignFor()
    market.clock.advance({ days: 8 })
    await market.settle()
    // Other guests of this address are reminded in the same moment.
    const letters = (await mailsTo(market, email)).filter(({ plain }) => plain.includes(link))
    expect(letters.at(-1)!.subject).toBe('Still to be signed: Made-to-order agreement')
    market.clock.advance({ days: 30 })
    await market.settle()
    operator = await anOperator(market)
    expect(await operator.call('getContract', { params: { id: contractId } })).toMatchObject({ state: 'expired' })
    expect(await stranger.refused('viewContract', { params: { id: link } })).toMatchObject({ code: 'not_your_turn' })
  })
})

async function firstContractOf(seller: SignedInVisitor): Promise<string> {
  await market.settle()
  return (await seller.call('listShopContracts')).items[0]!.id
}
