import { sql, type RawBuilder } from 'kysely'
import type { Address } from '#shared/api/values.schemas.ts'
import type { CheckoutState, OrderState } from '#shared/api/orders.schemas.ts'
import type { StockLine } from '#server/catalog/index.ts'
import type { Destination } from '#shared/places.ts'
import type { OrderPaymentMethod } from '#shared/api/orders.schemas.ts'
import type { PaymentMethod } from '#server/payments/index.ts'
import type { Language } from '#shared/languages.ts'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'
import type { FrozenOrder } from './freeze-orders.ts'

export interface NewCheckout {
  id: string
  historyId: string
  /** Null for a renewal. */
  cartId: string | null
  personId: string | null
  guestTokenHash: Buffer | null
  email: string
  /** Of a guest's browser. */
  language?: Language | null
  address: Address
  currency: string
  itemsMinor: number
  shippingMinor: number
  taxMinor: number
  shippingTaxMinor: number
  discountMinor: number
  shippingDiscountMinor: number
  pricesIncludeTax: boolean
  taxNumber: string
  totalMinor: number
  placedAt: Date
  expiresAt: Date
  requestKey: string | null
  /** Kept means to which it and later renewals are charged. */
  paymentMethodId: string | null
}

/** A checkout with its orders, not written yet. */
export type CheckoutToWrite = NewCheckout & { orders: FrozenOrder[] }

/** Writes checkouts, their orders with their lines, and the first line of every history: one statement for all. */
export async function insertCheckouts(db: Database, checkouts: readonly CheckoutToWrite[]): Promise<void> {
  const written = checkouts.map((each) => ({ ...each, guestTokenHash: each.guestTokenHash?.toString('hex') ?? null }))
  await sql`
    with wished as materialized (
      select * from json_to_recordset(${JSON.stringify(written)}::json) as c (
        id uuid, "historyId" uuid, "cartId" uuid, "personId" uuid, "guestTokenHash" text, email text, language text, address jsonb, currency text,
        "itemsMinor" bigint, "shippingMinor" bigint, "taxMinor" bigint, "shippingTaxMinor" bigint, "discountMinor" bigint,
        "shippingDiscountMinor" bigint, "pricesIncludeTax" boolean, "taxNumber" text, "totalMinor" bigint, "placedAt" timestamptz,
        "expiresAt" timestamptz, "requestKey" text, "paymentMethodId" uuid, orders json)
    ), checkout as (
      insert into checkouts (id, cart_id, person_id, guest_token_hash, email, language, address, state, currency,
        items_minor, shipping_minor, tax_minor, shipping_tax_minor, discount_minor, shipping_discount_minor, prices_include_tax,
        tax_number, total_minor, placed_at, expires_at, request_key, payment_method_id)
      select id, "cartId", "personId", decode("guestTokenHash", 'hex'), email, language, address, 'open', currency,
        "itemsMinor", "shippingMinor", "taxMinor", "shippingTaxMinor", "discountMinor", "shippingDiscountMinor", "pricesIncludeTax",
        "taxNumber", "totalMinor", "placedAt", "expiresAt", "requestKey", "paymentMethodId"
      from wished
    ), checkout_moves as (
      insert into checkout_history (id, checkout_id, to_state, at, by_kind, by_person_id)
      select "historyId", id, 'open', "placedAt", 'customer', "personId" from wished
    ), wanted as materialized (
      select o.*, c.id as "checkoutId", c."personId", c.email, c.address, c.currency, c."pricesIncludeTax", c."taxNumber", c."placedAt"
      from wished c, json_to_recordset(c.orders) as o (
        id uuid, "historyId" uuid, "shopId" uuid, "itemsMinor" bigint, "shippingMinor" bigint, "taxMinor" bigint,
        "shippingTaxMinor" bigint, "shippingTaxBps" integer, "discountMinor" bigint, "shippingDiscountMinor" bigint, "marketDiscountMinor" bigint,
        discounts jsonb, "totalMinor" bigint, "commissionMinor" bigint, "commissionTaxMinor" bigint, "shippingMethodId" uuid, "shippingMethod" text,
        "expectedFrom" timestamptz, "expectedTo" timestamptz, "handOverBy" timestamptz, lines json)
    ), placed as (
      insert into orders (id, checkout_id, shop_id, person_id, email, address, state, currency, items_minor,
        shipping_minor, tax_minor, shipping_tax_minor, shipping_tax_bps, discount_minor, shipping_discount_minor, market_discount_minor, discounts,
        prices_include_tax, tax_number, total_minor, commission_minor, commission_tax_minor, shipping_method_id, shipping_method,
        expected_from, expected_to, hand_over_by, placed_at)
      select id, "checkoutId", "shopId", "personId", email, address, 'awaiting_payment', currency, "itemsMinor",
        "shippingMinor", "taxMinor", "shippingTaxMinor", "shippingTaxBps", "discountMinor", "shippingDiscountMinor", "marketDiscountMinor", discounts,
        "pricesIncludeTax", "taxNumber", "totalMinor", "commissionMinor", "commissionTaxMinor", "shippingMethodId", "shippingMethod",
        "expectedFrom", "expectedTo", "handOverBy", "placedAt"
      from wanted
    ), order_moves as (
      insert into order_history (id, order_id, shop_id, to_state, at, by_kind, by_person_id)
      select "historyId", id, "shopId", 'awaiting_payment', "placedAt", 'customer', "personId" from wanted
    )
    insert into order_lines (id, order_id, shop_id, product_id, variant_id, product_slug, title, variant_title, sku,
      picture_id, is_digital, position, quantity, unit_price_minor, normal_price_minor, sale_event_item_id, plan_id, plan_price_minor, discount_minor, market_discount_minor, total_minor,
      tax_bps, tax_minor, tax_reason, tax_is_added, commission_rule_id, commission_bps,
      commission_minor, commission_tax_minor, commission_tax_bps)
    select l.id, wanted.id, wanted."shopId", l."productId", l."variantId", l.slug, l.title, l."variantTitle", l.sku,
      l."pictureId", l."isDigital", l.position, l.quantity, l."unitPriceMinor", l."normalPriceMinor", l."saleEventItemId", l."planId", l."planPriceMinor", l."discountMinor",
      l."marketDiscountMinor", l."totalMinor", l."taxBps", l."taxMinor", l."taxReason", l."taxIsAdded",
      l."commissionRuleId", l."commissionBps", l."commissionMinor", l."commissionTaxMinor", l."commissionTaxBps"
    from wanted, json_to_recordset(wanted.lines) as l (
      id uuid, "productId" uuid, "variantId" uuid, slug text, title text, "variantTitle" text, sku text,
      "pictureId" uuid, "isDigital" boolean, position integer, quantity integer, "unitPriceMinor" bigint, "normalPriceMinor" bigint, "saleEventItemId" uuid,
      "planId" uuid, "planPriceMinor" bigint,
      "discountMinor" bigint, "marketDiscountMinor" bigint, "totalMinor" bigint, "taxBps" integer, "taxReason" text, "taxIsAdded" boolean,
      "taxMinor" bigint, "commissionRuleId" uuid, "commissionBps" integer, "commissionMinor" bigint, "commissionTaxMinor" bigint, "commissionTaxBps" integer)`.execute(
    db,
  )
}

/** The checkout an earlier try of the same request made; null when there was none. */
export async function findCheckoutOfRequest(db: Database, requestKey: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from checkouts where request_key = ${requestKey}`.execute(db)
  return rows[0]?.id ?? null
}

/** What the verbs need to know of a checkout. */
export interface CheckoutHead {
  id: string
  state: CheckoutState
  personId: string | null
  guestTokenHash: Buffer | null
  email: string
  currency: string
  totalMinor: number
  expiresAt: Date
  /** Kept means it was placed with: it has things that are bought by a plan, or is a renewal. */
  paymentMethodId: string | null
}

const checkoutHead = sql`
  c.id, c.state, c.person_id as "personId", c.guest_token_hash as "guestTokenHash", c.email, c.currency,
  c.total_minor as "totalMinor", c.expires_at as "expiresAt", c.payment_method_id as "paymentMethodId"`

/** What the verbs need to know of an order. */
export interface OrderHead {
  id: string
  number: string
  checkoutId: string
  shopId: string
  state: OrderState
  paymentMethod: OrderPaymentMethod | null
  currency: string
  totalMinor: number
  /** What the market adds to what the customer pays, because it bears a discount. */
  marketDiscountMinor: number
  commissionMinor: number
  commissionTaxMinor: number
  /** What has gone back, and of it what the market bore; what is on its way; commission given back with what has gone. */
  refundedMinor: number
  concededMinor: number
  refundingMinor: number
  commissionRefundedMinor: number
  /** Everything in it is downloaded: no parcel is sent. */
  isDigital: boolean
  /** A dispute is open. */
  refundsLocked: boolean
  /** Its money became the shop's to withdraw; null before delivery and while it is held. */
  releasedAt: Date | null
  releaseAt: Date | null
  /** It was paid in cash, and the shop keeps the cash. */
  cashCollectedByShop: boolean
}

const orderHead = sql`
  o.id, o.number::text as number, o.checkout_id as "checkoutId", o.shop_id as "shopId", o.state,
  o.payment_method as "paymentMethod", o.currency, o.total_minor as "totalMinor",
  o.market_discount_minor as "marketDiscountMinor", o.commission_minor as "commissionMinor",
  o.commission_tax_minor as "commissionTaxMinor",
  o.refunded_minor as "refundedMinor", o.conceded_minor as "concededMinor", o.refunding_minor as "refundingMinor",
  o.commission_refunded_minor as "commissionRefundedMinor", o.shipping_method_id is null as "isDigital", o.refunds_locked as "refundsLocked",
  o.release_at as "releaseAt", o.released_at as "releasedAt", o.cash_collected_by_shop as "cashCollectedByShop"`

/** Locks a checkout until the transaction ends. */
export async function lockCheckout(db: Database, id: string): Promise<CheckoutHead | null> {
  const { rows } = await sql<CheckoutHead>`
    select ${checkoutHead} from checkouts c where c.id = ${id} for no key update`.execute(db)
  return rows[0] ?? null
}

/**
 * Locks the checkout of an order until the transaction ends, for verbs that will move both: whoever locks the two takes
 * the checkout first.
 */
export async function lockCheckoutOf(db: Database, orderId: string): Promise<void> {
  await sql`
    select from checkouts where id = (select checkout_id from orders where id = ${orderId}) for no key update`.execute(
    db,
  )
}

/** A checkout with its orders. */
export interface LockedCheckout {
  checkout: CheckoutHead
  orders: OrderHead[]
}

/** Locks a checkout and its orders, in id order, until the transaction ends. */
export async function lockCheckoutAndOrders(db: Database, id: string): Promise<LockedCheckout | null> {
  return (await lockCheckoutsAndOrders(db, [id]))[0] ?? null
}

/** The same for several checkouts, in one statement. */
export async function lockCheckoutsAndOrders(db: Database, ids: readonly string[]): Promise<LockedCheckout[]> {
  const { rows } = await sql<
    OrderHead & {
      checkout: Omit<CheckoutHead, 'guestTokenHash' | 'expiresAt'>
      guestTokenHash: Buffer | null
      expiresAt: Date
    }
  >`
    select ${orderHead}, c.guest_token_hash as "guestTokenHash", c.expires_at as "expiresAt",
      json_build_object('id', c.id, 'state', c.state, 'personId', c.person_id, 'email', c.email, 'currency', c.currency,
                        'totalMinor', c.total_minor, 'paymentMethodId', c.payment_method_id) as checkout
    from checkouts c join orders o on o.checkout_id = c.id
    where c.id = any(${ids}::uuid[])
    order by o.id
    for no key update`.execute(db)
  return [...Map.groupBy(rows, ({ checkoutId }) => checkoutId).values()].map((orders) => {
    const { checkout, guestTokenHash, expiresAt } = orders[0]!
    return { checkout: { ...checkout, guestTokenHash, expiresAt }, orders }
  })
}

/** A checkout with what decides how it may be paid. */
export interface CheckoutToPay extends CheckoutHead {
  address: Destination
  shopNames: string[]
  everyShopAcceptsCash: boolean
  /** The names of shops that may not sell any more since it was placed. */
  notSelling: string[]
  /** Some of it is downloaded. */
  hasDownloads: boolean
}

/** A checkout with what decides how it may be paid. */
export async function findCheckoutToPay(db: Database, id: string): Promise<CheckoutToPay | null> {
  const { rows } = await sql<CheckoutToPay>`
    select ${checkoutHead}, c.address, shops.names as "shopNames", shops.accept_cash as "everyShopAcceptsCash", shops.not_selling as "notSelling",
      exists (select from orders o join order_lines l on l.order_id = o.id where o.checkout_id = c.id and l.is_digital) as "hasDownloads"
    from checkouts c
    cross join lateral (
      select json_agg(s.name order by o.number) as names, bool_and(s.accepts_cash) as accept_cash,
        coalesce(json_agg(s.name order by o.number) filter (where s.state <> 'approved'), '[]') as not_selling
      from orders o join shops s on s.id = o.shop_id where o.checkout_id = c.id
    ) shops
    where c.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Locks some checkouts that nobody paid in time, leaving those that others hold; oldest first. */
export async function lockOverdueCheckouts(db: Database, now: Date, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from checkouts where state = 'open' and expires_at <= ${now}
    order by expires_at limit ${most} for no key update skip locked`.execute(db)
  return rows.map(({ id }) => id)
}

/** Locks an order until the transaction ends; at the seller's door only one of the own shop is found. */
export async function lockOrder(db: Database, id: string): Promise<OrderHead | null> {
  const { rows } = await sql<OrderHead>`
    select ${orderHead} from orders o where o.id = ${id} for no key update`.execute(db)
  return rows[0] ?? null
}

/** Locks the orders of checkouts in id order. */
export async function lockOrdersOf(db: Database, checkoutIds: readonly string[]): Promise<OrderHead[]> {
  const { rows } = await sql<OrderHead>`
    select ${orderHead} from orders o where o.checkout_id = any(${checkoutIds}::uuid[]) order by o.id for no key update`.execute(
    db,
  )
  return rows
}

/** Locks some delivered orders whose return days are over. */
export async function lockOrdersPastReturn(db: Database, now: Date, most: number): Promise<OrderHead[]> {
  const { rows } = await sql<OrderHead>`
    select ${orderHead} from orders o where o.state = 'delivered' and o.return_until <= ${now}
    order by o.return_until limit ${most} for no key update skip locked`.execute(db)
  return rows
}

/** What the shelf owes orders, by order: what was bought and not cancelled. */
export async function findStockOf(
  db: Database,
  orderIds: readonly string[],
): Promise<(StockLine & { orderId: string })[]> {
  const { rows } = await sql<StockLine & { orderId: string }>`
    select order_id as "orderId", variant_id as "variantId", quantity - cancelled_quantity as quantity from order_lines
    where order_id = any(${orderIds}::uuid[]) and quantity > cancelled_quantity`.execute(db)
  return rows
}

/** What a checkout took out of a cart and was not cancelled, with the cart it came from and whose it was. */
export async function findTakenFromCart(db: Database, checkoutId: string): Promise<TakenFromCart> {
  const { rows } = await sql<TakenFromCart>`
    select c.cart_id as "cartId", c.person_id as "personId", (
        select json_agg(json_build_object('variantId', l.variant_id, 'planId', l.plan_id, 'quantity', l.quantity - l.cancelled_quantity))
        from orders o join order_lines l on l.order_id = o.id
        where o.checkout_id = c.id and l.quantity > l.cancelled_quantity) as lines
    from checkouts c where c.id = ${checkoutId}`.execute(db)
  return { ...rows[0]!, lines: rows[0]!.lines ?? [] }
}

export interface TakenFromCart {
  cartId: string
  personId: string | null
  lines: { variantId: string; planId: string | null; quantity: number }[]
}

export interface Move<State> {
  from: State
  to: State
  at: Date
  by: string
  personId: string | null
  reason: string
}

/** What may change together with an order's state. */
export interface OrderChanges {
  paymentMethod?: OrderPaymentMethod
  carrier?: string
  trackingNumber?: string
  cancelReason?: string
  handedOverAt?: Date
  deliveredAt?: Date
  /** Days after delivery in which things may come back. */
  returnUntil?: Date
  closedAt?: Date | null
}

const columnOf: Record<keyof OrderChanges, RawBuilder<unknown>> = {
  paymentMethod: sql`payment_method`,
  carrier: sql`carrier`,
  trackingNumber: sql`tracking_number`,
  cancelReason: sql`cancel_reason`,
  handedOverAt: sql`handed_over_at`,
  deliveredAt: sql`delivered_at`,
  returnUntil: sql`return_until`,
  closedAt: sql`closed_at`,
}

/** Said so that no index on states is used: rows are found by their ids, however many stand in the same state. */
const isIn = (state: string) => sql`state is not distinct from ${state}`

/** Moves orders that stand where they were read, and writes their history; answers how many moved. */
export async function moveOrders(
  db: Database,
  orders: readonly { id: string; historyId: string }[],
  { from, to, at, by, personId, reason }: Move<OrderState>,
  changes: OrderChanges,
): Promise<number> {
  const assignments = (Object.keys(changes) as (keyof OrderChanges)[]).map(
    (key) => sql`, ${columnOf[key]} = ${changes[key]}`,
  )
  const ids = orders.map(({ id }) => id)
  const historyIds = orders.map(({ historyId }) => historyId)
  const { rows } = await sql`
    with moved as (
      update orders set state = ${to} ${sql.join(assignments, sql` `)}
      where id = any(${ids}::uuid[]) and ${isIn(from)}
      returning id, shop_id
    )
    insert into order_history (id, order_id, shop_id, from_state, to_state, at, by_kind, by_person_id, reason)
    select entry.id, moved.id, moved.shop_id, ${from}, ${to}, ${at}, ${by}, ${personId}::uuid, ${reason}
    from moved join unnest(${ids}::uuid[], ${historyIds}::uuid[]) as entry (order_id, id) on entry.order_id = moved.id
    returning id`.execute(db)
  return rows.length
}

/** Moves checkouts that stand where they were read, and writes their history; answers how many moved. */
export async function moveCheckouts(
  db: Database,
  checkouts: readonly { id: string; historyId: string }[],
  { from, to, at, by, personId, reason }: Move<CheckoutState>,
): Promise<number> {
  const ids = checkouts.map(({ id }) => id)
  const historyIds = checkouts.map(({ historyId }) => historyId)
  const { rows } = await sql`
    with moved as (
      update checkouts set state = ${to}, closed_at = case when ${to} = 'promised' then null else ${at}::timestamptz end
      where id = any(${ids}::uuid[]) and ${isIn(from)}
      returning id
    )
    insert into checkout_history (id, checkout_id, from_state, to_state, at, by_kind, by_person_id, reason)
    select entry.id, moved.id, ${from}, ${to}, ${at}, ${by}, ${personId}::uuid, ${reason}
    from moved join unnest(${ids}::uuid[], ${historyIds}::uuid[]) as entry (checkout_id, id) on entry.checkout_id = moved.id
    returning id`.execute(db)
  return rows.length
}

/** Notes with orders how they are paid, whatever state they are in. */
export async function setPaymentMethod(db: Database, orderIds: readonly string[], method: PaymentMethod) {
  await sql`update orders set payment_method = ${method} where id = any(${orderIds}::uuid[])`.execute(db)
}

export interface NewTrackingUpdate {
  id: string
  orderId: string
  shopId: string
  kind: 'shipping' | 'arrived_at_facility' | 'out_for_delivery'
  place: string
  note: string
  at: Date
  personId: string | null
}

/** Notes where a parcel is. */
export async function insertTrackingUpdate(db: Database, update: NewTrackingUpdate): Promise<void> {
  const { id, orderId, shopId, kind, place, note, at, personId } = update
  await sql`
    insert into tracking_updates (id, order_id, shop_id, kind, place, note, at, by_person_id)
    values (${id}, ${orderId}, ${shopId}, ${kind}, ${place}, ${note}, ${at}, ${personId})`.execute(db)
}

/** The days a shop takes things back, counted from delivery. */
export async function getReturnDays(db: Database, shopId: string): Promise<number> {
  const { rows } = await sql<{ days: number }>`select return_days as days from shops where id = ${shopId}`.execute(db)
  return rows[0]!.days
}

/** Somebody who works in a shop, and where they get their mail. */
export interface ShopMember {
  shopId: string
  personId: string
  email: string
}

/** The people of some shops. */
export async function findMembersOf(db: Database, shopIds: readonly string[]): Promise<ShopMember[]> {
  const { rows } = await sql<ShopMember>`
    select m.shop_id as "shopId", p.id as "personId", p.email from shop_members m join people p on p.id = m.person_id
    where m.shop_id = any(${shopIds}::uuid[]) and p.disabled_at is null
    order by m.created_at, p.id`.execute(db)
  return rows
}

/** How long a shop's money rests after delivery, and whether it collects cash itself; null where the shop has no terms of its own. */
export interface OwnHoldTerms {
  holdDays: number | null
  reserveBps: number | null
  reserveDays: number | null
  collectsCash: boolean | null
}

/** The terms of hold and reserve that a shop has of its own. */
export async function getOwnHoldTerms(db: Database, shopId: string): Promise<OwnHoldTerms> {
  const { rows } = await sql<OwnHoldTerms>`
    select hold_days as "holdDays", reserve_bps as "reserveBps", reserve_days as "reserveDays", collects_cash as "collectsCash"
    from shops where id = ${shopId}`.execute(db)
  return rows[0]!
}

/** Notes when the hold of an order ends, or that its money is the shop's. */
export async function setRelease(
  db: Database,
  orderId: string,
  { releaseAt, releasedAt }: { releaseAt: Date; releasedAt: Date | null },
): Promise<void> {
  await sql`update orders set release_at = ${releaseAt}, released_at = ${releasedAt} where id = ${orderId}`.execute(db)
}

/** Notes that the shop itself collected the cash of an order. */
export async function markCollectedByShop(db: Database, orderId: string): Promise<void> {
  await sql`update orders set cash_collected_by_shop = true where id = ${orderId}`.execute(db)
}

/** Locks the order whose hold ended first, leaving those that others hold; null when none is due. */
export async function lockOrderToRelease(db: Database, now: Date): Promise<OrderHead | null> {
  const { rows } = await sql<OrderHead>`
    select ${orderHead} from orders o where o.released_at is null and o.release_at <= ${now} and not o.refunds_locked
    order by o.release_at limit 1 for no key update skip locked`.execute(db)
  return rows[0] ?? null
}

export interface OrderReserve {
  orderId: string
  shopId: string
  currency: string
  amountMinor: number
  releaseAt: Date
}

/** Notes what of an order stays in reserve, and until when. */
export async function insertReserve(db: Database, reserve: OrderReserve): Promise<void> {
  const { orderId, shopId, currency, amountMinor, releaseAt } = reserve
  await sql`
    insert into order_reserves (order_id, shop_id, currency, amount_minor, release_at)
    values (${orderId}, ${shopId}, ${currency}, ${amountMinor}, ${releaseAt})`.execute(db)
}

/** Takes the reserve whose days ended first, leaving those that others hold; null when none is due. */
export async function takeReserveToRelease(
  db: Database,
  now: Date,
): Promise<(OrderReserve & { orderNumber: string }) | null> {
  const { rows } = await sql<OrderReserve & { orderNumber: string }>`
    update order_reserves r set released_at = ${now} from orders o
    where o.id = r.order_id and r.order_id = (
      select order_id from order_reserves where released_at is null and release_at <= ${now}
      order by release_at limit 1 for update skip locked)
    returning r.order_id as "orderId", r.shop_id as "shopId", r.currency, r.amount_minor as "amountMinor",
      r.release_at as "releaseAt", o.number::text as "orderNumber"`.execute(db)
  return rows[0] ?? null
}

/** What decides who may open an order. */
export async function findCheckoutOwner(
  db: Database,
  orderId: string,
): Promise<{ checkoutId: string; shopId: string; personId: string | null; guestTokenHash: Buffer | null } | null> {
  const { rows } = await sql<{
    checkoutId: string
    shopId: string
    personId: string | null
    guestTokenHash: Buffer | null
  }>`
    select c.id as "checkoutId", o.shop_id as "shopId", c.person_id as "personId", c.guest_token_hash as "guestTokenHash"
    from orders o join checkouts c on c.id = o.checkout_id where o.id = ${orderId}`.execute(db)
  return rows[0] ?? null
}

/** Notes that a picture was shown for an order. */
export async function insertOrderPicture(
  db: Database,
  picture: { orderId: string; mediaId: string; shopId: string; by: 'customer' | 'shop' | 'market'; at: Date },
): Promise<void> {
  const { orderId, mediaId, shopId, by, at } = picture
  await sql`
    insert into order_pictures (order_id, media_id, shop_id, by_kind, created_at)
    values (${orderId}, ${mediaId}, ${shopId}, ${by}, ${at})`.execute(db)
}

/** Which of these pictures the customer showed for an order. */
export async function findPicturesOfOrder(db: Database, orderId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select media_id as id from order_pictures
    where order_id = ${orderId} and media_id = any(${ids}::uuid[]) and by_kind = 'customer'`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Makes a person the one who placed what guests placed with this address. */
export async function giveCheckoutsTo(db: Database, personId: string, email: string): Promise<void> {
  await sql`
    with claimed as (
      update checkouts set person_id = ${personId} where person_id is null and email = ${email} returning id)
    update orders o set person_id = ${personId} from claimed c where o.checkout_id = c.id and o.person_id is null`.execute(
    db,
  )
}

/** The confirmed address of a person; null while they have not shown that it is theirs. */
export async function findConfirmedEmail(db: Database, personId: string): Promise<string | null> {
  const { rows } = await sql<{ email: string }>`
    select email::text as email from people where id = ${personId} and activated_at is not null`.execute(db)
  return rows[0]?.email ?? null
}

/** When the first open checkout after an instant expires. */
export async function nextExpiry(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`select min(expires_at) as at from checkouts where state = 'open' and expires_at > ${after}`,
  )
}

/** When the first hold after an instant is over. */
export async function nextRelease(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`select min(release_at) as at from orders where released_at is null and release_at > ${after} and not refunds_locked`,
  )
}

/** When the first reserve after an instant becomes available. */
export async function nextReserveRelease(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`select min(release_at) as at from order_reserves where released_at is null and release_at > ${after}`,
  )
}

/** When the first delivered order after an instant is past its return. */
export async function nextCompletion(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`select min(return_until) as at from orders where state = 'delivered' and return_until > ${after}`,
  )
}
