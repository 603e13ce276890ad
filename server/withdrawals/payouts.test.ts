import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { anOperator, type SignedInVisitor } from '#test/builders/people.ts'
import {
  aRequestedWithdrawal,
  aShopToBePaid,
  aUsableAddress,
  aUsableMethod,
  faultsInTheBook,
  moneyOf,
} from '#test/builders/withdrawals.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { payPalKeys, PayPalStandIn } from '#test/support/paypal-stand-in.ts'
import { sendPayout } from './send-payout.ts'

// A shop that is paid at PayPal gets its money by itself once an operator has approved it: once, or it is told why not.

const paypal = new PayPalStandIn()
let market: TestMarket
let operator: SignedInVisitor

beforeAll(async () => {
  market = await openTestMarket({ ...payPalKeys, PAYPAL_API_BASE: await paypal.open(), PAYPAL_PAYOUTS: 'true' })
  operator = await anOperator(market)
})
afterAll(async () => {
  expect(await faultsInTheBook(market)).toBe(0)
  await market.close()
  await paypal.close()
})
afterEach(() => {
  expect(paypal.refusedBodies).toEqual([])
  paypal.book.nextPayout = 'SUCCESS'
})

/** A shop with 100.00 that asked for 40.00 at its PayPal address. */
async function asksAtPayPal() {
  const shop = await aShopToBePaid(market, [100_00])
  const methodId = await aUsableAddress(market, shop.shopId)
  const { id } = await aRequestedWithdrawal({ ...shop, methodId }, 40_00)
  return { ...shop, id, params: { id } }
}

const see = (params: { id: string }) => operator.call('getMarketWithdrawal', { params })
const approve = (params: { id: string }) => operator.call('approveWithdrawal', { params })

async function later(seconds: number): Promise<void> {
  market.clock.advance({ seconds })
  await market.settle()
}

/** The id under which PayPal was asked, of the last payout of a withdrawal. */
async function payoutOf(withdrawalId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from payouts where withdrawal_id = ${withdrawalId} order by intended_at desc, id desc limit 1`.execute(
    market.context.db,
  )
  return rows[0]!.id
}

/** What the market’s accounts say that are kept for a shop, and no more than that. */
async function clearing(shopId: string) {
  const { rows } = await sql<{ purpose: string; balance: number }>`
    select purpose, balance_minor as balance from ledger_accounts
    where shop_id = ${shopId} and purpose in ('gateway_clearing', 'bank_clearing') and balance_minor <> 0`.execute(
    market.context.db,
  )
  return Object.fromEntries(rows.map(({ purpose, balance }) => [purpose, balance]))
}

test('an approved withdrawal is paid by PayPal, and the book says it came out of what PayPal holds', async () => {
  const { params, shopId } = await asksAtPayPal()
  expect(await see(params)).toMatchObject({ payout: null, canPayByProvider: false })
  expect(await approve(params)).toMatchObject({
    state: 'approved',
    payout: { provider: 'paypal', state: 'intended' },
    isWithProvider: true,
  })
  await market.settle()
  await paypal.tell(market.url, 2)
  await market.settle()
  const paid = await see(params)
  expect(paid).toMatchObject({ state: 'paid', payout: { state: 'paid', providerState: 'SUCCESS' } })
  expect(paid.reference).toBe(paid.providerReference)
  expect(paid.history.map(({ state, by }) => `${state} by ${by}`)).toContain('paid by system')
  expect(await moneyOf(market, shopId)).toMatchObject({ available: 60_00, withdrawing: 0 })
  expect(await clearing(shopId)).toEqual({ gateway_clearing: -40_00 })
  expect(paypal.book.paidOut()).toEqual(['40.00'])
})

test('without a webhook PayPal is asked what became of it', async () => {
  const { params } = await asksAtPayPal()
  await approve(params)
  await market.settle()
  paypal.book.events.splice(0)
  await later(60)
  expect(await see(params)).toMatchObject({ state: 'paid' })
})

test('a lost answer is nothing anybody knows: it is asked again under the same name, and paid once', async () => {
  const { params } = await asksAtPayPal()
  const before = paypal.book.paidOut().length
  paypal.trouble('lost', /\/payouts$/, 3)
  await approve(params)
  await market.settle()
  expect(await see(params)).toMatchObject({ state: 'approved', payout: { state: 'unknown' }, isWithProvider: true })
  const body = { reason: 'It seems not to have worked.' }
  for (const act of ['recordWithdrawalFailed', 'rejectWithdrawal'] as const)
    expect(await operator.refused(act, { params, body })).toMatchObject({ code: 'payout_under_way' })
  expect(await operator.refused('recordWithdrawalPaid', { params, body: {} })).toMatchObject({
    code: 'payout_under_way',
  })
  expect(await operator.refused('payWithdrawalByProvider', { params })).toMatchObject({ code: 'payout_under_way' })
  paypal.book.events.splice(0)
  await later(60)
  await later(60)
  expect(await see(params)).toMatchObject({ state: 'paid' })
  expect(paypal.book.paidOut()).toHaveLength(before + 1)
})

test('after hours without an answer nobody asks again, for that could pay twice: a person looks and says', async () => {
  const { params, shopId } = await asksAtPayPal()
  paypal.trouble('busy', /\/payouts$/, 3)
  await approve(params)
  await market.settle()
  await later(6 * 3_600)
  expect(await see(params)).toMatchObject({ state: 'approved', isWithProvider: false, payout: { state: 'unknown' } })
  const body = { reason: 'PayPal shows no such payout.' }
  expect(await operator.call('recordWithdrawalFailed', { params, body })).toMatchObject({
    state: 'failed',
    payout: { state: 'failed' },
  })
  expect(await moneyOf(market, shopId)).toMatchObject({ available: 100_00, withdrawing: 0 })
})

test('two workers at the same payout pay it once', async () => {
  const { params, id } = await asksAtPayPal()
  const before = paypal.heard.length
  await approve(params)
  const payoutId = await payoutOf(id)
  await Promise.all([1, 2, 3, 4].map(() => sendPayout.run(market.context, { payoutId })))
  await market.settle()
  expect(paypal.heard.slice(before).filter((line) => line === 'POST /v1/payments/payouts')).toHaveLength(1)
})

test('money that nobody claims waits, the shop reads why, and it comes back in the end', async () => {
  const { params, owner, id, shopId } = await asksAtPayPal()
  paypal.book.nextPayout = 'UNCLAIMED'
  await approve(params)
  await market.settle()
  await paypal.tell(market.url)
  await market.settle()
  const because = expect.stringContaining('No PayPal account has this address yet')
  expect(await owner.call('getWithdrawal', { params })).toMatchObject({
    state: 'approved',
    payout: { state: 'under_way', providerState: 'UNCLAIMED', because },
  })
  paypal.book.payoutBecomes(await payoutOf(id), 'RETURNED')
  await paypal.tell(market.url)
  await market.settle()
  expect(await owner.call('getWithdrawal', { params })).toMatchObject({ state: 'failed', reason: because })
  expect(await moneyOf(market, shopId)).toMatchObject({ available: 100_00, withdrawing: 0 })
})

test('what had been paid and comes back is available again, and a later withdrawal settles it', async () => {
  const { params, id, shopId, owner } = await asksAtPayPal()
  await approve(params)
  await market.settle()
  await later(60)
  expect(await see(params)).toMatchObject({ state: 'paid' })
  paypal.book.payoutBecomes(await payoutOf(id), 'REVERSED')
  paypal.book.events.splice(0, paypal.book.events.length - 1)
  await paypal.tell(market.url, 2)
  await market.settle()
  expect(await see(params)).toMatchObject({ state: 'failed', payout: { state: 'failed', providerState: 'REVERSED' } })
  expect(await moneyOf(market, shopId)).toMatchObject({ available: 100_00, withdrawing: 0 })
  expect(await clearing(shopId)).toEqual({})
  const methodId = await aUsableMethod(market, shopId)
  const again = await aRequestedWithdrawal({ owner, shopId, methodId }, 100_00)
  expect(again.settlement).toMatchObject({ rest: { amountMinor: 0 } })
  // Neither what left nor what came back was earned.
  expect(await owner.call('getBalance')).toMatchObject({ earnedLast30Days: { amountMinor: 100_00 } })
})

test('too little money at PayPal moves nothing; when there is enough it is tried again', async () => {
  const { params } = await asksAtPayPal()
  const before = paypal.book.paidOut().length
  paypal.book.nextPayout = 'INSUFFICIENT_FUNDS'
  await approve(params)
  await market.settle()
  expect(await see(params)).toMatchObject({
    state: 'approved',
    canPayByProvider: true,
    payout: { state: 'refused', because: 'There is too little money in the market’s PayPal account.' },
  })
  const { items } = await operator.call('listMarketWithdrawals', { query: { state: 'approved' } })
  expect(items.find(({ id }) => id === params.id)).toMatchObject({ payoutState: 'refused' })
  paypal.book.nextPayout = 'SUCCESS'
  await operator.call('payWithdrawalByProvider', { params })
  await market.settle()
  await operator.call('askProviderAboutWithdrawal', { params })
  expect(await see(params)).toMatchObject({ state: 'paid' })
  expect(paypal.book.paidOut()).toHaveLength(before + 1)
})

test('a bank account is no matter of PayPal', async () => {
  const shop = await aShopToBePaid(market, [50_00])
  const { id } = await aRequestedWithdrawal(shop, 20_00)
  expect(await approve({ id })).toMatchObject({ payout: null, canPayByProvider: false })
  expect(await operator.refused('payWithdrawalByProvider', { params: { id } })).toMatchObject({
    code: 'payout_not_possible',
  })
  const body = { reference: 'TRF 1' }
  expect(await operator.call('recordWithdrawalPaid', { params: { id }, body })).toMatchObject({ state: 'paid' })
  const back = { reason: 'The bank sent it back.' }
  expect(await operator.call('recordWithdrawalFailed', { params: { id }, body: back })).toMatchObject({
    state: 'failed',
  })
  expect(await clearing(shop.shopId)).toEqual({})
})

test('what PayPal paid to shops agrees with the book, line by line', async () => {
  await operator.call('reconcileNow')
  const { items } = await operator.call('listDifferences')
  expect(items.filter(({ gateway }) => gateway === 'paypal')).toEqual([])
  const { rows } = await sql<{ paid: boolean; back: boolean }>`
    select coalesce(bool_or(amount_minor < 0), false) as paid, coalesce(bool_or(amount_minor > 0), false) as back
    from gateway_movements where kind = 'shop_payout' and is_matched`.execute(market.context.db)
  expect(rows).toEqual([{ paid: true, back: true }])
})
