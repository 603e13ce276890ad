import { sql, type RawBuilder } from 'kysely'
import type { Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import type { Role } from '#shared/team-roles.ts'
import { decodeCursor, instantForCursor, pageOf, rowsToRead } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { ShopState } from './shop-state.ts'

export interface ShippingMethodChange {
  id?: string | undefined
  name: string
  priceMinor: number
  freeOverMinor: number | null
  minDays: number
  maxDays: number
  places?: string[] | undefined
  bands?: { upToGrams: number; priceMinor: number }[] | undefined
  minItemsMinor?: number | null | undefined
  maxItemsMinor?: number | null | undefined
}

export interface ShopChange {
  name?: string | undefined
  tagline?: string | undefined
  story?: string | undefined
  policies?: string | undefined
  city?: string | undefined
  country?: string | undefined
  currency?: string | undefined
  returnDays?: number | undefined
  acceptsCash?: boolean | undefined
  lowStockAt?: number | undefined
  logoId?: string | null | undefined
  bannerId?: string | null | undefined
}

interface PageAsked {
  limit: number
  after?: string | undefined
}

/** One card of a page, as JSON, and where it stands in the list. */
interface CardRow {
  card: string
  at: string
  id: string
}

interface JsonRow {
  json: string
}

/** The mean of the stars, to two decimals, and how many gave them; `s` is the shop. */
export const shopRatingJson = sql`
  json_build_object('average', case when s.rating_count = 0 then 0 else round(s.rating_sum::numeric / s.rating_count, 2) end,
                    'count', s.rating_count)`

/** The ways to send of the shop `s`, in its order; prices in the given currency (a code, or SQL that gives one). */
export const shippingMethodsJson = (currency: string | RawBuilder<string>) => sql`
  (select coalesce(json_agg(json_build_object(
     'id', sm.id, 'name', sm.name, 'price', money_json(sm.price_minor, ${currency}), 'freeOver', money_json(sm.free_over_minor, ${currency}),
     'minDays', sm.min_days, 'maxDays', sm.max_days, 'places', sm.places,
     'bands', (select coalesce(json_agg(json_build_object('upToGrams', b."upToGrams", 'price', money_json(b."priceMinor", ${currency})) order by b."upToGrams"), '[]')
               from jsonb_to_recordset(sm.bands) as b ("upToGrams" integer, "priceMinor" bigint)),
     'minItems', money_json(sm.min_items_minor, ${currency}), 'maxItems', money_json(sm.max_items_minor, ${currency})) order by sm.position), '[]')
   from shipping_methods sm where sm.shop_id = s.id and sm.removed_at is null)`

export interface Holiday {
  /** The first and the last day away, as `2026-12-24`. */
  from: string
  until: string
  message: string
}

/** The holiday of the shop `s` that the given day lies in, as customers read it; null when it is there. */
export const holidayJson = (day: string) => sql`
  case when s.holiday_from <= ${day}::date and s.holiday_until >= ${day}::date
    then json_build_object('until', s.holiday_until, 'message', s.holiday_message) end`

const productCount = sql`(select count(*) from products p where p.shop_id = s.id and p.is_listed)`

const shopFields = sql`
  'id', s.id, 'slug', s.slug, 'name', s.name, 'logo', picture_json(s.logo_id), 'tagline', s.tagline, 'story', s.story,
  'policies', s.policies, 'city', s.city, 'country', s.country, 'banner', picture_json(s.banner_id), 'rating', ${shopRatingJson},
  'productCount', ${productCount}, 'orderCount', (select order_count from shop_trade(s.id)),
  'returnDays', s.return_days, 'acceptsCash', s.accepts_cash, 'openedAt', instant_json(s.opened_at),
  'shippingMethods', ${shippingMethodsJson(sql`s.currency`)}`

/** An open shop as customers see it on a day; null when there is none under this address. */
export async function findShopAsJson(db: Database, slug: string, day: string): Promise<string | null> {
  const { rows } = await sql<JsonRow>`
    select json_build_object(${shopFields}, 'holiday', ${holidayJson(day)})::text as json
    from shops s where s.slug = ${slug} and s.state = 'approved'`.execute(db)
  return rows[0]?.json ?? null
}

/** A shop as its members see it, in any state, with the rate most of its sales have. */
export async function findOwnShopAsJson(db: Database, shopId: string, commissionBps: number): Promise<string | null> {
  const { rows } = await sql<JsonRow>`
    select json_build_object(${shopFields}, 'holiday', case when s.holiday_until is not null then json_build_object(
                               'from', s.holiday_from, 'until', s.holiday_until, 'message', s.holiday_message) end,
                             'state', s.state, 'currency', s.currency, 'hasPrices', exists (select from products p where p.shop_id = s.id),
                             'lowStockAt', s.low_stock_at,
                             'commissionBps', ${commissionBps}::integer)::text as json
    from shops s where s.id = ${shopId}`.execute(db)
  return rows[0]?.json ?? null
}

/** An open shop `s` as it stands in a list. */
export const shopCardJson = sql`
  json_build_object(
    'id', s.id, 'slug', s.slug, 'name', s.name, 'logo', picture_json(s.logo_id), 'tagline', s.tagline, 'city', s.city, 'country', s.country,
    'rating', ${shopRatingJson}, 'productCount', ${productCount},
    'pictures', (select coalesce(json_agg(picture_json(p.cover_id) order by p.listed_at desc, p.id desc), '[]')
                 from (select p.cover_id, p.listed_at, p.id from products p where p.shop_id = s.id and p.is_listed and p.cover_id is not null
                       order by p.listed_at desc, p.id desc limit 3) p))`

/**
 * Open shops, the newest first, each with the pictures of its three newest products; only some where they are named, or those with `q`
 * in their name, words or town.
 */
export async function listShops(
  db: Database,
  { ids, q, limit, after }: PageAsked & { ids?: string | undefined; q?: string | undefined },
) {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (s.opened_at, s.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const named = ids === undefined ? sql`` : sql`and s.id = any(${ids.split(',').filter(Boolean)}::uuid[])`
  const pattern = `%${(q ?? '').toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const called = q ? sql`and lower(s.name || ' ' || s.tagline || ' ' || s.city) like ${pattern}` : sql``
  const { rows } = await sql<CardRow>`
    select ${instantForCursor(sql`s.opened_at`)} as at, s.id, ${shopCardJson}::text as card
    from shops s where s.state = 'approved' ${named} ${called} ${further}
    order by s.opened_at desc, s.id desc limit ${rowsToRead(limit)}`.execute(db)
  return pageOfCards(rows, limit)
}

const reviewJson = (currency: string) => sql`
  json_build_object(
    'id', s.id, 'slug', s.slug, 'name', s.name, 'state', s.state, 'currency', s.currency, 'tagline', s.tagline, 'story', s.story,
    'policies', s.policies, 'city', s.city,
    'country', s.country, 'logo', picture_json(s.logo_id), 'banner', picture_json(s.banner_id),
    'owner', (select json_build_object('name', p.name, 'email', p.email) from shop_members m join people p on p.id = m.person_id
              where m.shop_id = s.id and m.role = 'owner' order by m.created_at limit 1),
    'productCount', ${productCount},
    'products', (select coalesce(json_agg(json_build_object('id', p.id, 'title', p.title, 'price', money_json(p.price_minor, p.currency),
                                                            'picture', picture_json(p.cover_id), 'isListed', p.is_listed)
                                          order by p.created_at desc, p.id desc), '[]')
                 from (select * from products p where p.shop_id = s.id and p.state <> 'removed' order by p.created_at desc, p.id desc limit 6) p),
    'orderCount', t.order_count, 'sold', money_json(t.sold_minor, ${currency}),
    'shippingMethods', ${shippingMethodsJson(sql`s.currency`)}, 'appliedAt', instant_json(s.applied_at),
    'isHandedIn', not exists (select from shop_applications a where a.shop_id = s.id and a.handed_in_at is null),
    'isOfMarket', s.is_of_market)::text`

/** Shops as operators judge them, the newest application first; of one state when one is given. */
export async function listShopsForReview(
  db: Database,
  { state, limit, after }: PageAsked & { state?: ShopState | undefined },
  currency: string,
) {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (s.applied_at, s.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const ofState = state ? sql`and s.state = ${state}` : sql``
  const { rows } = await sql<CardRow>`
    select ${instantForCursor(sql`s.applied_at`)} as at, s.id, ${reviewJson(currency)} as card
    from (select * from shops s where true ${ofState} ${further} order by s.applied_at desc, s.id desc limit ${rowsToRead(limit)}) s
    cross join lateral shop_trade(s.id) t
    order by s.applied_at desc, s.id desc`.execute(db)
  return pageOfCards(rows, limit)
}

/** One shop as operators judge it. */
export async function findShopForReviewAsJson(db: Database, shopId: string, currency: string): Promise<string | null> {
  const { rows } = await sql<JsonRow>`
    select ${reviewJson(currency)} as json from shops s cross join lateral shop_trade(s.id) t where s.id = ${shopId}`.execute(
    db,
  )
  return rows[0]?.json ?? null
}

function pageOfCards(rows: readonly CardRow[], limit: number) {
  return pageOf(
    rows,
    limit,
    ({ card }) => card,
    ({ at, id }) => [at, id],
  )
}

/** Whether a shop has anything that is priced: a product, or an order. */
export async function hasPrices(db: Database, shopId: string): Promise<boolean> {
  const { rows } = await sql`select from products where shop_id = ${shopId} limit 1`.execute(db)
  return rows.length > 0
}

/** The currency in which a shop prices its things. */
export async function currencyOfShop(db: Database, shopId: string): Promise<Currency> {
  const { rows } = await sql<{ currency: Currency }>`select currency from shops where id = ${shopId}`.execute(db)
  return rows[0]!.currency
}

/** Makes two applications of one person wait for each other. */
export async function lockPerson(db: Database, personId: string): Promise<void> {
  await sql`select from people where id = ${personId} for no key update`.execute(db)
}

/** Whether a person works in a shop already; one that has closed hinders nobody from beginning anew. */
export async function hasShop(db: Database, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select from shop_members m join shops s on s.id = m.shop_id
    where m.person_id = ${personId} and s.state <> 'closed'`.execute(db)
  return rows.length > 0
}

/** What of a shop is still under way. */
export async function findUnfinished(db: Database, shopId: string): Promise<('orders' | 'subscriptions' | 'money')[]> {
  const { rows } = await sql<{ orders: boolean; subscriptions: boolean; money: boolean }>`
    select orders, subscriptions, money from shop_unfinished(${shopId})`.execute(db)
  const found = rows[0]!
  return (['orders', 'subscriptions', 'money'] as const).filter((each) => found[each])
}

/** Writes an applied shop; false when its address is taken. */
export async function insertShop(
  db: Database,
  { id, slug, name, country, at }: { id: string; slug: string; name: string; country: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into shops (id, slug, name, state, country, applied_at) values (${id}, ${slug}, ${name}, 'applied', ${country}, ${at})
    on conflict (slug) do nothing returning id`.execute(db)
  return rows.length > 0
}

/** Lets a person work in a shop. */
export async function insertMember(
  db: Database,
  { shopId, personId, role, at }: { shopId: string; personId: string; role: Role; at: Date },
): Promise<void> {
  await sql`
    insert into shop_members (shop_id, person_id, role, created_at) values (${shopId}, ${personId}, ${role}, ${at})`.execute(
    db,
  )
}

/**
 * The state of a shop, which nobody else moves until this transaction ends; null when there is no such shop. The lock
 * lets others write rows that point at the shop: whoever holds a product and writes its history would wait otherwise,
 * while a suspension waits for the product.
 */
export async function lockShop(db: Database, shopId: string): Promise<ShopState | null> {
  const { rows } = await sql<{
    state: ShopState
  }>`select state from shops where id = ${shopId} for no key update`.execute(db)
  return rows[0]?.state ?? null
}

/** A shop is open since it was first approved. */
export async function updateShopState(db: Database, shopId: string, state: ShopState, at: Date): Promise<void> {
  await sql`
    update shops set state = ${state}, opened_at = case when ${state} = 'approved' then coalesce(opened_at, ${at}) else opened_at end
    where id = ${shopId}`.execute(db)
}

/** Writes down a move of a shop: from where to where, when, by whom and why. */
export async function insertShopHistory(
  db: Database,
  entry: { shopId: string; from: ShopState | null; to: ShopState; at: Date; personId: string | null; reason: string },
): Promise<void> {
  const { shopId, from, to, at, personId, reason } = entry
  await sql`
    insert into shop_history (id, shop_id, from_state, to_state, at, by_person_id, reason)
    values (${newId()}, ${shopId}, ${from}, ${to}, ${at}, ${personId}, ${reason})`.execute(db)
}

/** Writes the columns that are given. A picture given as null is taken away. */
export async function updateShop(db: Database, shopId: string, change: ShopChange): Promise<void> {
  await sql`
    update shops set
      name = coalesce(${change.name ?? null}, name),
      tagline = coalesce(${change.tagline ?? null}, tagline),
      story = coalesce(${change.story ?? null}, story),
      policies = coalesce(${change.policies ?? null}, policies),
      city = coalesce(${change.city ?? null}, city),
      country = coalesce(${change.country ?? null}, country),
      currency = coalesce(${change.currency ?? null}, currency),
      return_days = coalesce(${change.returnDays ?? null}, return_days),
      accepts_cash = coalesce(${change.acceptsCash ?? null}, accepts_cash),
      low_stock_at = coalesce(${change.lowStockAt ?? null}, low_stock_at),
      logo_id = case when ${change.logoId !== undefined}::boolean then ${change.logoId ?? null}::uuid else logo_id end,
      banner_id = case when ${change.bannerId !== undefined}::boolean then ${change.bannerId ?? null}::uuid else banner_id end
    where id = ${shopId}`.execute(db)
}

/** Writes when the shop is away; null when it is not. */
export async function updateHoliday(db: Database, shopId: string, holiday: Holiday | null): Promise<void> {
  const { from = null, until = null, message = '' } = holiday ?? {}
  await sql`
    update shops set holiday_from = ${from}::date, holiday_until = ${until}::date, holiday_message = ${message}
    where id = ${shopId}`.execute(db)
}

/** The ids of what the shop offers now. */
export async function findShippingMethods(db: Database, shopId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from shipping_methods where shop_id = ${shopId} and removed_at is null for update`.execute(db)
  return rows.map(({ id }) => id)
}

/** Stops offering every way to send that is not kept. */
export async function removeShippingMethodsBut(
  db: Database,
  shopId: string,
  kept: readonly string[],
  at: Date,
): Promise<void> {
  await sql`
    update shipping_methods set removed_at = ${at}
    where shop_id = ${shopId} and removed_at is null and id <> all(${kept}::uuid[])`.execute(db)
}

/** Writes the methods in the order given. */
export async function upsertShippingMethods(
  db: Database,
  shopId: string,
  methods: readonly (ShippingMethodChange & { id: string })[],
): Promise<void> {
  await sql`
    insert into shipping_methods (id, shop_id, name, price_minor, free_over_minor, min_days, max_days, places, bands, min_items_minor,
                                  max_items_minor, position)
    select m.id, ${shopId}::uuid, m.name, m."priceMinor", m."freeOverMinor", m."minDays", m."maxDays", coalesce(m.places, '{}'),
           coalesce(m.bands, '[]'), m."minItemsMinor", m."maxItemsMinor", m.position
    from rows from (jsonb_to_recordset(${JSON.stringify(methods)}::jsonb) as (
      id uuid, name text, "priceMinor" bigint, "freeOverMinor" bigint, "minDays" integer, "maxDays" integer, places text[], bands jsonb,
      "minItemsMinor" bigint, "maxItemsMinor" bigint
    )) with ordinality as m (id, name, "priceMinor", "freeOverMinor", "minDays", "maxDays", places, bands, "minItemsMinor", "maxItemsMinor", position)
    on conflict (id) do update set name = excluded.name, price_minor = excluded.price_minor, free_over_minor = excluded.free_over_minor,
      min_days = excluded.min_days, max_days = excluded.max_days, places = excluded.places, bands = excluded.bands,
      min_items_minor = excluded.min_items_minor, max_items_minor = excluded.max_items_minor, position = excluded.position`.execute(
    db,
  )
}

/** Writes whether the market sells in a shop itself; false when there is no such shop. */
export async function updateWhoSells(db: Database, shopId: string, isOfMarket: boolean): Promise<boolean> {
  const { rows } = await sql`update shops set is_of_market = ${isOfMarket} where id = ${shopId} returning id`.execute(
    db,
  )
  return rows.length > 0
}

/** How long the money of a shop rests after delivery; null is as the market does it. */
export interface PayoutTerms {
  holdDays: number | null
  reserveBps: number | null
  reserveDays: number | null
  collectsCash: boolean | null
}

/** The shop's own terms of hold and reserve; undefined when there is no such shop. */
export async function findPayoutTerms(db: Database, shopId: string): Promise<PayoutTerms | undefined> {
  const { rows } = await sql<PayoutTerms>`
    select hold_days as "holdDays", reserve_bps as "reserveBps", reserve_days as "reserveDays", collects_cash as "collectsCash"
    from shops where id = ${shopId}`.execute(db)
  return rows[0]
}

/** Writes the shop's own terms; false when there is no such shop. */
export async function updatePayoutTerms(
  db: Database,
  shopId: string,
  { holdDays, reserveBps, reserveDays, collectsCash }: PayoutTerms,
): Promise<boolean> {
  const { rows } = await sql`
    update shops set hold_days = ${holdDays}, reserve_bps = ${reserveBps}, reserve_days = ${reserveDays}, collects_cash = ${collectsCash}
    where id = ${shopId} returning id`.execute(db)
  return rows.length > 0
}
