import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Currency } from '#shared/currencies.ts'
import type { Database } from '#server/platform/db/database.ts'

/** The shop that sells to made-up customers of a sandbox market, told by its address. */
const slug = 'sandbox-subscriptions'

/**
 * Opens the shop whose thing made-up customers subscribe to: ten of the currency a month, and more units on the shelf than
 * ever run out. It is written as it would be after its application and its listing, for nobody is there to apply. Answers its id;
 * null when it was there.
 */
export async function insertPlayShop(
  db: Database,
  { country, currency, priceMinor, at }: { country: string; currency: Currency; priceMinor: number; at: Date },
): Promise<string | null> {
  const [shopId, productId, variantId] = [newId(), newId(), newId()]
  const { rows } = await sql`
    insert into shops (id, slug, name, state, country, currency, applied_at, opened_at)
    values (${shopId}, ${slug}, 'Sandbox Subscriptions', 'approved', ${country}, ${currency}, ${at}, ${at})
    on conflict (slug) do nothing returning id`.execute(db)
  if (rows.length === 0) return null
  await sql`
    insert into categories (id, slug, name, position, created_at) select ${newId()}, 'sandbox', 'Sandbox', 99, ${at}
    where not exists (select from categories)`.execute(db)
  await sql`
    insert into shipping_methods (id, shop_id, name, price_minor, min_days, max_days, position)
    values (${newId()}, ${shopId}, 'Post', ${priceMinor / 2}, 2, 4, 0)`.execute(db)
  await sql`
    insert into products (id, shop_id, category_id, slug, title, state, is_listed, listed_at, price_minor, max_price_minor, currency,
      tax_category, created_at, updated_at)
    select ${productId}, ${shopId}, c.id, 'sandbox-coffee-of-the-month', 'Coffee of the month (sandbox)', 'live', true, ${at}, ${priceMinor},
      ${priceMinor}, ${currency}, 'standard', ${at}, ${at} from categories c order by c.position, c.id limit 1`.execute(
    db,
  )
  await sql`
    insert into variants (id, product_id, shop_id, sku, option_values, price_minor, position, on_hand)
    values (${variantId}, ${productId}, ${shopId}, 'SANDBOX', '{}', ${priceMinor}, 0, 1000000000)`.execute(db)
  await sql`
    insert into plans (id, shop_id, product_id, variant_id, unit, every, discount_bps, offered_at)
    values (${newId()}, ${shopId}, ${productId}, ${variantId}, 'month', 1, 1000, ${at})`.execute(db)
  return shopId
}

/** The plan made-up customers subscribe by; null while their shop is not open. */
export async function findPlayPlan(
  db: Database,
): Promise<{ planId: string; variantId: string; country: string } | null> {
  const { rows } = await sql<{ planId: string; variantId: string; country: string }>`
    select plan.id as "planId", plan.variant_id as "variantId", s.country from plans plan join shops s on s.id = plan.shop_id
    where s.slug = ${slug} and plan.withdrawn_at is null limit 1`.execute(db)
  return rows[0] ?? null
}

/** Writes a made-up customer, who never comes in; false when the address is taken. */
export async function insertSubscriber(
  db: Database,
  { personId, email, name, at }: { personId: string; email: string; name: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into people (id, email, name, password_hash, created_at, activated_at)
    values (${personId}, ${email}, ${name}, 'x', ${at}, ${at}) on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}
