import { sql, type RawBuilder } from 'kysely'
import type { Currency } from '#shared/currencies.ts'
import type { RhythmUnit } from '#shared/billing-days.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { OfferPlan } from './offer-plan.ts'

/** A plan as the database has it. Amounts are minor units. */
export interface PlanRow {
  id: string
  variantId: string
  variantTitle: string
  productId: string
  productSlug: string
  productTitle: string
  currency: Currency
  unit: RhythmUnit
  every: number
  trialDays: number
  priceMinor: number | null
  discountBps: number | null
  firstPriceMinor: number | null
  minCycles: number
  endAfter: number | null
  reservesStock: boolean
  offeredAt: Date
  withdrawnAt: Date | null
  shelfMinor: number
  subscriberCount: number
}

/** A plan, named `plan` in the statement, as a line of a basket carries it; null where there is none. */
export const planJson: RawBuilder<unknown> = sql`
  case when plan.id is not null then json_build_object(
    'id', plan.id, 'unit', plan.unit, 'every', plan.every, 'trialDays', plan.trial_days, 'priceMinor', plan.price_minor,
    'discountBps', plan.discount_bps, 'firstPriceMinor', plan.first_price_minor) end`

const columns = sql`
  plan.id, plan.variant_id as "variantId", array_to_string(v.option_values, ', ') as "variantTitle", p.id as "productId",
  p.slug as "productSlug", p.title as "productTitle", s.currency, plan.unit, plan.every, plan.trial_days as "trialDays",
  plan.price_minor as "priceMinor", plan.discount_bps as "discountBps", plan.first_price_minor as "firstPriceMinor",
  plan.min_cycles as "minCycles", plan.end_after as "endAfter", plan.reserves_stock as "reservesStock",
  plan.offered_at as "offeredAt", plan.withdrawn_at as "withdrawnAt", v.price_minor as "shelfMinor"`

const joined = sql`
  plans plan join variants v on v.id = plan.variant_id join products p on p.id = plan.product_id join shops s on s.id = plan.shop_id`

/** By which plans a listed product is offered now, in the order in which they were. */
export async function listOffered(db: Database, productId: string): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select ${columns}, 0 as "subscriberCount" from ${joined}
    where plan.product_id = ${productId} and plan.withdrawn_at is null and v.removed_at is null and p.is_listed
    order by plan.offered_at, plan.id`.execute(db)
  return rows
}

/** Plans of a shop, or of one of its products, the newest first, with how many subscribe by each. */
export async function listPlansOfShop(
  db: Database,
  { shopId, productId }: { shopId: string; productId: string | null },
): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select ${columns}, (
      select count(*)::int from subscriptions sub where sub.plan_id = plan.id and sub.ended_at is null
    ) as "subscriberCount"
    from ${joined}
    where plan.shop_id = ${shopId} and plan.product_id = coalesce(${productId}::uuid, plan.product_id)
    order by plan.offered_at desc, plan.id desc
    limit 200`.execute(db)
  return rows
}

/** A variant of the shop that is not removed; null otherwise. */
export async function findVariantToOffer(
  db: Database,
  { shopId, variantId }: { shopId: string; variantId: string },
): Promise<{ productId: string } | null> {
  const { rows } = await sql<{ productId: string }>`
    select product_id as "productId" from variants where id = ${variantId} and shop_id = ${shopId} and removed_at is null
    for update`.execute(db)
  return rows[0] ?? null
}

/** By how many plans a variant is offered now. */
export async function countOffered(db: Database, variantId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from plans where variant_id = ${variantId} and withdrawn_at is null`.execute(db)
  return rows[0]!.count
}

/** Writes a plan. */
export async function insertPlan(
  db: Database,
  plan: OfferPlan & { id: string; shopId: string; productId: string; at: Date },
): Promise<void> {
  const { price } = plan
  await sql`
    insert into plans (id, shop_id, product_id, variant_id, unit, every, trial_days, price_minor, discount_bps,
      first_price_minor, min_cycles, end_after, reserves_stock, offered_at)
    values (${plan.id}, ${plan.shopId}, ${plan.productId}, ${plan.variantId}, ${plan.unit}, ${plan.every}, ${plan.trialDays},
      ${price.kind === 'fixed' ? price.amountMinor : null}, ${price.kind === 'discount' ? price.bps : null},
      ${plan.firstPriceMinor}, ${plan.minCycles}, ${plan.endAfter}, ${plan.reservesStock}, ${plan.at})`.execute(db)
}

/** Ends the offer of a plan; answers whether it was offered. */
export async function closePlan(
  db: Database,
  { planId, shopId, at }: { planId: string; shopId: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update plans set withdrawn_at = ${at} where id = ${planId} and shop_id = ${shopId} and withdrawn_at is null
    returning id`.execute(db)
  return rows.length > 0
}
