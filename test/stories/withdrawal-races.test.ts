import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOperator, type SignedInVisitor } from '#test/builders/people.ts'
import { aRequestedWithdrawal, aShopToBePaid, faultsInTheBook, givesBack, moneyOf } from '#test/builders/withdrawals.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

// Many hands on the same money at the same moment: never more is paid than there is.

let market: TestMarket
let operator: SignedInVisitor

beforeAll(async () => {
  market = await openTestMarket({ DATABASE_POOL: '20' })
  operator = await anOperator(market)
})
afterAll(async () => {
  expect(await faultsInTheBook(market)).toBe(0)
  await market.close()
})

test('of a hundred withdrawals asked for at once as many succeed as there is money for', async () => {
  const shop = await aShopToBePaid(market, [100_00, 60_00, 45_00])
  const body = { amountMinor: 10_00, methodId: shop.methodId }
  const responses = await Promise.all(Array.from({ length: 100 }, () => shop.owner.send('requestWithdrawal', { body })))
  const statuses = responses.map(({ status }) => status)
  expect(statuses.filter((status) => status === 201)).toHaveLength(20)
  expect(statuses.filter((status) => status === 409)).toHaveLength(80)
  expect(await moneyOf(market, shop.shopId)).toMatchObject({ available: 5_00, withdrawing: 200_00 })

  // Every movement is settled by one of them, and what is left over is what is available.
  const { rows } = await sql<{ settled: number; items: number; left: number }>`
    select sum(w.amount_minor + w.fee_minor)::bigint as settled,
           (select count(*) from withdrawal_items where shop_id = ${shop.shopId}) as items,
           (select rest_minor from withdrawals where shop_id = ${shop.shopId} order by number desc limit 1) as left
    from withdrawals w where w.shop_id = ${shop.shopId}`.execute(market.context.db)
  expect(rows[0]).toEqual({ settled: 200_00, items: 3, left: 5_00 })
})

test('a refund in the same moment as a withdrawal and its approval never lets more out than there is', async () => {
  for (let round = 0; round < 6; round++) {
    const shop = await aShopToBePaid(market, [100_00])
    const asked = await aRequestedWithdrawal(shop, 100_00)
    const [approval] = await Promise.all([
      operator.send('approveWithdrawal', { params: { id: asked.id } }),
      givesBack(market, shop.shopId, 40_00),
    ])
    // Approved before the refund, or refused after it; the shop owes the rest either way, and nothing more leaves.
    expect([200, 409]).toContain(approval.status)
    const { available, withdrawing } = await moneyOf(market, shop.shopId)
    expect({ available, withdrawing }).toEqual({ available: -40_00, withdrawing: 100_00 })
    const { state, isCovered } = await operator.call('getMarketWithdrawal', { params: { id: asked.id } })
    expect(isCovered).toBe(false)
    if (state === 'requested')
      expect(await operator.refused('approveWithdrawal', { params: { id: asked.id } })).toMatchObject({
        code: 'balance_too_low',
      })
    const more = { amountMinor: 10_00, methodId: shop.methodId }
    expect(await shop.owner.refused('requestWithdrawal', { body: more })).toMatchObject({ code: 'balance_too_low' })
  }
})

test('approved, paid, failed and sent back from many sides at once, a withdrawal ends once, or comes back once', async () => {
  for (let round = 0; round < 6; round++) {
    const shop = await aShopToBePaid(market, [50_00])
    const { id } = await aRequestedWithdrawal(shop, 50_00)
    const params = { id }
    const approvals = await Promise.all(Array.from({ length: 5 }, () => operator.send('approveWithdrawal', { params })))
    expect(approvals.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409, 409, 409])
    const reason = { reason: 'Account closed' }
    const ends = await Promise.all([
      operator.send('recordWithdrawalPaid', { params, body: {} }),
      operator.send('recordWithdrawalPaid', { params, body: {} }),
      operator.send('recordWithdrawalFailed', { params, body: reason }),
      operator.send('rejectWithdrawal', { params, body: reason }),
    ])
    // Once, or it is paid and then comes back from the bank.
    const [firstPaid, secondPaid, failed, rejected] = ends.map(({ ok }) => ok)
    expect([firstPaid, secondPaid, rejected].filter(Boolean).length).toBeLessThanOrEqual(1)
    expect([firstPaid, secondPaid, failed, rejected]).toContain(true)
    expect(failed && rejected).toBe(false)
    const { state } = await operator.call('getMarketWithdrawal', { params })
    expect(await moneyOf(market, shop.shopId)).toMatchObject({
      available: state === 'paid' ? 0 : 50_00,
      withdrawing: 0,
    })
  }
})
