/** What a customer pays for at once: checkouts, and their orders where both are needed. */
import { sql } from 'kysely'
import type { CheckoutState } from '#shared/api/orders.schemas.ts'
import type { Address } from '#shared/api/values.schemas.ts'
import type { Language } from '#shared/languages.ts'
import type { Destination } from '#shared/places.ts'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'
import type { FrozenOrder } from './freeze-orders.ts'
import { isIn, orderHead, type Move, type OrderHead } from './repository.ts'

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
        id uuid, "historyId" uuid, "shopId" uuid, "isOfMarket" boolean, "itemsMinor" bigint, "shippingMinor" bigint, "taxMinor" bigint,
        "shippingTaxMinor" bigint, "shippingTaxBps" integer, "discountMinor" bigint, "shippingDiscountMinor" bigint, "marketDiscountMinor" bigint,
        discounts jsonb, "totalMinor" bigint, "commissionMinor" bigint, "commissionTaxMinor" bigint, "shippingMethodId" uuid, "shippingMethod" text,
        "expectedFrom" timestamptz, "expectedTo" timestamptz, "handOverBy" timestamptz, lines json)
    ), placed as (
      insert into orders (id, checkout_id, shop_id, is_of_market, person_id, email, address, state, currency, items_minor,
        shipping_minor, tax_minor, shipping_tax_minor, shipping_tax_bps, discount_minor, shipping_discount_minor, market_discount_minor, discounts,
        prices_include_tax, tax_number, total_minor, commission_minor, commission_tax_minor, shipping_method_id, shipping_method,
        expected_from, expected_to, hand_over_by, placed_at)
      select id, "checkoutId", "shopId", "isOfMarket", "personId", email, address, 'awaiting_payment', currency, "itemsMinor",
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

/** How a checkout stands; null when it is not there. */
export async function findCheckoutState(db: Database, id: string): Promise<CheckoutState | null> {
  const { rows } = await sql<{ state: CheckoutState }>`select state from checkouts where id = ${id}`.execute(db)
  return rows[0]?.state ?? null
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
