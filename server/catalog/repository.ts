/** What sellers read and write of their products. What customers read stands in `shelf.ts`. */
import { sql } from 'kysely'
import type { ProductInput, ProductKind, VariantInput } from '#shared/api/catalog.schemas.ts'
import { gtin14 } from '#shared/gtin.ts'
import { newId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import { decodeCursor, instantForCursor, pageOf, rowsToRead } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { AttributeRule } from './check-attributes.ts'
import type { Described } from './describe-product.ts'
import type { ProductState } from './product-state.ts'
import type { ShelfPrice } from './shelf-price.ts'

/** A product of a shop; every statement here names the shop, besides the database's own rule. */
export interface OwnProductKey {
  shopId: string
  productId: string
}

/** A product as it is while nobody else changes it. */
export interface LockedProduct {
  state: ProductState
  version: number
  hasPicture: boolean
  kind: ProductKind
  /** It has files to download. */
  hasFiles: boolean
  /** It stood on the shelf once. */
  wasListed: boolean
}

/** A product as it will stand in the table, beside its pictures and variants. */
type ProductRow = Omit<ProductInput, 'pictures' | 'variants' | 'kind' | keyof Described> &
  Described & { coverId: string | null; kind: ProductKind }

/** A variant as it will stand in the table. */
export type VariantRow = Omit<VariantInput, 'id' | 'onHandSeen'> & { id: string }

/** Products of a shop, the last changed first; of one state when one is given, only those of which little is left, or those that `q` names. */
export async function listOwnProducts(
  db: Database,
  shopId: string,
  {
    state,
    lowStock,
    q,
    limit,
    after,
  }: {
    state?: ProductState | undefined
    lowStock: boolean
    q?: string | undefined
    limit: number
    after?: string | undefined
  },
) {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (p.updated_at, p.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const ofState = state ? sql`and p.state = ${state}` : sql``
  const ofLow = lowStock
    ? sql`and p.id in (select v.product_id from variants v where v.shop_id = ${shopId} and v.is_low and v.removed_at is null)`
    : sql``
  const named = q
    ? sql`and (strpos(lower(p.title), lower(${q})) > 0 or strpos(lower(p.brand), lower(${q})) > 0 or lower(p.external_id) = lower(${q})
        or p.id in (select v.product_id from variants v
                    where v.shop_id = ${shopId} and v.removed_at is null and (strpos(lower(v.sku), lower(${q})) = 1 or (v.ean <> '' and lpad(v.ean, 14, '0') = ${gtin14(q)}::text))))`
    : sql``
  const { rows } = await sql<{ card: string; at: string; id: string }>`
    select ${instantForCursor(sql`p.updated_at`)} as at, p.id, json_build_object(
      'id', p.id, 'slug', p.slug, 'externalId', p.external_id, 'title', p.title, 'state', p.state, 'price', money_json(p.price_minor, p.currency),
      'variantCount', v.count, 'onHand', v.on_hand, 'reserved', v.reserved, 'sold', v.sold, 'lowVariants', v.low,
      'picture', picture_json(p.cover_id), 'category', c.name, 'updatedAt', instant_json(p.updated_at))::text as card
    from (select * from products p where p.shop_id = ${shopId} and p.state <> 'removed' ${ofState} ${ofLow} ${named} ${further} order by p.updated_at desc, p.id desc limit ${rowsToRead(limit)}) p
    join categories c on c.id = p.category_id
    cross join lateral (
      select count(*) filter (where removed_at is null) as count, coalesce(sum(v.on_hand) filter (where removed_at is null), 0) as on_hand,
             coalesce(sum(v.reserved), 0) as reserved, coalesce(sum(v.sold), 0) as sold,
             count(*) filter (where v.is_low and removed_at is null) as low
      from variants v where v.product_id = p.id
    ) v
    order by p.updated_at desc, p.id desc`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ card }) => card,
    ({ at, id }) => [at, id],
  )
}

/** What is seen of products at a glance, by their ids, also of what was removed; what the shop has not is left out. */
export async function findGlances(db: Database, shopId: string, productIds: readonly string[]) {
  const { rows } = await sql<{
    id: string
    title: string
    version: number
    state: ProductState
    price: Money
    onHand: number
    category: string
  }>`
    select p.id, p.title, p.version, p.state, money_json(p.price_minor, p.currency) as price, c.name as category,
      (select coalesce(sum(v.on_hand), 0)::integer from variants v where v.product_id = p.id and v.removed_at is null) as "onHand"
    from products p join categories c on c.id = p.category_id
    where p.id = any(${productIds}::uuid[]) and p.shop_id = ${shopId}`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whether the shop has this product. */
export async function hasProduct(db: Database, { shopId, productId }: OwnProductKey): Promise<boolean> {
  const { rows } = await sql`
    select from products where id = ${productId} and shop_id = ${shopId} and state <> 'removed'`.execute(db)
  return rows.length > 0
}

/** The shop a product is of; undefined when there is no such product. */
export async function findShopOfProduct(db: Database, productId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    shopId: string
  }>`select shop_id as "shopId" from products where id = ${productId}`.execute(db)
  return rows[0]?.shopId
}

/** What was last said of the product `p` to its shop; empty when its last move needed no words. */
export const reasonJson = sql`
  (select h.reason from product_history h where h.product_id = p.id order by h.at desc, h.id desc limit 1)`

/** The variants of the product `p` with stock and numbers. */
export const ownVariantsJson = sql`
  (select coalesce(json_agg(json_build_object(
            'id', v.id, 'sku', v.sku, 'ean', v.ean, 'optionValues', v.option_values,
            'price', money_json(v.price_minor, p.currency), 'compareAt', money_json(v.compare_at_minor, p.currency), 'onHand', v.on_hand, 'reserved', v.reserved, 'sold', v.sold,
            'lowStockAt', v.low_stock_own, 'isLow', v.is_low, 'weightGrams', v.weight_grams, 'pictureId', v.picture_id) order by v.position), '[]')
   from variants v where v.product_id = p.id and v.removed_at is null)`

/** A product as its shop edits it, as JSON; null when the shop has no such product. */
export async function findOwnProductAsJson(db: Database, { shopId, productId }: OwnProductKey): Promise<string | null> {
  const [json] = await listOwnProductsAsJson(db, shopId, [productId])
  return json ?? null
}

/** These products as their shop edits them, as JSON, in the order of their ids; what the shop has not is left out. */
export async function listOwnProductsAsJson(
  db: Database,
  shopId: string,
  productIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object(
      'id', p.id, 'slug', p.slug, 'state', p.state, 'reason', coalesce(${reasonJson}, ''), 'version', p.version, 'externalId', p.external_id,
      'kind', p.kind, 'title', p.title, 'brand', p.brand, 'description', p.description, 'descriptionHtml', p.description_html,
      'searchTitle', p.search_title, 'searchDescription', p.search_description, 'tags', p.tags,
      'details', p.details, 'options', p.options, 'attributes', p.attributes, 'categoryId', p.category_id,
      'pictures', (select coalesce(json_agg(picture_json(g.media_id, g.alt) order by g.position), '[]')
                   from product_pictures g where g.product_id = p.id),
      'variants', ${ownVariantsJson},
      'createdAt', instant_json(p.created_at), 'updatedAt', instant_json(p.updated_at))::text as json
    from products p
    where p.id = any(${productIds}::uuid[]) and p.shop_id = ${shopId} and p.state <> 'removed' order by p.id`.execute(
    db,
  )
  return rows.map(({ json }) => json)
}

/** What products of a category may say of themselves; undefined when the market has no such category. */
export async function findAttributes(db: Database, categoryId: string): Promise<AttributeRule[] | undefined> {
  const { rows } = await sql<{ rules: AttributeRule[] }>`
    select (select coalesce(json_agg(json_build_object('slug', a.slug, 'kind', a.kind, 'choices', a.choices)), '[]')
            from category_attributes a where a.category_id = any(c.path)) as rules
    from categories c where c.id = ${categoryId}`.execute(db)
  return rows[0]?.rules
}

/** Which of these numbers other products of the shop carry. */
export async function findTakenSkus(
  db: Database,
  { shopId, productId }: OwnProductKey,
  skus: readonly string[],
): Promise<Set<string>> {
  if (skus.length === 0) return new Set()
  const { rows } = await sql<{ sku: string }>`
    select sku from variants
    where shop_id = ${shopId} and sku = any(${skus}::text[]) and sku <> '' and removed_at is null and product_id <> ${productId}`.execute(
    db,
  )
  return new Set(rows.map(({ sku }) => sku))
}

/** A product nobody else changes until this transaction ends; undefined when the shop has none such, or has removed it. */
export async function lockProduct(
  db: Database,
  { shopId, productId }: OwnProductKey,
): Promise<LockedProduct | undefined> {
  const { rows } = await sql<LockedProduct>`
    select state, version, kind, cover_id is not null as "hasPicture", listed_at is not null as "wasListed",
      exists (select from product_files f where f.product_id = products.id and f.removed_at is null) as "hasFiles"
    from products where id = ${productId} and shop_id = ${shopId} and state <> 'removed' for no key update`.execute(db)
  return rows[0]
}

/** The variants of a product with stock and prices (minor units), locked in the order in which checkouts lock them. */
export async function lockVariants(db: Database, productId: string) {
  const { rows } = await sql<{
    id: string
    sku: string
    onHand: number
    reserved: number
    priceMinor: number
    compareAtMinor: number | null
  }>`
    select id, sku, on_hand as "onHand", reserved, price_minor as "priceMinor", compare_at_minor as "compareAtMinor"
    from variants where product_id = ${productId} and removed_at is null order by id for no key update`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Locks products of a shop with their variants: shop, products, variants, each in the order of their ids, as single verbs and checkouts do, so
 * that nobody waits in a circle.
 */
export async function lockProducts(db: Database, shopId: string, productIds: readonly string[]): Promise<void> {
  await holdShop(db, shopId)
  await sql`
    select from products where id = any(${productIds}::uuid[]) and shop_id = ${shopId} order by id for no key update`.execute(
    db,
  )
  await sql`
    select from variants where product_id = any(${productIds}::uuid[]) and shop_id = ${shopId} order by id for no key update`.execute(
    db,
  )
}

/** Holds the shop in its state until this transaction ends; answers whether it has a way to send parcels. */
export async function holdShop(db: Database, shopId: string): Promise<{ canSend: boolean }> {
  const { rows } = await sql<{ canSend: boolean }>`
    select exists (select from shipping_methods m where m.shop_id = s.id and m.removed_at is null) as "canSend"
    from shops s where s.id = ${shopId} for share of s`.execute(db)
  return rows[0]!
}

/** Writes a draft; false when its address is taken. */
export async function insertProduct(
  db: Database,
  { shopId, productId }: OwnProductKey,
  product: ProductRow & { slug: string; currency: string },
  price: ShelfPrice,
  at: Date,
): Promise<boolean> {
  const {
    slug,
    kind,
    title,
    brand,
    externalId,
    description,
    descriptionHtml,
    searchTitle,
    searchDescription,
    categoryId,
    tags,
    details,
    options,
    attributes,
    currency,
    coverId,
  } = product
  const { rows } = await sql`
    insert into products (id, shop_id, category_id, slug, kind, title, brand, external_id, description, description_html, search_title, search_description,
                          tags, details, options, attributes, state, price_minor, compare_at_minor, max_price_minor, currency, cover_id, created_at, updated_at)
    values (${productId}, ${shopId}, ${categoryId}, ${slug}, ${kind}, ${title}, ${brand}, ${externalId}, ${description}, ${descriptionHtml}, ${searchTitle}, ${searchDescription},
            ${tags}, ${JSON.stringify(details)}::jsonb, ${JSON.stringify(options)}::jsonb, ${JSON.stringify(attributes)}::jsonb, 'draft', ${price.priceMinor}, ${price.compareAtMinor}, ${price.maxPriceMinor}, ${currency},
            ${coverId}, ${at}, ${at})
    on conflict (slug) do nothing returning id`.execute(db)
  return rows.length > 0
}

/** Writes what a seller changed; the address stays. */
export async function updateProduct(
  db: Database,
  { shopId, productId }: OwnProductKey,
  product: ProductRow,
  price: ShelfPrice,
  at: Date,
): Promise<void> {
  const { kind, title, brand, externalId, categoryId, tags, details, options, attributes, coverId } = product
  const { description, descriptionHtml, isFormatted, searchTitle, searchDescription } = product
  await sql`
    update products set
      kind = ${kind}, title = ${title}, brand = ${brand}, external_id = ${externalId}, description = ${description},
      description_html = case when ${isFormatted} or description <> ${description} then ${descriptionHtml} else description_html end,
      search_title = ${searchTitle}, search_description = ${searchDescription}, category_id = ${categoryId}, tags = ${tags}, details = ${JSON.stringify(details)}::jsonb,
      options = ${JSON.stringify(options)}::jsonb, attributes = ${JSON.stringify(attributes)}::jsonb, price_minor = ${price.priceMinor}, compare_at_minor = ${price.compareAtMinor},
      max_price_minor = ${price.maxPriceMinor}, cover_id = ${coverId}, version = version + 1, updated_at = ${at}
    where id = ${productId} and shop_id = ${shopId}`.execute(db)
}

/** Hangs the gallery in the order given. */
export async function replacePictures(
  db: Database,
  { shopId, productId }: OwnProductKey,
  pictures: readonly { id: string; alt: string }[],
): Promise<void> {
  await sql`delete from product_pictures where product_id = ${productId}`.execute(db)
  if (pictures.length === 0) return
  await sql`
    insert into product_pictures (product_id, shop_id, media_id, position, alt)
    select ${productId}::uuid, ${shopId}::uuid, g.id, g.position - 1, g.alt
    from rows from (jsonb_to_recordset(${JSON.stringify(pictures)}::jsonb) as (id uuid, alt text)) with ordinality as g (id, alt, position)`.execute(
    db,
  )
}

/**
 * Makes these the variants of a product, in the order given. All are taken off first, so that two may swap their SKUs
 * or options: the unique indexes look only at what is there, and look row by row.
 */
export async function replaceVariants(
  db: Database,
  { shopId, productId }: OwnProductKey,
  variants: readonly VariantRow[],
  at: Date,
): Promise<void> {
  await sql`update variants set removed_at = ${at} where product_id = ${productId} and removed_at is null`.execute(db)
  await sql`
    insert into variants (id, product_id, shop_id, sku, ean, option_values, price_minor, compare_at_minor, weight_grams, picture_id, on_hand, low_stock_own, position)
    select v.id, ${productId}::uuid, ${shopId}::uuid, v.sku, v.ean, v."optionValues", v."priceMinor", v."compareAtMinor", v."weightGrams",
           v."pictureId", v."onHand", v."lowStockAt", v.position
    from rows from (jsonb_to_recordset(${JSON.stringify(variants)}::jsonb) as (
      id uuid, sku text, ean text, "optionValues" text[], "priceMinor" bigint, "compareAtMinor" bigint, "weightGrams" integer, "pictureId" uuid,
      "onHand" integer, "lowStockAt" integer
    )) with ordinality as v (id, sku, ean, "optionValues", "priceMinor", "compareAtMinor", "weightGrams", "pictureId", "onHand", "lowStockAt", position)
    on conflict (id) do update set
      sku = excluded.sku, ean = excluded.ean, option_values = excluded.option_values, price_minor = excluded.price_minor,
      compare_at_minor = excluded.compare_at_minor, weight_grams = excluded.weight_grams, picture_id = excluded.picture_id,
      on_hand = excluded.on_hand, low_stock_own = excluded.low_stock_own, position = excluded.position, removed_at = null`.execute(
    db,
  )
}

/** Moves a product; it stands on the shelf while it is live and its shop approved, and keeps the day it first came there. */
export async function updateProductState(
  db: Database,
  { shopId, productId }: OwnProductKey,
  state: ProductState,
  at: Date,
): Promise<void> {
  const isListed = sql`${state} = 'live' and s.state = 'approved'`
  await sql`
    update products p set state = ${state}, updated_at = ${at}, is_listed = ${isListed},
      listed_at = case when ${isListed} then coalesce(p.listed_at, ${at}) else p.listed_at end
    from shops s where s.id = p.shop_id and p.id = ${productId} and p.shop_id = ${shopId}`.execute(db)
}

/** How many customers get this product again and again, or have paused it. */
export async function countSubscriptions(db: Database, { shopId, productId }: OwnProductKey): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from subscriptions
    where product_id = ${productId} and shop_id = ${shopId} and state not in ('cancelled', 'ended')`.execute(db)
  return rows[0]!.count
}

/**
 * Takes from a removed product what others may have: its pictures, its own number, the numbers of its variants. Its address too where it was
 * never on the shelf; otherwise old orders still lead to where it was.
 */
export async function stripProduct(db: Database, { shopId, productId }: OwnProductKey, at: Date): Promise<void> {
  await sql`delete from product_pictures where product_id = ${productId} and shop_id = ${shopId}`.execute(db)
  await sql`
    update variants set removed_at = ${at}, picture_id = null
    where product_id = ${productId} and shop_id = ${shopId} and removed_at is null`.execute(db)
  await sql`
    update products set external_id = null, cover_id = null,
      slug = case when listed_at is null then 'removed-' || id else slug end
    where id = ${productId} and shop_id = ${shopId}`.execute(db)
}

/** Puts the live products of a shop on the shelf. */
export async function listProductsOf(db: Database, shopId: string, at: Date): Promise<void> {
  await sql`
    update products set is_listed = true, listed_at = coalesce(listed_at, ${at})
    where shop_id = ${shopId} and state = 'live' and not is_listed`.execute(db)
}

/** Takes every product of a shop off the shelf. */
export async function unlistProductsOf(db: Database, shopId: string): Promise<void> {
  await sql`update products set is_listed = false where shop_id = ${shopId} and is_listed`.execute(db)
}

/** Writes down a move of a product: from where to where, when, by whom. */
export async function insertProductHistory(
  db: Database,
  { shopId, productId }: OwnProductKey,
  entry: { from: ProductState | null; to: ProductState; at: Date; personId: string | null; reason?: string },
): Promise<void> {
  const { from, to, at, personId, reason = '' } = entry
  await sql`
    insert into product_history (id, product_id, shop_id, from_state, to_state, at, by_person_id, reason)
    values (${newId()}, ${productId}, ${shopId}, ${from}, ${to}, ${at}, ${personId}, ${reason})`.execute(db)
}

/** A variant of which little is left by now. */
export interface FallenVariant {
  title: string
  optionValues: string[]
  left: number
}

/** A shop with what fell, and everybody who works in it. */
export interface ShopWithFallen {
  shopId: string
  shopName: string
  members: { personId: string; email: string }[]
  /** Of how many products something fell. */
  productCount: number
  /** One of them. */
  productId: string
  fallen: FallenVariant[]
}

/**
 * Takes variants of which little is left since they were last looked at, so many at a time, and answers them shop by shop;
 * each is taken once per fall, and again when it was above in between. What is not for sale is taken in silence.
 */
export async function takeFallenVariants(
  db: Database,
  limit: number,
): Promise<{ taken: number; shops: ShopWithFallen[] }> {
  const { rows } = await sql<{ taken: number; shops: ShopWithFallen[] }>`
    with held as (
      select id from variants where is_low and low_stock_armed order by id limit ${limit} for no key update skip locked
    ), taken as (
      update variants v set low_stock_armed = false from held where v.id = held.id
      returning v.product_id, v.shop_id, v.option_values, v.position, v.on_hand - v.reserved as left, v.removed_at
    ), told as (
      select t.shop_id, count(distinct p.id)::integer as products, (array_agg(p.id order by p.title, p.id))[1] as product_id,
        json_agg(json_build_object('title', p.title, 'optionValues', t.option_values, 'left', t.left) order by p.title, p.id, t.position) as fallen
      from taken t join products p on p.id = t.product_id
      where t.removed_at is null and p.is_listed group by t.shop_id
    )
    select (select count(*)::integer from taken) as taken, (
      select coalesce(json_agg(json_build_object(
        'shopId', s.id, 'shopName', s.name, 'productCount', told.products, 'productId', told.product_id, 'fallen', told.fallen,
        'members', (select coalesce(json_agg(json_build_object('personId', who.id, 'email', who.email) order by who.id), '[]')
                    from shop_members m join people who on who.id = m.person_id
                    where m.shop_id = s.id and who.disabled_at is null)) order by s.id), '[]')
      from told join shops s on s.id = told.shop_id
    ) as shops`.execute(db)
  return rows[0]!
}
