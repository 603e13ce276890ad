import type pg from 'pg'

export const shopCount = 200
export const productCount = 10_000
export const categoryCount = 10

/** Fills an empty, migrated market with shops, products of one to three variants, pictures and shipping methods. */
export async function seed(client: pg.Client): Promise<void> {
  await client.query(`
    insert into people (id, email, name, password_hash, activated_at, created_at)
    values (uuidv7(), 'bench@example.com', 'Bench', 'none', '2026-01-01', '2026-01-01')`)
  await client.query(`
    insert into media (id, storage_key, width, height, widths, alt, color, created_at)
    select uuidv7(), 'bench-' || n, 800, 800, '{240,480,800}', 'A thing', '#e8dccb', '2026-01-01' from generate_series(1, 500) n`)
  await client.query(`
    insert into categories (id, slug, name, position, created_at)
    select uuidv7(), 'category-' || n, 'Category ' || n, n, '2026-01-01' from generate_series(1, ${categoryCount}) n`)
  await client.query(`
    insert into shops (id, slug, name, state, tagline, city, country, accepts_cash, applied_at, opened_at)
    select uuidv7(), 'shop-' || n, 'Shop ' || n, 'approved', 'Things of shop ' || n, 'Porto', 'PT', true, '2026-01-01', '2026-01-01'
    from generate_series(1, ${shopCount}) n`)
  await client.query(`
    insert into shipping_methods (id, shop_id, name, price_minor, free_over_minor, min_days, max_days, position)
    select uuidv7(), id, 'Standard', 490, 6000, 2, 4, 0 from shops`)
  await client.query(`
    insert into products (id, shop_id, category_id, slug, title, description, tags, state, is_listed, listed_at, price_minor,
                          max_price_minor, currency, cover_id, rating_sum, rating_count, created_at, updated_at)
    select uuidv7(), s.ids[1 + n % ${shopCount}], c.ids[1 + (n / ${shopCount}) % ${categoryCount}], 'product-' || n, 'Thing number ' || n,
           repeat('A thing made slowly by people you can talk to. ', 6), '{Handmade}', 'live', true,
           '2026-01-01'::timestamptz + n * interval '1 minute', 1000 + (n * 37) % 9000, 1000 + (n * 37) % 9000, 'EUR',
           m.ids[1 + n % 500], (n % 40) * 4 + n % 7, n % 40 + 1, '2026-01-01', '2026-01-01'
    from generate_series(1, ${productCount}) n,
         (select array_agg(id order by id) ids from shops) s,
         (select array_agg(id order by id) ids from categories) c,
         (select array_agg(id order by id) ids from media) m`)
  await client.query(`
    insert into product_pictures (product_id, shop_id, media_id, position)
    select p.id, p.shop_id, m.ids[1 + (row_number() over ())::int % 500], g
    from products p, generate_series(0, 2) g, (select array_agg(id order by id) ids from media) m`)
  await client.query(`
    insert into variants (id, product_id, shop_id, sku, option_values, price_minor, position, on_hand)
    select uuidv7(), p.id, p.shop_id, p.slug || '-' || g, array['Size ' || g], p.price_minor, g, 1000000
    from products p, generate_series(1, 2) g`)
  await client.query(`update products set options = '[{"name":"Size","values":["Size 1","Size 2"]}]'`)
  await client.query('vacuum analyze')
}
