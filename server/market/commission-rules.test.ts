import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOpenStall } from '#test/builders/carts.ts'
import { anOrderDelivered, aPlacedCheckout, marketAccount, sellerOf } from '#test/builders/orders.ts'
import { anOperator, type SignedInVisitor } from '#test/builders/people.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'

let market: TestMarket
let operator: SignedInVisitor

beforeAll(async () => {
  market = await openTestMarket()
  operator = await anOperator(market)
})
afterAll(() => market.close())

const euro = (amountMinor: number) => ({ amountMinor, currency: 'EUR' })

test('an operator keeps the list: adds, changes, orders and takes out', async () => {
  const { shopId, name, wares } = await anOpenStall(market)
  const productId = wares[0]!.productId
  await operator.call('addCommissionRule', { body: { name: 'All', bps: 900 } })
  const added = await operator.call('addCommissionRule', {
    body: { name: 'Mugs', shopId, productId, bps: 500, fixedMinor: 30, capMinor: 400 },
  })
  const [all, mugs] = added.items
  expect(mugs).toMatchObject({ shop: { id: shopId, name }, bps: 500, fixed: euro(30), cap: euro(400), minimum: null })
  const turned = await operator.call('orderCommissionRules', { body: { ids: [mugs!.id, all!.id] } })
  expect(turned.items.map((rule) => rule.name)).toEqual(['Mugs', 'All'])
  const changed = await operator.call('changeCommissionRule', {
    params: { id: all!.id },
    body: { name: 'Everything', bps: 800 },
  })
  expect(changed.items[1]).toMatchObject({ name: 'Everything', bps: 800 })
  await operator.call('removeCommissionRule', { params: { id: mugs!.id } })
  const left = await operator.call('removeCommissionRule', { params: { id: all!.id } })
  expect(left.items).toEqual([])
  expect(await operator.refused('removeCommissionRule', { params: { id: all!.id } })).toMatchObject({
    status: 404,
    code: 'rule_not_found',
  })
})

test('an order of rules that somebody changed meanwhile is refused', async () => {
  const { items } = await operator.call('addCommissionRule', { body: { bps: 1_000 } })
  expect(await operator.refused('orderCommissionRules', { body: { ids: [] } })).toMatchObject({ code: 'rules_changed' })
  await operator.call('removeCommissionRule', { params: { id: items[0]!.id } })
})

test('a rule for something that is not there is refused at its field', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000'
  expect(await operator.refused('addCommissionRule', { body: { bps: 1, shopId: nobody } })).toMatchObject({
    status: 422,
    errors: [{ path: 'body.shopId', code: 'shop_not_found' }],
  })
})

test('what a sale would cost is worked out in the currency in which the shop prices', async () => {
  const stall = await anOpenStall(market, { commissionBps: 1_000 })
  const seller = await sellerOf(market, stall)
  await market.context.db.updateTable('shops').set({ currency: 'JPY' }).where('id', '=', stall.shopId).execute()
  const sale = { unitPriceMinor: 1_999, quantity: 1 }
  const yen = (amountMinor: number) => ({ amountMinor, currency: 'JPY' })
  expect(await seller.call('previewOwnCommission', { body: sale })).toMatchObject({
    goods: yen(1_999),
    commission: yen(200),
  })
  expect(await operator.call('previewCommission', { body: { shopId: stall.shopId, ...sale } })).toMatchObject({
    shopReceives: yen(1_799),
  })
})

test('what a sale would cost is what it costs', async () => {
  const stall = await anOpenStall(market, { commissionBps: 1_500, wares: [{ priceMinor: 1_999 }] })
  const [ware] = stall.wares
  await operator.call('changeSettings', { body: { commissionTaxBps: 2_300 } })
  const seller = await sellerOf(market, stall)
  const preview = await seller.call('previewOwnCommission', {
    body: { productId: ware!.productId, unitPriceMinor: 1_999, quantity: 3 },
  })
  // 899.55 and 207 are rounded half up.
  expect(preview).toMatchObject({ commission: euro(900), commissionTax: euro(207), shopReceives: euro(4_890) })
  const { checkout } = await aPlacedCheckout(market, { stalls: [stall], wanted: [{ ware: ware!, quantity: 3 }] })
  const { rows } = await sql`
    select commission_minor as fee, commission_tax_minor as tax from orders where checkout_id = ${checkout.id}`.execute(
    market.context.db,
  )
  expect(rows).toEqual([{ fee: 900, tax: 207 }])
  await operator.call('changeSettings', { body: { commissionTaxBps: 0 } })
})

test('a rule that changes later never touches what was sold, and its tax is booked apart', async () => {
  await operator.call('changeSettings', { body: { commissionTaxBps: 2_000 } })
  const stall = await anOpenStall(market, { commissionBps: 1_000 })
  const before = await marketAccount(market, 'commission_tax')
  const sold = await aPlacedCheckout(market, { stalls: [stall] })
  const { items } = await operator.call('listCommissionRules')
  const rule = items.find(({ shop }) => shop?.id === stall.shopId)!
  await operator.call('changeCommissionRule', { params: { id: rule.id }, body: { shopId: stall.shopId, bps: 5_000 } })
  const { rows } = await sql`
    select l.commission_minor as fee, l.commission_rule_id as rule
    from order_lines l join orders o on o.id = l.order_id where o.checkout_id = ${sold.checkout.id}`.execute(
    market.context.db,
  )
  expect(rows).toEqual([{ fee: 280, rule: rule.id }])
  const delivered = await anOrderDelivered(market, { stalls: [stall] })
  const seen = await delivered.seller.call('getShopOrder', { params: { id: delivered.order.id } })
  expect(seen.money).toMatchObject({ commission: euro(1_400), commissionTax: euro(280), commissionBps: 5_000 })
  expect((await marketAccount(market, 'commission_tax')) - before).toBe(-280)
  await operator.call('changeSettings', { body: { commissionTaxBps: 0 } })
})
