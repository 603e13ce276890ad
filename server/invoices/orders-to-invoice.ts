import { sql } from 'kysely'
import type { Address } from '#shared/api/values.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { allocate } from '#shared/money.ts'
import type { Database } from '#server/platform/db/database.ts'

/** The statements behind what an invoice says of an order. Amounts are minor units, as they were frozen at the sale. */

/** An order with all that its invoice says: what its customer has paid for. */
export interface OrderToInvoice {
  id: string
  number: string
  checkoutId: string
  shopId: string
  shopName: string
  shopSlug: string
  /** The market sold it itself. */
  isOfMarket: boolean
  personId: string | null
  email: string
  address: Address
  currency: Currency
  shippingMinor: number
  shippingTaxMinor: number
  /** The rate of that tax; null where it was not written down. */
  shippingTaxBps: number | null
  totalMinor: number
  /** Of a business, its VAT ID; else ''. */
  taxNumber: string
  /** The codes by which something was taken off. */
  coupons: string[]
  placedAt: Date
  expectedTo: Date
  shippingMethod: string
  paymentMethod: string | null
  deliveredAt: Date | null
  card: { brand: string; last4: string } | null
  lines: OrderLineToInvoice[]
}

export interface OrderLineToInvoice {
  title: string
  variantTitle: string
  sku: string
  /** It is downloaded: a service, not goods. */
  isDigital: boolean
  quantity: number
  unitPriceMinor: number
  totalMinor: number
  taxBps: number
  taxMinor: number
  taxReason: 'rule' | 'no_rule' | 'reverse_charge' | 'small_business'
  /** Tax stands on top of the unit price, not in it. */
  taxIsAdded: boolean
}

/** An order with its lines, for its invoice: less what was taken off before it was paid for at the door. */
export async function findOrderToInvoice(db: Database, orderId: string): Promise<OrderToInvoice | null> {
  const { rows } = await sql<OrderToInvoice>`
    with taken_off as (
      select r.id, r.amount_minor, r.shipping_minor, r.tax_minor from refunds r
      where r.order_id = ${orderId} and r.way = 'not_collected' and r.state = 'succeeded'
    ), taken_off_lines as (
      select rl.order_line_id, sum(rl.quantity) as quantity, sum(rl.amount_minor)::bigint as amount_minor, sum(rl.tax_minor)::bigint as tax_minor
      from refund_lines rl join taken_off on taken_off.id = rl.refund_id group by rl.order_line_id
    ), taken_off_all as (
      select coalesce(sum(amount_minor), 0)::bigint as amount_minor, coalesce(sum(shipping_minor), 0)::bigint as shipping_minor,
        (coalesce(sum(tax_minor), 0) - (select coalesce(sum(tax_minor), 0) from taken_off_lines))::bigint as shipping_tax_minor
      from taken_off
    )
    select o.id, o.number::text as number, o.checkout_id as "checkoutId", o.shop_id as "shopId", s.name as "shopName",
      s.slug as "shopSlug", o.is_of_market as "isOfMarket", o.person_id as "personId", o.email, o.address, o.currency,
      o.shipping_minor - less.shipping_minor as "shippingMinor", o.shipping_tax_minor - less.shipping_tax_minor as "shippingTaxMinor",
      o.shipping_tax_bps as "shippingTaxBps", o.total_minor - less.amount_minor as "totalMinor", o.tax_number as "taxNumber",
      (select coalesce(json_agg(d ->> 'code'), '[]') from jsonb_array_elements(o.discounts) d) as coupons,
      o.placed_at as "placedAt", o.expected_to as "expectedTo", o.shipping_method as "shippingMethod",
      o.payment_method as "paymentMethod", o.delivered_at as "deliveredAt",
      (select case when a.card_last4 is not null then json_build_object('brand', coalesce(a.card_brand, 'card'), 'last4', a.card_last4) end
       from payments p join payment_attempts a on a.payment_id = p.id and a.state = 'captured'
       where p.checkout_id = o.checkout_id limit 1) as card,
      (select json_agg(json_build_object('title', l.title, 'variantTitle', l.variant_title, 'sku', l.sku, 'isDigital', l.is_digital,
         'quantity', l.quantity - coalesce(t.quantity, 0), 'totalMinor', l.total_minor - coalesce(t.amount_minor, 0),
         'unitPriceMinor', l.unit_price_minor, 'taxReason', l.tax_reason, 'taxIsAdded', l.tax_is_added, 'taxBps', l.tax_bps, 'taxMinor', l.tax_minor - coalesce(t.tax_minor, 0)) order by l.position)
       from order_lines l left join taken_off_lines t on t.order_line_id = l.id
       where l.order_id = o.id and l.quantity > coalesce(t.quantity, 0)) as lines
    from orders o join shops s on s.id = o.shop_id cross join taken_off_all less where o.id = ${orderId}`.execute(db)
  return rows[0] ?? null
}

/** A refund as its credit note says it. Shipping, goodwill and the amounts of lines make the amount; taxes are contained. */
export interface RefundToCredit {
  amountMinor: number
  shippingMinor: number
  shippingTaxMinor: number
  goodwillMinor: number
  goodwillTaxMinor: number
  lines: {
    title: string
    variantTitle: string
    sku: string
    quantity: number
    amountMinor: number
    taxMinor: number
  }[]
}

/** What a refund consists of, for its credit note; null unless the money is with the customer. */
export async function findRefundToCredit(db: Database, refundId: string): Promise<RefundToCredit | null> {
  const { rows } = await sql<
    Omit<RefundToCredit, 'shippingTaxMinor' | 'goodwillTaxMinor'> & {
      taxMinor: number
      orderShippingMinor: number
      orderShippingTaxMinor: number
    }
  >`
    select r.amount_minor as "amountMinor", r.shipping_minor as "shippingMinor", r.goodwill_minor as "goodwillMinor",
      r.tax_minor as "taxMinor", o.shipping_minor as "orderShippingMinor", o.shipping_tax_minor as "orderShippingTaxMinor",
      (select coalesce(json_agg(json_build_object('title', l.title, 'variantTitle', l.variant_title, 'sku', l.sku,
         'quantity', rl.quantity, 'amountMinor', rl.amount_minor, 'taxMinor', rl.tax_minor) order by l.position), '[]')
       from refund_lines rl join order_lines l on l.id = rl.order_line_id where rl.refund_id = r.id) as lines
    from refunds r join orders o on o.id = r.order_id where r.id = ${refundId} and r.state = 'succeeded'`.execute(db)
  const row = rows[0]
  if (!row) return null
  const { taxMinor, orderShippingMinor, orderShippingTaxMinor, ...refund } = row
  const order = { shippingMinor: orderShippingMinor, shippingTaxMinor: orderShippingTaxMinor }
  return { ...refund, ...taxesBesideLines({ ...refund, taxMinor }, order) }
}

/** Parts the tax of a refund that its lines do not contain into that of shipping and that of goodwill. */
export function taxesBesideLines(
  refund: Pick<RefundToCredit, 'shippingMinor' | 'goodwillMinor'> & {
    taxMinor: number
    lines: readonly { taxMinor: number }[]
  },
  order: { shippingMinor: number; shippingTaxMinor: number },
): { shippingTaxMinor: number; goodwillTaxMinor: number } {
  const restMinor = refund.taxMinor - refund.lines.reduce((sum, { taxMinor }) => sum + taxMinor, 0)
  if (refund.goodwillMinor === 0 || refund.shippingMinor === 0)
    return refund.shippingMinor === 0
      ? { shippingTaxMinor: 0, goodwillTaxMinor: restMinor }
      : { shippingTaxMinor: restMinor, goodwillTaxMinor: 0 }
  const usual = allocate(order.shippingTaxMinor, [
    refund.shippingMinor,
    Math.max(0, order.shippingMinor - refund.shippingMinor),
  ])[0]!
  const shippingTaxMinor = Math.min(usual, restMinor)
  return { shippingTaxMinor, goodwillTaxMinor: restMinor - shippingTaxMinor }
}
