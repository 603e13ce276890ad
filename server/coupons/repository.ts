import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import { decodeCursor, instantForCursor, pageOf } from '#server/platform/cursor.ts'
import type { Coupon, CouponUser } from './coupon.ts'

/** A coupon as JSON of the database has it, its instants as text. */
export type CouponInJson = Omit<Coupon, 'startsAt' | 'endsAt'> & { startsAt: string | null; endsAt: string | null }

/** The coupon `k` of a statement, as JSON. */
export const couponJson = sql`
  json_build_object(
    'id', k.id, 'code', k.code, 'shopId', k.shop_id, 'kind', k.kind, 'bps', k.bps, 'amountMinor', k.amount_minor,
    'currency', k.currency, 'minMinor', k.min_minor, 'maxMinor', k.max_minor, 'maxDiscountMinor', k.max_discount_minor,
    'productIds', k.product_ids, 'categoryIds', k.category_ids, 'startsAt', instant_json(k.starts_at),
    'endsAt', instant_json(k.ends_at), 'maxUses', k.max_uses, 'maxUsesPerCustomer', k.max_uses_per_customer,
    'isForFirstOrder', k.is_for_first_order, 'isStackable', k.is_stackable, 'bearer', k.bearer, 'uses', k.uses)`

/** Coupons read as JSON, with their instants. */
export function couponsFromJson(
  rows: readonly { coupon: CouponInJson; user: CouponUser }[],
): { coupon: Coupon; user: CouponUser }[] {
  return rows.map(({ coupon, user }) => ({ coupon: couponFromJson(coupon), user }))
}

/** A coupon read as JSON, with its instants. */
export function couponFromJson(coupon: CouponInJson): Coupon {
  const instant = (text: string | null) => (text === null ? null : new Date(text))
  return { ...coupon, startsAt: instant(coupon.startsAt), endsAt: instant(coupon.endsAt) }
}

/** A coupon that is there by its code, whatever the case it was typed in, and the name of its shop, which is open. */
export async function findCouponByCode(
  db: Database,
  code: string,
): Promise<{ coupon: Coupon; shop: { slug: string; name: string } | null } | null> {
  const { rows } = await sql<{ coupon: CouponInJson; shop: { slug: string; name: string } | null }>`
    select ${couponJson} as coupon,
           case when s.id is not null then json_build_object('slug', s.slug, 'name', s.name) end as shop
    from coupons k left join shops s on s.id = k.shop_id
    where k.code = ${code} and k.deleted_at is null and (k.shop_id is null or s.state = 'approved')`.execute(db)
  const [row] = rows
  return row ? { coupon: couponFromJson(row.coupon), shop: row.shop } : null
}

/** What is known of a customer who would use a coupon, by account and by e-mail. */
export async function findCouponUser(
  db: Database,
  { id, shopId, isForFirstOrder }: Coupon,
  { keys, personId, email }: { keys: readonly string[]; personId: string | null; email: string | null },
): Promise<CouponUser> {
  const { rows } = await sql<CouponUser>`
    select coalesce((select max(uses) from coupon_customers where coupon_id = ${id} and customer = any(${keys}::text[])), 0) as uses,
           ${isForFirstOrder}::boolean and has_ordered(${personId}::uuid, ${email}::citext, ${shopId}::uuid) as "hasOrdered"`.execute(
    db,
  )
  return rows[0]!
}

/** What is written of a new coupon. */
export type NewCoupon = Omit<Coupon, 'uses'>

/** Writes a coupon; false when somebody has that code. */
export async function insertCoupon(db: Database, coupon: NewCoupon, at: Date): Promise<boolean> {
  const { id, shopId, code, kind, bps, amountMinor, currency, minMinor, maxMinor, maxDiscountMinor } = coupon
  const { rows } = await sql`
    insert into coupons (id, shop_id, code, kind, bps, amount_minor, currency, min_minor, max_minor, max_discount_minor, product_ids,
      category_ids, starts_at, ends_at, max_uses, max_uses_per_customer, is_for_first_order, is_stackable, bearer, created_at)
    values (${id}, ${shopId}, ${code}, ${kind}, ${bps}, ${amountMinor}, ${currency}, ${minMinor}, ${maxMinor}, ${maxDiscountMinor},
      ${coupon.productIds}::uuid[], ${coupon.categoryIds}::uuid[], ${coupon.startsAt}, ${coupon.endsAt}, ${coupon.maxUses},
      ${coupon.maxUsesPerCustomer}, ${coupon.isForFirstOrder}, ${coupon.isStackable}, ${coupon.bearer}, ${at})
    on conflict (code) where deleted_at is null do nothing returning id`.execute(db)
  return rows.length > 0
}

/** Deletes a coupon of a shop, or, for null, of the market; answers whether it was there. Orders keep what it took off. */
export async function deleteCoupon(
  db: Database,
  { id, shopId }: { id: string; shopId: string | null },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update coupons set deleted_at = ${at} where id = ${id} and shop_id is not distinct from ${shopId}::uuid and deleted_at is null
    returning id`.execute(db)
  return rows.length > 0
}

export interface CouponRow {
  coupon: Coupon
  createdAt: Date
  /** What it has taken off so far, of orders that were not given up. */
  discountMinor: number
  products: { id: string; name: string }[]
  categories: { id: string; name: string }[]
}

/** The coupon `k` of a statement, as who made it sees it. */
const rowOfCoupon = sql`
  ${couponJson} as coupon, k.created_at as "createdAt",
  (select coalesce(sum(u.discount_minor), 0)::bigint from coupon_uses u
   where u.coupon_id = k.id and u.released_at is null) as "discountMinor",
  (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.title) order by p.title), '[]')
   from products p where p.id = any(k.product_ids)) as products,
  (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.position), '[]')
   from categories c where c.id = any(k.category_ids)) as categories`

type CouponRowInJson = Omit<CouponRow, 'coupon'> & { coupon: CouponInJson }

/** The coupons of a shop, or, for null, of the market; the newest first. */
export async function listCoupons(
  db: Database,
  shopId: string | null,
  { limit, after }: { limit: number; after?: string | undefined },
) {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (k.created_at, k.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<CouponRowInJson & { at: string; id: string }>`
    select ${instantForCursor(sql`k.created_at`)} as at, k.id, ${rowOfCoupon}
    from coupons k
    where k.shop_id is not distinct from ${shopId}::uuid and k.deleted_at is null ${further}
    order by k.created_at desc, k.id desc limit ${limit + 1}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ coupon, createdAt, discountMinor, products, categories }): CouponRow => ({
      coupon: couponFromJson(coupon),
      createdAt,
      discountMinor,
      products,
      categories,
    }),
    ({ at, id }) => [at, id],
  )
}

/** A coupon of a shop by its code, and what of the shop decides whether anybody can use it on a day (`YYYY-MM-DD`). */
export async function findOwnCouponByCode(
  db: Database,
  { shopId, code, on }: { shopId: string; code: string; on: string },
): Promise<{ row: CouponRow; isShopOpen: boolean; isShopAway: boolean; isForSomething: boolean } | null> {
  const { rows } = await sql<CouponRowInJson & { isShopOpen: boolean; isShopAway: boolean; isForSomething: boolean }>`
    select ${rowOfCoupon}, s.state = 'approved' as "isShopOpen",
           coalesce(${on}::date between s.holiday_from and s.holiday_until, false) as "isShopAway",
           exists (select from products p join categories c on c.id = p.category_id
                   where p.shop_id = k.shop_id and p.is_listed
                     and (k.product_ids = '{}' and k.category_ids = '{}' or p.id = any(k.product_ids) or c.path && k.category_ids)) as "isForSomething"
    from coupons k join shops s on s.id = k.shop_id
    where k.shop_id = ${shopId} and k.code = ${code} and k.deleted_at is null`.execute(db)
  const [found] = rows
  if (!found) return null
  const { isShopOpen, isShopAway, isForSomething, coupon, ...row } = found
  return { row: { ...row, coupon: couponFromJson(coupon) }, isShopOpen, isShopAway, isForSomething }
}

/** Which of these products a shop does not have, and which categories the market does not. */
export async function findStrangers(
  db: Database,
  { shopId, productIds, categoryIds }: { shopId: string | null; productIds: string[]; categoryIds: string[] },
): Promise<{ products: string[]; categories: string[] }> {
  const { rows } = await sql<{ products: string[]; categories: string[] }>`
    select (select coalesce(json_agg(id), '[]') from unnest(${productIds}::uuid[]) as id
            where not exists (select from products p where p.id = id and (${shopId}::uuid is null or p.shop_id = ${shopId}::uuid))) as products,
           (select coalesce(json_agg(id), '[]') from unnest(${categoryIds}::uuid[]) as id
            where not exists (select from categories c where c.id = id)) as categories`.execute(db)
  return rows[0]!
}

/** A use to be held for a checkout. */
export interface CouponUse {
  id: string
  couponId: string
  checkoutId: string
  shopId: string | null
  orderIds: readonly string[]
  customers: readonly string[]
  mostPerCustomer: number | null
  discountMinor: number
}

/**
 * Counts uses, each once in all and once for every key of the customer, and writes them down; answers the coupons that
 * could be counted. Guarded: where the last use is gone, or the coupon, nothing is counted of it, and the caller must roll
 * back. Rows are locked in id order, so that two checkouts with the same coupons never wait for each other.
 */
export async function takeUses(db: Database, uses: readonly CouponUse[], at: Date): Promise<Set<string>> {
  const { rows } = await sql<{ couponId: string }>`
    with wanted as materialized (
      select * from json_to_recordset(${JSON.stringify(uses)}::json) as u (
        id uuid, "couponId" uuid, "checkoutId" uuid, "shopId" uuid, "orderIds" uuid[], customers text[], "mostPerCustomer" integer,
        "discountMinor" bigint)
    ), held as (
      select k.id from coupons k join wanted w on w."couponId" = k.id order by k.id for no key update of k
    ), counted as (
      update coupons k set uses = uses + 1 from held
      where k.id = held.id and k.deleted_at is null and (k.max_uses is null or k.uses < k.max_uses)
        and (k.starts_at is null or k.starts_at <= ${at}::timestamptz) and (k.ends_at is null or k.ends_at > ${at}::timestamptz)
      returning k.id
    ), written as (
      insert into coupon_uses (id, coupon_id, checkout_id, shop_id, order_ids, customers, discount_minor, at)
      select w.id, w."couponId", w."checkoutId", w."shopId", w."orderIds", w.customers, w."discountMinor", ${at}::timestamptz
      from wanted w join counted on counted.id = w."couponId"
    ), of_customer as (
      insert into coupon_customers (coupon_id, customer, uses)
      select w."couponId", customer, 1
      from wanted w join counted on counted.id = w."couponId", unnest(w.customers) as customer
      order by 1, 2
      on conflict (coupon_id, customer) do update set uses = coupon_customers.uses + 1
        where coupon_customers.uses < coalesce(
          (select w."mostPerCustomer" from wanted w where w."couponId" = coupon_customers.coupon_id), coupon_customers.uses + 1)
      returning coupon_id
    )
    select w."couponId" from wanted w join counted on counted.id = w."couponId"
    where (select count(*) from of_customer c where c.coupon_id = w."couponId") = cardinality(w.customers)`.execute(db)
  return new Set(rows.map(({ couponId }) => couponId))
}

/**
 * Gives back the uses of a checkout of whose orders nothing came; one that another order stands for stays used. Asked
 * again, it changes nothing.
 */
export async function releaseUses(db: Database, checkoutId: string, at: Date): Promise<void> {
  await sql`
    with gone as (
      update coupon_uses u set released_at = ${at}
      where u.checkout_id = ${checkoutId} and u.released_at is null
        and not exists (select from unnest(u.order_ids) as of_order where not came_to_nothing(of_order))
      returning coupon_id, customers
    ), fewer as (
      update coupons k set uses = uses - 1 from gone where k.id = gone.coupon_id
    )
    update coupon_customers c set uses = c.uses - 1
    from (select coupon_id, unnest(customers) as customer from gone) back
    where c.coupon_id = back.coupon_id and c.customer = back.customer`.execute(db)
}
