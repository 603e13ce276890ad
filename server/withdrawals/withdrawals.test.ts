import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailsTo } from '#test/builders/orders.ts'
import { anOperator, aSeller, type SignedInVisitor } from '#test/builders/people.ts'
import { anAuthenticator } from '#test/builders/second-factor.ts'
import {
  aRequestedWithdrawal,
  aShopToBePaid,
  earns,
  faultsInTheBook,
  givesBack,
  moneyOf,
} from '#test/builders/withdrawals.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket
let operator: SignedInVisitor

beforeAll(async () => {
  market = await openTestMarket()
  operator = await anOperator(market)
})
afterAll(async () => {
  expect(await faultsInTheBook(market)).toBe(0)
  await market.close()
})

const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' })
const amountsOf = ({ items }: { items: { amount: { amountMinor: number } }[] }) =>
  items.map(({ amount }) => amount.amountMinor)

test('what is asked for is set aside at once, paid after approval, and itemised', async () => {
  const shop = await aShopToBePaid(market, [60_00, 40_00])
  const asked = await aRequestedWithdrawal(shop, 100_00)
  const params = { id: asked.id }
  expect(asked).toMatchObject({
    state: 'requested',
    amount: euros(100_00),
    fee: euros(0),
    method: { kind: 'bank', label: 'PT50 •••• 0154', holder: 'Kiln & Clay, Lda' },
    settlement: { carried: euros(0), items: euros(100_00), itemCount: 2, rest: euros(0), total: euros(100_00) },
    canCancel: true,
  })
  expect(await moneyOf(market, shop.shopId)).toMatchObject({ available: 0, withdrawing: 100_00 })
  expect(amountsOf(await shop.owner.call('listWithdrawalItems', { params }))).toEqual([60_00, 40_00])

  await operator.call('approveWithdrawal', { params })
  const paid = await operator.call('recordWithdrawalPaid', { params, body: { reference: 'TRF 77' } })
  expect(paid).toMatchObject({ state: 'paid', reference: 'TRF 77', destination: { iban: 'PT50000201231234567890154' } })
  expect(paid.history.map(({ state, by }) => [state, by])).toEqual([
    ['requested', 'shop'],
    ['approved', 'market'],
    ['paid', 'market'],
  ])
  expect(await moneyOf(market, shop.shopId)).toMatchObject({ available: 0, withdrawing: 0 })
  const { rows } = await sql<{ purpose: string; balance: number }>`
    select purpose, balance_minor as balance from ledger_accounts where shop_id = ${shop.shopId} and purpose = 'bank_clearing'`.execute(
    market.context.db,
  )
  expect(rows).toEqual([{ purpose: 'bank_clearing', balance: -100_00 }])
  await market.settle()
  const subjects = (await mailsTo(market, shop.owner.person.email)).map(({ subject }) => subject)
  expect(subjects).toContain(`Withdrawal ${asked.number} of €100.00 was asked for`)
  expect(subjects).toContain(`Withdrawal ${asked.number} of €100.00 is approved`)
  expect(subjects).toContain('€100.00 is on its way to you')
})

test('more than there is cannot be asked for, and nothing is set aside', async () => {
  const shop = await aShopToBePaid(market, [30_00])
  const body = { amountMinor: 30_01, methodId: shop.methodId }
  expect(await shop.owner.refused('requestWithdrawal', { body })).toMatchObject({
    status: 409,
    code: 'balance_too_low',
  })
  expect(await moneyOf(market, shop.shopId)).toMatchObject({ available: 30_00, withdrawing: 0 })
})

test('a part settles the oldest orders, and the rest is explained by the next withdrawal', async () => {
  const shop = await aShopToBePaid(market, [50_00, 30_00, 40_00])
  const first = await aRequestedWithdrawal(shop, 60_00)
  expect(first.settlement).toMatchObject({ items: euros(80_00), itemCount: 2, rest: euros(20_00) })
  await givesBack(market, shop.shopId, 10_00)
  const second = await aRequestedWithdrawal(shop, 50_00)
  expect(second.settlement).toEqual({
    carried: euros(20_00),
    items: euros(30_00),
    itemCount: 2,
    rest: euros(0),
    total: euros(50_00),
  })
  expect(amountsOf(await shop.owner.call('listWithdrawalItems', { params: { id: second.id } }))).toEqual([
    40_00, -10_00,
  ])
})

test('a withdrawal that is sent back is available again, with the reason, and a later one settles it', async () => {
  const shop = await aShopToBePaid(market, [80_00])
  const asked = await aRequestedWithdrawal(shop, 80_00)
  const rejected = await operator.call('rejectWithdrawal', {
    params: { id: asked.id },
    body: { reason: 'The holder is not the shop.' },
  })
  expect(rejected).toMatchObject({ state: 'rejected', reason: 'The holder is not the shop.' })
  expect(await moneyOf(market, shop.shopId)).toMatchObject({ available: 80_00, withdrawing: 0 })
  const again = await aRequestedWithdrawal(shop, 80_00)
  const items = await shop.owner.call('listWithdrawalItems', { params: { id: again.id } })
  expect(items.items.map(({ description }) => description)).toEqual([`Withdrawal ${asked.number} came back`])
  await market.settle()
  const letters = await mailsTo(market, shop.owner.person.email)
  expect(letters.find(({ subject }) => subject.endsWith('was sent back'))?.plain).toContain(
    'The holder is not the shop.',
  )
})

test('a transfer that fails gives the money and the fee back', async () => {
  await operator.call('changeSettings', { body: { withdrawalFeeMinor: 50 } })
  const shop = await aShopToBePaid(market, [20_00])
  expect(await shop.owner.call('getWithdrawalTerms')).toMatchObject({ fee: euros(50), most: euros(19_50) })
  const asked = await aRequestedWithdrawal(shop, 19_50)
  expect(asked.settlement.total).toEqual(euros(20_00))
  const params = { id: asked.id }
  await operator.call('approveWithdrawal', { params })
  await operator.call('recordWithdrawalFailed', { params, body: { reason: 'Account closed' } })
  expect(await moneyOf(market, shop.shopId)).toMatchObject({ available: 20_00, withdrawing: 0 })
  const paid = await aRequestedWithdrawal(shop, 19_50)
  await operator.call('approveWithdrawal', { params: { id: paid.id } })
  await operator.call('recordWithdrawalPaid', { params: { id: paid.id }, body: {} })
  expect(await moneyOf(market, shop.shopId)).toMatchObject({ available: 0, withdrawing: 0 })
  await operator.call('changeSettings', { body: { withdrawalFeeMinor: 0 } })
})

test('a refund after the request stops the approval until the shop has earned it again', async () => {
  const shop = await aShopToBePaid(market, [100_00])
  const asked = await aRequestedWithdrawal(shop, 100_00)
  const params = { id: asked.id }
  await givesBack(market, shop.shopId, 30_00)
  expect(await operator.refused('approveWithdrawal', { params })).toMatchObject({ code: 'balance_too_low' })
  expect(await operator.call('getMarketWithdrawal', { params })).toMatchObject({ state: 'requested', isCovered: false })
  await earns(market, shop.shopId, 30_00)
  expect(await operator.call('approveWithdrawal', { params })).toMatchObject({ state: 'approved', isCovered: true })
})

test('of several approvals only as many pass as the shop still has money for', async () => {
  const shop = await aShopToBePaid(market, [100_00])
  const one = await aRequestedWithdrawal(shop, 50_00)
  const other = await aRequestedWithdrawal(shop, 50_00)
  await givesBack(market, shop.shopId, 30_00)
  const { results } = await operator.call('approveWithdrawals', { body: { ids: [one.id, other.id, randomUUID()] } })
  expect(results.map(({ isApproved, code }) => [isApproved, code])).toEqual([
    [true, ''],
    [false, 'balance_too_low'],
    [false, 'withdrawal_not_found'],
  ])
})

test('a withdrawal can be taken back until it is approved', async () => {
  const shop = await aShopToBePaid(market, [30_00, 30_00])
  const one = await aRequestedWithdrawal(shop, 30_00)
  const other = await aRequestedWithdrawal(shop, 30_00)
  expect(await shop.owner.call('cancelWithdrawal', { params: { id: one.id } })).toMatchObject({ state: 'cancelled' })
  await operator.call('approveWithdrawal', { params: { id: other.id } })
  expect(await shop.owner.refused('cancelWithdrawal', { params: { id: other.id } })).toMatchObject({
    code: 'wrong_state',
  })
  expect(await moneyOf(market, shop.shopId)).toMatchObject({ available: 30_00, withdrawing: 30_00 })
})

test('the same request sent again is the same withdrawal', async () => {
  const shop = await aShopToBePaid(market, [30_00])
  const args = { body: { amountMinor: 20_00, methodId: shop.methodId }, key: randomUUID() }
  const one = await shop.owner.call('requestWithdrawal', args)
  const answer = await shop.owner.call('requestWithdrawal', args)
  expect(answer.id).toBe(one.id)
  // Also when the answer was lost before it could be kept.
  await sql`delete from idempotency_keys`.execute(market.context.db)
  expect((await shop.owner.call('requestWithdrawal', args)).id).toBe(one.id)
  expect(await moneyOf(market, shop.shopId)).toMatchObject({ available: 10_00, withdrawing: 20_00 })
})

test('minimum and limit of the day are kept', async () => {
  await operator.call('changeSettings', { body: { withdrawalMinimumMinor: 25_00, withdrawalDailyLimitMinor: 60_00 } })
  const shop = await aShopToBePaid(market, [200_00])
  const ask = (amountMinor: number) => ({ body: { amountMinor, methodId: shop.methodId } })
  expect(await shop.owner.refused('requestWithdrawal', ask(24_99))).toMatchObject({ code: 'amount_too_small' })
  const first = await shop.owner.call('requestWithdrawal', ask(40_00))
  expect(await shop.owner.call('getWithdrawalTerms')).toMatchObject({ leftToday: euros(20_00), most: euros(20_00) })
  expect(await shop.owner.refused('requestWithdrawal', ask(25_00))).toMatchObject({ code: 'daily_limit_reached' })
  expect(await moneyOf(market, shop.shopId)).toMatchObject({ available: 160_00, withdrawing: 40_00 })
  // What came back does not count.
  await shop.owner.call('cancelWithdrawal', { params: { id: first.id } })
  await shop.owner.call('requestWithdrawal', ask(60_00))
  market.clock.advance({ days: 1 })
  await shop.owner.call('requestWithdrawal', ask(60_00))
  await operator.call('changeSettings', { body: { withdrawalMinimumMinor: 10_00, withdrawalDailyLimitMinor: null } })
})

test('a shop that prices in another currency is paid in it, whole; minimum, fee and limit are sums in the market’s own', async () => {
  const { withdrawalMinimumMinor, withdrawalFeeMinor, withdrawalDailyLimitMinor } = await operator.call('getSettings')
  const usual = { withdrawalMinimumMinor, withdrawalFeeMinor, withdrawalDailyLimitMinor }
  await operator.call('changeSettings', {
    body: { withdrawalMinimumMinor: 25_00, withdrawalFeeMinor: 50, withdrawalDailyLimitMinor: 60_00 },
  })
  const shop = await aShopToBePaid(market, [])
  await sql`update shops set currency = 'SEK' where id = ${shop.shopId}`.execute(market.context.db)
  await earns(market, shop.shopId, 800_00, 'SEK')
  const kronor = (amountMinor: number) => ({ amountMinor, currency: 'SEK' })
  expect(await shop.owner.call('getWithdrawalTerms')).toMatchObject({
    available: kronor(800_00),
    most: kronor(800_00),
    fee: kronor(0),
    leftToday: null,
  })
  const asked = await aRequestedWithdrawal(shop, 800_00)
  expect((await shop.owner.call('getBalanceOutlook')).withdrawing).toMatchObject([{ amount: kronor(800_00) }])
  await operator.call('approveWithdrawal', { params: { id: asked.id } })
  const paid = { params: { id: asked.id }, body: { reference: 'SWIFT 1' } }
  expect(await operator.call('recordWithdrawalPaid', paid)).toMatchObject({ state: 'paid', amount: kronor(800_00) })
  expect(await moneyOf(market, shop.shopId)).toMatchObject({ available: 0, withdrawing: 0 })
  await operator.call('changeSettings', { body: usual })
})

test('a shop that is suspended withdraws nothing', async () => {
  const shop = await aShopToBePaid(market, [50_00])
  await operator.call('suspendShop', { params: { id: shop.shopId }, body: { reason: 'Many complaints' } })
  const body = { amountMinor: 50_00, methodId: shop.methodId }
  expect(await shop.owner.refused('requestWithdrawal', { body })).toMatchObject({ code: 'shop_not_open' })
})

test('an IBAN with a wrong digit is refused at its field', async () => {
  const owner = await aSeller(market)
  const wrong = { kind: 'bank', holder: 'Olaria', iban: 'PT50 0002 0123 1234 5678 9015 5', code: '123456' }
  expect(await owner.refused('addWithdrawMethod', { body: wrong })).toMatchObject({
    status: 422,
    code: 'iban_invalid',
    errors: [{ path: 'body.iban' }],
  })
  expect(await owner.refused('addWithdrawMethod', { body: { kind: 'paypal', code: '123456' } })).toMatchObject({
    code: 'field_missing',
  })
})

test('a new account waits a day, its owner hears of it, and a removed one pays nobody', async () => {
  const { owner } = await aShopToBePaid(market, [50_00])
  const phone = await anAuthenticator(market, owner, 'seller')
  const account = { kind: 'bank', holder: 'Olaria', iban: 'PT50 0002 0123 1234 5678 9015 4' }
  const added = await owner.call('addWithdrawMethod', { body: { ...account, code: phone.nextCode() } })
  const ask = { body: { amountMinor: 20_00, methodId: added.id } }
  expect(added).toMatchObject({ label: 'PT50 •••• 0154', isUsable: false })
  expect(await owner.refused('requestWithdrawal', ask)).toMatchObject({ code: 'method_not_usable_yet' })
  market.clock.advance({ days: 1 })
  await owner.call('requestWithdrawal', ask)
  const params = { id: added.id }
  await owner.call('removeWithdrawMethod', { params, body: { code: phone.nextCode() } })
  expect(await owner.refused('requestWithdrawal', ask)).toMatchObject({ code: 'method_not_found' })
  await market.settle()
  const subjects = (await mailsTo(market, owner.person.email)).map(({ subject }) => subject)
  expect(subjects).toContain('A new account to pay your shop was added')
  expect(subjects).toContain('An account to pay your shop was removed')
})

test('where the money goes is changed with the second step alone', async () => {
  const { owner, methodId } = await aShopToBePaid(market, [50_00])
  const body = { kind: 'paypal', email: 'pay@example.com', code: '123456' }
  expect(await owner.refused('addWithdrawMethod', { body })).toMatchObject({ code: 'second_factor_missing' })
  await anAuthenticator(market, owner, 'seller')
  expect(await owner.refused('addWithdrawMethod', { body })).toMatchObject({ code: 'wrong_code' })
  const params = { id: methodId }
  expect(await owner.refused('removeWithdrawMethod', { params, body: { code: '123456' } })).toMatchObject({
    code: 'wrong_code',
  })
  expect((await owner.call('getWithdrawalTerms')).methods).toHaveLength(1)
})

test('only the owner says where the money goes; managers may withdraw it, staff may not even look', async () => {
  const shop = await aShopToBePaid(market, [50_00])
  const manager = await aSeller(market, { shop: shop.owner.shop, role: 'manager' })
  const staff = await aSeller(market, { shop: shop.owner.shop, role: 'staff' })
  const method = { kind: 'paypal', email: 'pay@example.com', code: '123456' }
  expect(await manager.refused('addWithdrawMethod', { body: method })).toMatchObject({ code: 'not_allowed' })
  const body = { amountMinor: 20_00, methodId: shop.methodId }
  expect((await manager.call('requestWithdrawal', { body })).state).toBe('requested')
  expect(await staff.refused('getWithdrawalTerms')).toMatchObject({ code: 'not_allowed' })
})

test('a file for the bank holds each approved withdrawal once, and stays the same', async () => {
  const shop = await aShopToBePaid(market, [90_00])
  const asked = await Promise.all([20_00, 30_00, 40_00].map((amountMinor) => aRequestedWithdrawal(shop, amountMinor)))
  for (const { id } of asked) await operator.call('approveWithdrawal', { params: { id } })
  const makers = await Promise.all([operator.send('makePayoutFile'), operator.send('makePayoutFile')])
  expect(makers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409])
  const { items } = await operator.call('listPayoutFiles')
  const params = { id: items[0]!.id }
  const read = async () => await (await operator.send('downloadPayoutFile', { params })).text()
  const xml = await read()
  for (const { number } of asked) expect(xml.split(`<EndToEndId>${number}</EndToEndId>`)).toHaveLength(2)
  expect(await read()).toBe(xml)
  expect(await operator.refused('makePayoutFile')).toMatchObject({ code: 'nothing_to_send' })

  // What the bank has got cannot be sent back; one fails there, the rest are paid.
  const [first] = asked
  const reason = { reason: 'Account closed' }
  expect(await operator.refused('rejectWithdrawal', { params: { id: first!.id }, body: reason })).toMatchObject({
    code: 'already_sent',
  })
  await operator.call('recordWithdrawalFailed', { params: { id: first!.id }, body: reason })
  expect(await operator.call('recordPayoutFilePaid', { params })).toMatchObject({ openCount: 0 })
  expect(await moneyOf(market, shop.shopId)).toMatchObject({ available: 20_00, withdrawing: 0 })
})

test('nothing is paid out while the ledger is found wrong', async () => {
  const shop = await aShopToBePaid(market, [30_00])
  const { id } = await aRequestedWithdrawal(shop, 30_00)
  const move = (amount: number) =>
    sql`update ledger_accounts set balance_minor = balance_minor + ${amount} where shop_id = ${shop.shopId} and purpose = 'available'`.execute(
      market.context.db,
    )
  await move(1)
  await operator.call('verifyLedger')
  expect(await operator.refused('approveWithdrawal', { params: { id } })).toMatchObject({
    code: 'ledger_out_of_balance',
  })
  await move(-1)
  await operator.call('verifyLedger')
  expect(await operator.call('approveWithdrawal', { params: { id } })).toMatchObject({ state: 'approved' })
})
