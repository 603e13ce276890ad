import { sql } from 'kysely'
import type { ProductKind, VariantInput } from '#shared/api/catalog.schemas.ts'
import { newId } from '#shared/ids.ts'
import { createProduct, publishProduct } from '#server/catalog/index.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { TestMarket } from '#test/support/market.ts'
import type { BuiltShop } from './shops.ts'

export interface BuiltVariant {
  id: string
  sku: string
  optionValues: string[]
  priceMinor: number
}

export interface BuiltProduct {
  id: string
  slug: string
  title: string
  categoryId: string
  variants: BuiltVariant[]
  /** The first, for products of which only one is wanted. */
  variantId: string
}

interface ProductWanted {
  kind?: ProductKind
  title?: string
  brand?: string
  description?: string
  externalId?: string
  attributes?: Record<string, string | number | boolean>
  /** Slug of the category; it is made when it is not there. */
  category?: string
  priceMinor?: number
  onHand?: number
  tags?: string[]
  options?: { name: string; values: string[] }[]
  /** Instead of one variant at `priceMinor` with `onHand` units. */
  variants?: Partial<VariantInput>[]
}

/** A category of the market; the one that is there when the slug is taken. */
export async function aCategory(market: TestMarket, slug = 'ceramics'): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into categories (id, slug, name, position, created_at)
    values (${newId()}, ${slug}, ${slug[0]!.toUpperCase() + slug.slice(1)}, 0, ${market.context.clock.now()})
    on conflict (slug) do update set slug = excluded.slug returning id`.execute(market.context.db)
  return rows[0]!.id
}

/** A picture of a shop, as a row: nothing is served under its address. */
export async function aPictureOf(market: TestMarket, shop: { id: string }): Promise<string> {
  const id = newId()
  await sql`
    insert into media (id, storage_key, width, height, widths, color, shop_id, created_at)
    values (${id}, ${id}, 800, 600, '{240,480,800}', '#808080', ${shop.id}, ${market.context.clock.now()})`.execute(
    market.context.db,
  )
  return id
}

/** A product as a seller's form sends it: a mug at €28.00, ten of them, no options. */
export async function aProductForm(market: TestMarket, shop: { id: string }, wanted: ProductWanted = {}) {
  const { title = 'Tidewater mug', category, priceMinor = 2_800, onHand = 10, tags = [], options = [] } = wanted
  const blank = {
    sku: '',
    ean: '',
    optionValues: [],
    priceMinor,
    compareAtMinor: null,
    onHand,
    lowStockAt: null,
    weightGrams: null,
    pictureId: null,
  }
  return {
    ...(wanted.kind && { kind: wanted.kind }),
    title,
    brand: wanted.brand ?? '',
    externalId: wanted.externalId ?? null,
    attributes: wanted.attributes ?? {},
    description: wanted.description ?? 'Thrown by hand.',
    searchTitle: '',
    searchDescription: '',
    categoryId: await aCategory(market, category),
    tags,
    details: [{ label: 'Glaze', value: 'Tin white' }],
    options,
    pictures: [{ id: await aPictureOf(market, shop), alt: `${title} on a table` }],
    variants: (wanted.variants ?? [{}]).map((variant) => Object.assign({}, blank, variant)),
  }
}

/** A draft of the shop. */
export async function aDraft(market: TestMarket, shop: BuiltShop, wanted: ProductWanted = {}): Promise<BuiltProduct> {
  const form = await aProductForm(market, shop, wanted)
  const id = await createProduct(shop.asSeller, form)
  const { slug } = await market.context.db
    .selectFrom('products')
    .select('slug')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { rows: variants } = await sql<BuiltVariant>`
    select id, sku, option_values as "optionValues", price_minor as "priceMinor" from variants where product_id = ${id} order by position`.execute(
    market.context.db,
  )
  return { id, slug, title: form.title, categoryId: form.categoryId, variants, variantId: variants[0]!.id }
}

/** A live product of an open shop: customers find it. */
export async function aProductOnTheShelf(
  market: TestMarket,
  shop: BuiltShop,
  wanted: ProductWanted = {},
): Promise<BuiltProduct> {
  const product = await aDraft(market, shop, wanted)
  await publishProduct(shop.asSeller, product.id)
  return product
}

/**
 * Fills a database with open shops and products on the shelf, in a few statements: three variants, a cover and a second
 * picture each. Prices, ratings and days repeat, so that every sort has ties. For benchmarks and tests of lists.
 */
export async function aFilledHall(
  db: Database,
  { shops = 200, products = 10_000, categories = 12, at = new Date() } = {},
): Promise<void> {
  await sql`
    insert into categories (id, slug, name, position, created_at)
    select gen_random_uuid(), 'category-' || n, 'Category ' || n, n, ${at} from generate_series(1, ${categories}::integer) n
    on conflict do nothing`.execute(db)
  await sql`
    insert into shops (id, slug, name, state, tagline, story, city, country, applied_at, opened_at)
    select gen_random_uuid(), 'shop-' || n, 'Shop ' || n, 'approved', 'Made by two', 'We make things.', 'Porto', 'PT',
           ${at}::timestamptz - n * interval '1 hour', ${at}::timestamptz - n * interval '1 hour'
    from generate_series(1, ${shops}::integer) n`.execute(db)
  await sql`
    insert into shipping_methods (id, shop_id, name, price_minor, free_over_minor, min_days, max_days, position)
    select gen_random_uuid(), s.id, m.name, m.price, 6000, 2, 4, m.position
    from shops s cross join (values ('Post', 450, 1), ('Courier', 990, 2)) as m (name, price, position)
    where s.slug like 'shop-%'`.execute(db)
  await sql`
    insert into media (id, storage_key, width, height, widths, alt, color, shop_id, created_at)
    select gen_random_uuid(), 'hall-' || s.slug || '-' || n, 800, 600, '{240,480,800}', 'A thing on a table', '#8a7f70', s.id, ${at}
    from shops s cross join generate_series(1, 4) n where s.slug like 'shop-%'`.execute(db)
  await sql`
    insert into products (id, shop_id, category_id, slug, title, description, tags, details, state, is_listed, listed_at, price_minor,
                          compare_at_minor, max_price_minor, currency, cover_id, rating_sum, rating_count, created_at, updated_at)
    select gen_random_uuid(), s.id, c.id, 'product-' || n, 'Thing number ' || n, repeat('A thing made slowly. ', 20), '{handmade,new}',
           '[{"label": "Material", "value": "Stoneware"}]', 'live', true, ${at}::timestamptz - (n / 3) * interval '1 minute',
           500 + (n * 37 % 97) * 100, null, 700 + (n * 37 % 97) * 100, 'EUR', m.id,
           (n % 11) * (3 + n % 3), n % 11, ${at}, ${at}
    from generate_series(1, ${products}::integer) n
    join shops s on s.slug = 'shop-' || (1 + n * 7 % ${shops}::integer)
    join categories c on c.slug = 'category-' || (1 + n / ${shops}::integer % ${categories}::integer)
    join media m on m.storage_key = 'hall-' || s.slug || '-' || (1 + n % 4)`.execute(db)
  await sql`
    insert into product_pictures (product_id, shop_id, media_id, position)
    select p.id, p.shop_id, p.cover_id, n from products p cross join generate_series(0, 1) n where p.slug like 'product-%'`.execute(
    db,
  )
  await sql`
    insert into variants (id, product_id, shop_id, sku, option_values, price_minor, position, on_hand)
    select gen_random_uuid(), p.id, p.shop_id, p.slug || '-' || n, array['Size ' || n], p.price_minor + (n - 1) * 100, n, 100
    from products p cross join generate_series(1, 3) n where p.slug like 'product-%'`.execute(db)
  await sql`analyze`.execute(db)
}
