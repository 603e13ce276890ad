import { sql, type RawBuilder } from 'kysely'
import type { Address, Picture } from '#shared/api/values.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import type { Language } from '#shared/languages.ts'
import type { CheckoutState, OrderPaymentMethod, OrderState, TimelineEntry } from '#shared/api/orders.schemas.ts'
import { rowsToRead } from '#server/platform/cursor.ts'
import type { ShopDiscount } from '#server/cart/index.ts'
import type { RefundBearer, RefundKind, RefundState, RefundWay } from '#server/payments/index.ts'
import type { Database } from '#server/platform/db/database.ts'

/** The statements behind the pages that show orders: each page is one statement. Amounts are minor units. */

export interface OrderPage {
  id: string
  number: string
  checkoutId: string
  state: OrderState
  paymentMethod: OrderPaymentMethod | null
  placedAt: Date
  currency: Currency
  itemsMinor: number
  shippingMinor: number
  taxMinor: number
  shippingTaxMinor: number
  discountMinor: number
  shippingDiscountMinor: number
  marketDiscountMinor: number
  discounts: ShopDiscount[]
  pricesIncludeTax: boolean
  taxNumber: string
  totalMinor: number
  commissionMinor: number
  commissionTaxMinor: number
  refundedMinor: number
  concededMinor: number
  refundingMinor: number
  commissionRefundedMinor: number
  refundsLocked: boolean
  /** Everything in it is downloaded: no parcel is sent. */
  isDigital: boolean
  shippingMethod: string
  expectedFrom: Date
  expectedTo: Date
  handOverBy: Date
  carrier: string
  trackingNumber: string
  cancelReason: string
  email: string
  address: Address
  shop: { id: string; slug: string; name: string; logo: Picture | null; city: string; returnDays: number }
  lines: OrderPageLine[]
  timeline: TimelineEntry[]
  refunds: OrderPageRefund[]
}

export interface OrderPageLine {
  id: string
  productSlug: string
  title: string
  variantTitle: string
  sku: string
  picture: Picture | null
  isDigital: boolean
  quantity: number
  unitPriceMinor: number
  /** What it cost beside the sale event it was sold at. */
  normalPriceMinor: number | null
  discountMinor: number
  totalMinor: number
  taxMinor: number
  taxBps: number
  taxReason: 'rule' | 'no_rule' | 'reverse_charge' | 'small_business'
  commissionBps: number
  commissionMinor: number
  cancelledQuantity: number
  refundedQuantity: number
}

export interface OrderPageRefund {
  id: string
  kind: RefundKind
  way: RefundWay
  bearer: RefundBearer
  state: RefundState
  amountMinor: number
  goodsMinor: number
  shippingMinor: number
  goodwillMinor: number
  taxMinor: number
  commissionMinor: number
  reason: string
  failure: string | null
  by: 'customer' | 'shop' | 'market' | 'system'
  requestedAt: string
  closedAt: string | null
  lines: { lineId: string; quantity: number; amountMinor: number }[]
}

/** An order with what decides who may open it, and whether it shares its checkout with others. */
export interface CustomerOrderPage extends OrderPage {
  personId: string | null
  guestTokenHash: Buffer | null
  /** Of the browser a guest ordered with. */
  language: Language | null
  checkoutState: CheckoutState
  isAlone: boolean
}

export interface CheckoutPage {
  id: string
  state: CheckoutState
  personId: string | null
  guestTokenHash: Buffer | null
  email: string
  address: Address
  currency: Currency
  itemsMinor: number
  shippingMinor: number
  taxMinor: number
  shippingTaxMinor: number
  discountMinor: number
  shippingDiscountMinor: number
  pricesIncludeTax: boolean
  totalMinor: number
  placedAt: Date
  expiresAt: Date
  orders: CustomerOrderPage[]
  /** Something was bought by a plan, so what is paid with is kept. */
  isByPlan: boolean
}

const picture = (media: RawBuilder<unknown>, alt: RawBuilder<unknown>) => sql`
  case when ${media}.id is not null then json_build_object(
    'id', ${media}.id, 'src', '/media/' || ${media}.storage_key, 'widths', ${media}.widths, 'width', ${media}.width,
    'height', ${media}.height, 'alt', coalesce(nullif(${media}.alt, ''), ${alt}), 'color', ${media}.color) end`

const logo = picture(sql`logo`, sql`''`)
const linePicture = picture(sql`m`, sql`l.title`)
const instant = (column: RawBuilder<unknown>) =>
  sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Columns of an order `o` of the shop `s` with its logo, as every page of one order shows it. */
const wholeOrder = sql`
  o.id, o.number::text as number, o.checkout_id as "checkoutId", o.state, o.payment_method as "paymentMethod",
  o.placed_at as "placedAt", o.currency, o.items_minor as "itemsMinor", o.shipping_minor as "shippingMinor",
  o.tax_minor as "taxMinor", o.shipping_tax_minor as "shippingTaxMinor", o.discount_minor as "discountMinor",
  o.shipping_discount_minor as "shippingDiscountMinor", o.market_discount_minor as "marketDiscountMinor", o.discounts,
  o.prices_include_tax as "pricesIncludeTax", o.tax_number as "taxNumber", o.total_minor as "totalMinor", o.commission_minor as "commissionMinor",
  o.refunded_minor as "refundedMinor", o.conceded_minor as "concededMinor", o.refunding_minor as "refundingMinor",
  o.commission_refunded_minor as "commissionRefundedMinor", o.refunds_locked as "refundsLocked", o.shipping_method_id is null as "isDigital",
  o.commission_tax_minor as "commissionTaxMinor", o.shipping_method as "shippingMethod", o.expected_from as "expectedFrom",
  o.expected_to as "expectedTo", o.hand_over_by as "handOverBy", o.carrier, o.tracking_number as "trackingNumber",
  o.cancel_reason as "cancelReason", o.email, o.address,
  json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'logo', ${logo}, 'city', s.city, 'returnDays', s.return_days) as shop,
  (
    select json_agg(json_build_object(
      'id', l.id, 'productSlug', l.product_slug, 'title', l.title, 'variantTitle', l.variant_title, 'sku', l.sku,
      'picture', ${linePicture}, 'quantity', l.quantity, 'unitPriceMinor', l.unit_price_minor,
      'normalPriceMinor', l.normal_price_minor, 'discountMinor', l.discount_minor, 'totalMinor', l.total_minor,
      'taxMinor', l.tax_minor, 'taxBps', l.tax_bps, 'taxReason', l.tax_reason, 'commissionBps', l.commission_bps,
      'commissionMinor', l.commission_minor, 'cancelledQuantity', l.cancelled_quantity,
      'isDigital', l.is_digital, 'refundedQuantity', l.refunded_quantity) order by l.position)
    from order_lines l left join media m on m.id = l.picture_id
    where l.order_id = o.id
  ) as lines,
  (
    select coalesce(json_agg(json_build_object(
      'kind', t.kind, 'name', t.name, 'at', ${instant(sql`t.at`)}, 'note', t.note, 'place', t.place, 'by', t.by) order by t.at, t.turn), '[]')
    from (
      select 'state' as kind, to_state as name, at, reason as note, '' as place, by_kind as by,
             case when from_state is null then 0 else 1 end as turn
      from order_history where order_id = o.id
      union all
      select 'tracking', kind, at, note, place, 'shop', 2 from tracking_updates where order_id = o.id
      union all
      select 'refund', state, coalesce(closed_at, requested_at), case when state = 'failed' then coalesce(failure, reason) else reason end, '', 'system', 3
      from refunds where order_id = o.id
    ) t
  ) as timeline,
  (
    select coalesce(json_agg(json_build_object(
      'id', r.id, 'kind', r.kind, 'way', r.way, 'bearer', r.bearer, 'state', r.state, 'amountMinor', r.amount_minor,
      'goodsMinor', r.goods_minor, 'shippingMinor', r.shipping_minor, 'goodwillMinor', r.goodwill_minor, 'taxMinor', r.tax_minor,
      'commissionMinor', r.commission_minor, 'reason', r.reason, 'failure', r.failure, 'by', r.by_kind,
      'requestedAt', ${instant(sql`r.requested_at`)}, 'closedAt', ${instant(sql`r.closed_at`)},
      'lines', (select coalesce(json_agg(json_build_object('lineId', rl.order_line_id, 'quantity', rl.quantity, 'amountMinor', rl.amount_minor)), '[]')
                from refund_lines rl where rl.refund_id = r.id)) order by r.requested_at, r.id), '[]')
    from refunds r where r.order_id = o.id
  ) as refunds`

const ownership = sql`
  c.person_id as "personId", c.guest_token_hash as "guestTokenHash", c.language, c.state as "checkoutState",
  not exists (select from orders other where other.checkout_id = c.id and other.id <> o.id) as "isAlone"`

/** A checkout with its orders; null when there is none. */
export async function findCheckoutPage(db: Database, checkoutId: string): Promise<CheckoutPage | null> {
  const { rows } = await sql<
    CustomerOrderPage & { checkout: Omit<CheckoutPage, 'orders' | 'placedAt' | 'expiresAt'>; expiresAt: Date }
  >`
    select ${wholeOrder}, ${ownership}, c.expires_at as "expiresAt",
      json_build_object('itemsMinor', c.items_minor, 'shippingMinor', c.shipping_minor, 'taxMinor', c.tax_minor, 'shippingTaxMinor', c.shipping_tax_minor, 'discountMinor', c.discount_minor,
                        'shippingDiscountMinor', c.shipping_discount_minor, 'pricesIncludeTax', c.prices_include_tax,
                        'totalMinor', c.total_minor, 'email', c.email, 'address', c.address, 'currency', c.currency,
                        'isByPlan', c.payment_method_id is not null) as checkout
    from checkouts c
    join orders o on o.checkout_id = c.id
    join shops s on s.id = o.shop_id
    left join media logo on logo.id = s.logo_id
    where c.id = ${checkoutId}
    order by o.number`.execute(db)
  const [first] = rows
  if (!first) return null
  const { personId, guestTokenHash, placedAt, expiresAt, checkoutState: state, checkout } = first
  return { ...checkout, id: checkoutId, state, personId, guestTokenHash, placedAt, expiresAt, orders: rows }
}

/** Any order, with its checkout; null when there is none. */
export async function findOrderPage(db: Database, orderId: string): Promise<CustomerOrderPage | null> {
  const { rows } = await sql<CustomerOrderPage>`
    select ${wholeOrder}, ${ownership}
    from orders o
    join checkouts c on c.id = o.checkout_id
    join shops s on s.id = o.shop_id
    left join media logo on logo.id = s.logo_id
    where o.id = ${orderId}`.execute(db)
  return rows[0] ?? null
}

/** An order of the own shop, for the seller's role, which does not see checkouts; null when there is none. */
export async function findShopOrderPage(db: Database, orderId: string): Promise<OrderPage | null> {
  const { rows } = await sql<OrderPage>`
    select ${wholeOrder}
    from orders o
    join shops s on s.id = o.shop_id
    left join media logo on logo.id = s.logo_id
    where o.id = ${orderId}`.execute(db)
  return rows[0] ?? null
}

/** An order as lists show it. */
export interface OrderRow {
  id: string
  number: string
  checkoutId: string
  state: OrderState
  paymentMethod: OrderPaymentMethod | null
  placedAt: Date
  currency: Currency
  totalMinor: number
  shippingMethod: string
  expectedFrom: Date
  expectedTo: Date
  handOverBy: Date
  email: string
  address: Address
  quantity: number
  lines: { title: string; variantTitle: string; quantity: number; picture: Picture | null }[]
}

export interface CustomerOrderRow extends OrderRow {
  shop: { id: string; slug: string; name: string; logo: Picture | null }
}

export interface ListPlace {
  limit: number
  /** The row after which the page begins. */
  after: { placedAt: Date; id: string } | null
}

const orderRow = sql`
  o.id, o.number::text as number, o.checkout_id as "checkoutId", o.state, o.payment_method as "paymentMethod",
  o.placed_at as "placedAt", o.currency, o.total_minor as "totalMinor", o.shipping_method as "shippingMethod",
  o.expected_from as "expectedFrom", o.expected_to as "expectedTo", o.hand_over_by as "handOverBy", o.email, o.address,
  lines.list as lines, lines.quantity`

const linesOfRow = sql`
  cross join lateral (
    select json_agg(json_build_object(
      'title', l.title, 'variantTitle', l.variant_title, 'quantity', l.quantity, 'picture', ${linePicture}) order by l.position) as list,
      sum(l.quantity)::integer as quantity
    from order_lines l left join media m on m.id = l.picture_id
    where l.order_id = o.id
  ) lines`

const shopOfRow = sql`
  json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'logo', ${logo}) as shop`

/** Orders in the order of every list, newest first, from a place on; the rows are chosen before anything is joined. */
function newestOrders(where: RawBuilder<unknown>, { limit, after }: ListPlace): RawBuilder<unknown> {
  const beyond = after ? sql`and (placed_at, id) < (${after.placedAt}, ${after.id}::uuid)` : sql``
  return sql`(select * from orders where ${where} ${beyond} order by placed_at desc, id desc limit ${rowsToRead(limit)})`
}

/** A customer's orders, newest first, one to spare. */
export async function listOrdersOfPerson(
  db: Database,
  personId: string,
  place: ListPlace,
): Promise<CustomerOrderRow[]> {
  const { rows } = await sql<CustomerOrderRow>`
    select ${orderRow}, ${shopOfRow}
    from ${newestOrders(sql`person_id = ${personId}`, place)} o
    join shops s on s.id = o.shop_id
    left join media logo on logo.id = s.logo_id
    ${linesOfRow}
    order by o.placed_at desc, o.id desc`.execute(db)
  return rows
}

/** A shop's orders, newest first, one to spare. */
export async function listOrdersOfShop(
  db: Database,
  shopId: string,
  state: OrderState | undefined,
  place: ListPlace,
): Promise<OrderRow[]> {
  const where = state ? sql`shop_id = ${shopId} and state = ${state}` : sql`shop_id = ${shopId}`
  const { rows } = await sql<OrderRow>`
    select ${orderRow} from ${newestOrders(where, place)} o ${linesOfRow} order by o.placed_at desc, o.id desc`.execute(
    db,
  )
  return rows
}

/** How many orders of a shop stand in each state; states without any are absent. */
export async function countOrdersOfShop(db: Database, shopId: string): Promise<Partial<Record<OrderState, number>>> {
  const { rows } = await sql<{ state: OrderState; count: number }>`
    select state, count(*) from orders where shop_id = ${shopId} group by state`.execute(db)
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

/** Orders of the whole market, newest first, one to spare. */
export async function listOrdersOfMarket(
  db: Database,
  state: OrderState | undefined,
  place: ListPlace,
): Promise<CustomerOrderRow[]> {
  const { rows } = await sql<CustomerOrderRow>`
    select ${orderRow}, ${shopOfRow}
    from ${newestOrders(state ? sql`state = ${state}` : sql`true`, place)} o
    join shops s on s.id = o.shop_id
    left join media logo on logo.id = s.logo_id
    ${linesOfRow}
    order by o.placed_at desc, o.id desc`.execute(db)
  return rows
}
