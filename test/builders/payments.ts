import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { PaymentView } from '#shared/api/payments.schemas.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { findRefundByKey, requestRefund, startPayment } from '#server/payments/index.ts'
import type { TestMarket } from '#test/support/market.ts'
import { aShop } from './ledger.ts'

export interface BuiltCheckout {
  checkoutId: string
  totalMinor: number
  /** One per shop, awaiting payment. */
  orders: { orderId: string; shopId: string; totalMinor: number }[]
}

/** An open checkout over as many shops as there are sums, one unit of one product in each order. */
export async function aCheckoutToPay(
  market: TestMarket,
  sumsMinor: readonly number[] = [28_00],
): Promise<BuiltCheckout> {
  const { context } = market
  const checkoutId = newId()
  const totalMinor = sumsMinor.reduce((total, sum) => total + sum, 0)
  const now = context.clock.now()
  const expiresAt = new Date(now.getTime() + 30 * 60_000)
  await sql`
    insert into checkouts (id, cart_id, email, address, state, currency, items_minor, shipping_minor, tax_minor, total_minor, placed_at, expires_at)
    values (${checkoutId}, ${newId()}, 'ana@example.com', ${JSON.stringify(address)}::jsonb, 'open', 'EUR', ${totalMinor}, 0, 0, ${totalMinor}, ${now}, ${expiresAt})`.execute(
    context.db,
  )
  const orders: BuiltCheckout['orders'] = []
  for (const sum of sumsMinor) {
    const { shopId } = await aShop(context)
    orders.push({ orderId: await anOrder(market, { checkoutId, shopId, totalMinor: sum }), shopId, totalMinor: sum })
  }
  return { checkoutId, totalMinor, orders }
}

const address = {
  name: 'Ana',
  line1: 'Rua 1',
  line2: '',
  postalCode: '1100',
  city: 'Lisboa',
  region: '',
  country: 'PT',
  phone: '',
}

async function anOrder(
  { context: { db, clock } }: TestMarket,
  { checkoutId, shopId, totalMinor }: { checkoutId: string; shopId: string; totalMinor: number },
): Promise<string> {
  const now = clock.now()
  const [orderId, shippingId, categoryId, productId, variantId] = [newId(), newId(), newId(), newId(), newId()]
  const commissionMinor = Math.round(totalMinor / 10)
  await sql`insert into categories (id, slug, name, position, created_at) values (${categoryId}, ${categoryId}, 'Clay', 1, ${now})`.execute(
    db,
  )
  await sql`
    insert into products (id, shop_id, category_id, slug, title, state, is_listed, listed_at, price_minor, max_price_minor, currency, created_at, updated_at)
    values (${productId}, ${shopId}, ${categoryId}, ${productId}, 'Bowl', 'live', true, ${now}, ${totalMinor}, ${totalMinor}, 'EUR', ${now}, ${now})`.execute(
    db,
  )
  await sql`
    insert into variants (id, product_id, shop_id, price_minor, position, on_hand, reserved)
    values (${variantId}, ${productId}, ${shopId}, ${totalMinor}, 1, 5, 1)`.execute(db)
  await sql`
    insert into shipping_methods (id, shop_id, name, price_minor, min_days, max_days, position)
    values (${shippingId}, ${shopId}, 'Post', 0, 1, 3, 1)`.execute(db)
  await sql`
    insert into orders (id, checkout_id, shop_id, email, address, state, currency, items_minor, shipping_minor, tax_minor, total_minor,
      commission_minor, shipping_method_id, shipping_method, expected_from, expected_to, hand_over_by, placed_at)
    values (${orderId}, ${checkoutId}, ${shopId}, 'ana@example.com', ${JSON.stringify(address)}::jsonb, 'awaiting_payment', 'EUR', ${totalMinor}, 0, 0,
      ${totalMinor}, ${commissionMinor}, ${shippingId}, 'Post', ${now}, ${now}, ${now}, ${now})`.execute(db)
  await sql`
    insert into order_lines (id, order_id, shop_id, product_id, variant_id, product_slug, title, variant_title, sku, position, quantity,
      unit_price_minor, total_minor, tax_bps, tax_minor, commission_bps, commission_minor)
    values (${newId()}, ${orderId}, ${shopId}, ${productId}, ${variantId}, ${productId}, 'Bowl', '', '', 1, 1,
      ${totalMinor}, ${totalMinor}, 0, 0, 1000, ${commissionMinor})`.execute(db)
  return orderId
}

/** Tries to pay a checkout, by card unless told otherwise. */
export async function pays(
  { context }: TestMarket,
  { checkoutId, totalMinor }: BuiltCheckout,
  { token, requestKey = newId(), inCash = false }: { token?: string; requestKey?: string; inCash?: boolean },
): Promise<PaymentView> {
  return await startPayment(context, {
    checkoutId,
    amountMinor: totalMinor,
    currency: 'EUR',
    method: inCash ? 'cash_on_delivery' : 'card',
    token,
    requestKey,
    description: 'Stoa order',
  })
}

/** Asks for the money of one order back, as orders do: set aside there, and asked of payments, in one transaction. */
export async function refunds(
  { context }: TestMarket,
  { checkoutId, orders }: BuiltCheckout,
  { order = 0, amountMinor }: { order?: number; amountMinor?: number } = {},
): Promise<{ refundId: string }> {
  const { orderId, shopId, totalMinor } = orders[order]!
  const amount = amountMinor ?? totalMinor
  return await inTransaction(context, async (tx) => {
    const key = `cancellation:${orderId}`
    const known = await findRefundByKey(tx.db, key)
    if (known) return { refundId: known.id }
    await sql`update orders set refunding_minor = refunding_minor + ${amount} where id = ${orderId}`.execute(tx.db)
    return await requestRefund(tx, {
      key,
      checkoutId,
      orderId,
      shopId,
      amountMinor: amount,
      goodsMinor: amount,
      shippingMinor: 0,
      goodwillMinor: 0,
      taxMinor: 0,
      commissionMinor: 0,
      lines: [],
      kind: 'cancellation',
      bearer: 'shop',
      reason: 'changed my mind',
      by: 'customer',
      personId: null,
    })
  })
}
