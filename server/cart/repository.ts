import { sql, type RawBuilder } from 'kysely'
import { newId } from '#shared/ids.ts'
import { availableOf } from '#server/catalog/index.ts'
import { customerKeys } from '#server/identity/index.ts'
import type { Destination } from '#shared/places.ts'
import type { Database } from '#server/platform/db/database.ts'
import { couponJson, couponsFromJson, type CouponInJson, type CouponUser } from '#server/coupons/index.ts'
import type { Basket } from './basket.ts'
import { planJson } from '#server/plans/index.ts'
import type { CartHolder } from './holder.ts'

/** The condition that a cart, named `c` in the statement, is this holder's. */
function isHeldBy(holder: CartHolder): RawBuilder<boolean> {
  return 'personId' in holder ? sql`c.person_id = ${holder.personId}` : sql`c.token_hash = ${holder.tokenHash}`
}

/** Of a variant `v` that is bought again and again, which no event holds. */
const onShelf = sql`v.on_hand - v.reserved`

function keyOf(holder: CartHolder) {
  return 'personId' in holder
    ? { personId: holder.personId, tokenHash: null, column: sql`person_id` }
    : { personId: null, tokenHash: holder.tokenHash, column: sql`token_hash` }
}

/**
 * The whole cart as it stands now, shops in the order they came in. One statement, no locks; null when there is no cart.
 * Joined to `media` itself, because a function call per row is slow on the market's busiest answer.
 */
export async function findBasket(db: Database, holder: CartHolder, at: Date): Promise<Basket | null> {
  const personId = 'personId' in holder ? holder.personId : null
  const customer = personId && customerKeys({ personId })[0]!
  const { rows } = await sql<Omit<Basket, 'coupons'> & { coupons: { coupon: CouponInJson; user: CouponUser }[] }>`
    select c.id as "cartId", c.country, c.region, c.postal_code as "postalCode", c.tax_number as "taxNumber",
      coalesce(shops.list, '[]'::json) as shops,
      (select coalesce(json_agg(json_build_object(
         'coupon', ${couponJson}, 'user', json_build_object(
           'uses', coalesce((select u.uses from coupon_customers u where u.coupon_id = k.id and u.customer = ${customer}::text), 0),
           'hasOrdered', k.is_for_first_order and has_ordered(${personId}::uuid, null, k.shop_id))
       ) order by chosen.added_at, k.id), '[]')
       from cart_coupons chosen join coupons k on k.id = chosen.coupon_id and k.deleted_at is null
       where chosen.cart_id = c.id) as coupons
    from carts c
    left join lateral (
      select json_agg(json_build_object(
        'id', s.id, 'slug', s.slug, 'name', s.name, 'country', s.country, 'currency', s.currency, 'acceptsCash', s.accepts_cash,
        'holidayUntil', case when s.holiday_from <= (${at}::timestamptz at time zone 'utc')::date and s.holiday_until >= (${at}::timestamptz at time zone 'utc')::date
          then s.holiday_until end,
        'logo', case when logo.id is not null then json_build_object(
          'id', logo.id, 'src', '/media/' || logo.storage_key, 'widths', logo.widths, 'width', logo.width,
          'height', logo.height, 'alt', logo.alt, 'color', logo.color) end,
        'chosenMethodId', choice.shipping_method_id,
        'methods', coalesce(methods.list, '[]'::json),
        'lines', of_shop.lines
      ) order by of_shop.first_at, s.id) as list
      from (
        select l.shop_id, min(l.created_at) as first_at, json_agg(json_build_object(
          'id', l.id, 'variantId', v.id, 'productId', p.id, 'categoryPath', category.path, 'slug', p.slug, 'title', p.title,
          'variantTitle', array_to_string(v.option_values, ', '), 'sku', v.sku, 'taxCategory', p.tax_category, 'isDigital', p.kind = 'digital',
          'picture', case when picture.id is not null then json_build_object(
            'id', picture.id, 'src', '/media/' || picture.storage_key, 'widths', picture.widths, 'width', picture.width,
            'height', picture.height, 'alt', coalesce(nullif(picture.alt, ''), p.title), 'color', picture.color) end,
          'quantity', l.quantity, 'unitPriceMinor', v.price_minor, 'weightGrams', coalesce(v.weight_grams, 0), 'offer', offer.json,
          'plan', ${planJson},
          'isSold', p.is_listed and v.removed_at is null,
          'available', case when p.is_listed and v.removed_at is null then v.on_hand - v.reserved else 0 end
        ) order by l.created_at, l.id) as lines
        from cart_lines l
        join variants v on v.id = l.variant_id
        join products p on p.id = v.product_id
        join categories category on category.id = p.category_id
        left join plans plan on plan.id = l.plan_id
        left join media picture on picture.id = coalesce(v.picture_id, p.cover_id)
        left join lateral (
          select json_build_object(
            'itemId', i.id, 'slug', e.slug, 'title', e.title, 'priceMinor', i.price_minor, 'endsAt', instant_json(i.ends_at),
            'left', i.quota - i.taken, 'mostPerCustomer', e.most_per_customer, 'whenGone', e.when_gone,
            'takenByCustomer', coalesce((select t.taken from sale_event_customers t where t.item_id = i.id and t.customer = ${customer}::text), 0)
          ) as json
          from sale_event_items i join sale_events e on e.id = i.event_id
          where i.variant_id = v.id and i.is_published and i.starts_at <= ${at} and i.ends_at > ${at}
          order by i.ends_at limit 1
        ) offer on true
        where l.cart_id = c.id
        group by l.shop_id
      ) of_shop
      join shops s on s.id = of_shop.shop_id
      left join media logo on logo.id = s.logo_id
      left join cart_shipping_choices choice on choice.cart_id = c.id and choice.shop_id = s.id
      left join lateral (
        select json_agg(json_build_object(
          'id', m.id, 'name', m.name, 'priceMinor', m.price_minor, 'freeOverMinor', m.free_over_minor,
          'minDays', m.min_days, 'maxDays', m.max_days, 'places', m.places, 'bands', m.bands,
          'minItemsMinor', m.min_items_minor, 'maxItemsMinor', m.max_items_minor
        ) order by m.position, m.id) as list
        from shipping_methods m where m.shop_id = s.id and m.removed_at is null
      ) methods on true
    ) shops on true
    where ${isHeldBy(holder)}`.execute(db)
  const [row] = rows
  return row ? { ...row, coupons: couponsFromJson(row.coupons) } : null
}

export interface NewLine {
  cartId: string
  lineId: string
  variantId: string
  /** By which it is bought again and again; null for once. */
  planId: string | null
  quantity: number
  mostLines: number
  mostUnits: number
  at: Date
}

export interface Shelf {
  available: number
  inCart: number
  isFull: boolean
  isIn: boolean
  /** Of a shop that is away: its name, and its last day away. */
  shopName: string
  holidayUntil: string | null
}

/**
 * Puts units into the holder's cart, making the cart when there is none, if the shelf has as many as the cart would
 * then hold. Answers what it found; null when the variant is not sold.
 */
export async function putLine(db: Database, holder: CartHolder, line: NewLine): Promise<Shelf | null> {
  const { personId, tokenHash, column } = keyOf(holder)
  const { rows } = await sql<Shelf>`
    with shelf as (
      select v.id, v.shop_id, least(${line.planId ? onShelf : availableOf(line.at)}, ${line.mostUnits}) as available,
             coalesce(mine.quantity, 0) as in_cart,
             s.name as shop_name,
             case when s.holiday_from <= (${line.at}::timestamptz at time zone 'utc')::date
                   and s.holiday_until >= (${line.at}::timestamptz at time zone 'utc')::date then s.holiday_until::text end as holiday_until,
             mine.id is null and (select count(*) from cart_lines l where l.cart_id = c.id) >= ${line.mostLines} as is_full
      from variants v
      join products p on p.id = v.product_id
      join shops s on s.id = v.shop_id
      left join carts c on ${isHeldBy(holder)}
      left join cart_lines mine on mine.cart_id = c.id and mine.variant_id = v.id
      where v.id = ${line.variantId} and v.removed_at is null and p.is_listed
        and (${line.planId}::uuid is null or exists (
          select from plans plan where plan.id = ${line.planId} and plan.variant_id = v.id and plan.withdrawn_at is null))
    ), fits as (
      select * from shelf where in_cart + ${line.quantity} <= available and not is_full and holiday_until is null
    ), cart as (
      insert into carts (id, person_id, token_hash, created_at, updated_at)
      select ${line.cartId}::uuid, ${personId}::uuid, ${tokenHash}::bytea, ${line.at}::timestamptz, ${line.at}::timestamptz from fits
      on conflict (${column}) do update set updated_at = excluded.updated_at
      returning id
    ), line as (
      insert into cart_lines (id, cart_id, variant_id, shop_id, quantity, created_at, plan_id)
      select ${line.lineId}::uuid, cart.id, fits.id, fits.shop_id, ${line.quantity}::integer, ${line.at}::timestamptz,
        ${line.planId}::uuid from cart, fits
      on conflict (cart_id, variant_id)
        do update set quantity = least(cart_lines.quantity + excluded.quantity, ${line.mostUnits}), plan_id = excluded.plan_id
      returning id
    )
    select available, in_cart as "inCart", is_full as "isFull", exists (select from line) as "isIn",
      shop_name as "shopName", holiday_until as "holidayUntil" from shelf`.execute(db)
  return rows[0] ?? null
}

/** Sets the quantity of a line of the holder's cart, if the shelf has as many. Null when the line is not there. */
export async function setQuantity(
  db: Database,
  holder: CartHolder,
  lineId: string,
  quantity: number,
  at: Date,
): Promise<{ available: number; isChanged: boolean } | null> {
  const { rows } = await sql<{ available: number; isChanged: boolean }>`
    with mine as (
      select l.id, case when not p.is_listed or v.removed_at is not null then 0 when l.plan_id is not null then ${onShelf} else ${availableOf(at)} end as available
      from cart_lines l
      join carts c on c.id = l.cart_id
      join variants v on v.id = l.variant_id
      join products p on p.id = v.product_id
      where l.id = ${lineId} and ${isHeldBy(holder)}
    ), changed as (
      update cart_lines l set quantity = ${quantity} from mine where l.id = mine.id and mine.available >= ${quantity}
      returning l.id
    )
    select available, exists (select from changed) as "isChanged" from mine`.execute(db)
  return rows[0] ?? null
}

/** Keeps where the holder's cart is to go; answers whether there is one. */
export async function putDestination(
  db: Database,
  holder: CartHolder,
  { country, region, postalCode, taxNumber }: Destination & { taxNumber: string },
): Promise<boolean> {
  const { rows } = await sql`
    update carts c set country = ${country}, region = ${region}, postal_code = ${postalCode}, tax_number = ${taxNumber}
    where ${isHeldBy(holder)} returning c.id`.execute(db)
  return rows.length > 0
}

/** Puts a coupon to the holder's cart, once; answers whether there is a cart. */
export async function putCoupon(db: Database, holder: CartHolder, couponId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with cart as (select c.id from carts c where ${isHeldBy(holder)}), put as (
      insert into cart_coupons (cart_id, coupon_id, added_at) select id, ${couponId}::uuid, ${at}::timestamptz from cart
      on conflict do nothing
    )
    select id from cart`.execute(db)
  return rows.length > 0
}

/** Takes a coupon away from the holder's cart; answers whether it was there. */
export async function deleteCoupon(db: Database, holder: CartHolder, couponId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from cart_coupons chosen using carts c
    where c.id = chosen.cart_id and chosen.coupon_id = ${couponId} and ${isHeldBy(holder)}
    returning chosen.coupon_id`.execute(db)
  return rows.length > 0
}

/** Takes coupons that were used away from a cart. */
export async function dropCoupons(db: Database, cartId: string, couponIds: readonly string[]): Promise<void> {
  await sql`delete from cart_coupons where cart_id = ${cartId} and coupon_id = any(${couponIds}::uuid[])`.execute(db)
}

/** Takes a line out of the holder's cart; answers whether it was there. */
export async function deleteLine(db: Database, holder: CartHolder, lineId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from cart_lines l using carts c where l.id = ${lineId} and c.id = l.cart_id and ${isHeldBy(holder)}
    returning l.id`.execute(db)
  return rows.length > 0
}

/** Keeps how a shop in the cart is to send its parcel. */
export async function putShippingChoice(
  db: Database,
  holder: CartHolder,
  shopId: string,
  shippingMethodId: string,
): Promise<{ isInCart: boolean; isChosen: boolean }> {
  const { rows } = await sql<{ isInCart: boolean; isChosen: boolean }>`
    with cart as (
      select c.id from carts c
      where ${isHeldBy(holder)} and exists (select from cart_lines l where l.cart_id = c.id and l.shop_id = ${shopId})
    ), chosen as (
      insert into cart_shipping_choices (cart_id, shop_id, shipping_method_id)
      select cart.id, m.shop_id, m.id
      from cart, shipping_methods m
      where m.id = ${shippingMethodId} and m.shop_id = ${shopId} and m.removed_at is null
      on conflict (cart_id, shop_id) do update set shipping_method_id = excluded.shipping_method_id
      returning cart_id
    )
    select exists (select from cart) as "isInCart", exists (select from chosen) as "isChosen"`.execute(db)
  return rows[0]!
}

/**
 * Takes lines out of a cart if they still are exactly as they were read; answers how many were. A twin of this
 * transaction waits here and then finds nothing.
 */
export async function takeLines(
  db: Database,
  cartId: string,
  lines: readonly { id: string; quantity: number }[],
): Promise<number> {
  const { rows } = await sql`
    delete from cart_lines l
    using (
      select line.id, taken.quantity
      from json_to_recordset(${JSON.stringify(lines)}::json) as taken (id uuid, quantity integer)
      join cart_lines line on line.id = taken.id
      order by line.id
      for update of line
    ) held
    where l.cart_id = ${cartId} and l.id = held.id and l.quantity = held.quantity
    returning l.id`.execute(db)
  return rows.length
}

/** Locks the cart of a guest until the transaction ends; answers its id, or null when there is none. */
export async function lockGuestCart(db: Database, tokenHash: Buffer): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from carts where token_hash = ${tokenHash} for update`.execute(
    db,
  )
  return rows[0]?.id ?? null
}

/** The cart of a customer, made when there is none. */
export async function ensureCart(db: Database, personId: string, newCartId: string, at: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into carts (id, person_id, created_at, updated_at) values (${newCartId}, ${personId}, ${at}, ${at})
    on conflict (person_id) do update set updated_at = excluded.updated_at
    returning id`.execute(db)
  return rows[0]!.id
}

/**
 * Moves the lines of one cart into another. Where both have a variant the quantities add up to what is on the shelf and
 * to `mostUnits`, but never to less than either cart had.
 */
export async function moveLines(
  db: Database,
  fromCartId: string,
  toCartId: string,
  mostUnits: number,
  at: Date,
): Promise<void> {
  await sql`
    with kept as (
      delete from cart_lines where cart_id = ${fromCartId} returning id, variant_id, shop_id, quantity, created_at, plan_id
    )
    insert into cart_lines (id, cart_id, variant_id, shop_id, quantity, created_at, plan_id)
    select id, ${toCartId}, variant_id, shop_id, quantity, created_at, plan_id from kept order by variant_id
    on conflict (cart_id, variant_id) do update set quantity = greatest(
      cart_lines.quantity, excluded.quantity,
      least(cart_lines.quantity + excluded.quantity, ${mostUnits},
            (select ${availableOf(at)} from variants v join products p on p.id = v.product_id where v.id = excluded.variant_id)))`.execute(
    db,
  )
}

/** Moves the shipping choices of one cart into another, for shops where that has none. */
export async function moveShippingChoices(db: Database, fromCartId: string, toCartId: string): Promise<void> {
  await sql`
    insert into cart_shipping_choices (cart_id, shop_id, shipping_method_id)
    select ${toCartId}, shop_id, shipping_method_id from cart_shipping_choices where cart_id = ${fromCartId}
    on conflict (cart_id, shop_id) do nothing`.execute(db)
}

/** Moves the coupons of one cart into another. */
export async function moveCoupons(db: Database, fromCartId: string, toCartId: string): Promise<void> {
  await sql`
    insert into cart_coupons (cart_id, coupon_id, added_at)
    select ${toCartId}, coupon_id, added_at from cart_coupons where cart_id = ${fromCartId}
    on conflict do nothing`.execute(db)
}

/**
 * Puts lines back into a cart if it is still there; what a customer has in it already stays as it is. A plan that has been
 * withdrawn meanwhile is not put back: the thing then is bought once.
 */
export async function putBackLines(
  db: Database,
  { cartId, personId, at }: { cartId: string; personId: string | null; at: Date },
  taken: readonly { variantId: string; planId: string | null; quantity: number }[],
): Promise<void> {
  const lines = taken.map((line) => ({ id: newId(), ...line }))
  await sql`
    insert into cart_lines (id, cart_id, variant_id, shop_id, plan_id, quantity, created_at)
    select line.id, c.id, v.id, v.shop_id, plan.id, line.quantity, ${at}
    from json_to_recordset(${JSON.stringify(lines)}::json) as line (id uuid, "variantId" uuid, "planId" uuid, quantity integer)
    join variants v on v.id = line."variantId"
    left join plans plan on plan.id = line."planId" and plan.withdrawn_at is null
    join carts c on case when ${personId}::uuid is null then c.id = ${cartId} else c.person_id = ${personId} end
    order by v.id
    on conflict (cart_id, variant_id) do nothing`.execute(db)
}

/** Removes a cart and what is left in it. */
export async function deleteCart(db: Database, cartId: string): Promise<void> {
  await sql`delete from carts where id = ${cartId}`.execute(db)
}

/** Removes carts of guests that nobody has put anything into since an instant. */
export async function deleteGuestCarts(db: Database, since: Date): Promise<void> {
  await sql`delete from carts where person_id is null and updated_at < ${since}`.execute(db)
}
