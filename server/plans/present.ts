import type { z } from 'zod'
import type { Plan, PlanTerms } from '#shared/api/plans.schemas.ts'
import { priceOfCycles } from '#shared/plan-price.ts'
import type { PlanRow } from './repository.ts'

/** A plan before a customer, priced as the shelf is now. */
export function presentTerms(row: PlanRow): z.input<typeof PlanTerms> {
  const money = (amountMinor: number) => ({ amountMinor, currency: row.currency })
  return {
    id: row.id,
    variantId: row.variantId,
    variantTitle: row.variantTitle,
    unit: row.unit,
    every: row.every,
    trialDays: row.trialDays,
    price: money(priceOfCycles(row, row.shelfMinor)),
    firstPrice: row.firstPriceMinor === null ? null : money(row.firstPriceMinor),
    shelfPrice: money(row.shelfMinor),
    minCycles: row.minCycles,
    endAfter: row.endAfter,
  }
}

/** A plan before its shop. */
export function presentPlan(row: PlanRow): z.input<typeof Plan> {
  return {
    ...presentTerms(row),
    product: { id: row.productId, slug: row.productSlug, title: row.productTitle },
    discountBps: row.discountBps,
    reservesStock: row.reservesStock,
    subscriberCount: row.subscriberCount,
    offeredAt: row.offeredAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }
}
