import type { SaleEventInput } from '#shared/api/sale-events.schemas.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { TestMarket } from '#test/support/market.ts'
import type { Ware } from './carts.ts'
import type { Visitor } from '#test/support/visitor.ts'

export interface EventWish extends Partial<Omit<SaleEventInput, 'items'>> {
  priceMinor?: number
  quota?: number
}

/** A sale event of one thing that has just begun and runs for two days: 20.00, forty of them, unless wished otherwise. */
export async function aRunningEvent(
  market: TestMarket,
  seller: Visitor,
  ware: Pick<Ware, 'variantId'>,
  { priceMinor = 2_000, quota = 40, ...wish }: EventWish = {},
): Promise<{ id: string; slug: string }> {
  const now = market.clock.now()
  const body = {
    title: 'Winter table',
    startsAt: now.toISOString(),
    endsAt: daysAfter(now, 2).toISOString(),
    ...wish,
    items: [{ variantId: ware.variantId, priceMinor, quota }],
  }
  const { id, slug } = await seller.call('createSaleEvent', { body })
  await seller.call('publishSaleEvent', { params: { id } })
  return { id, slug }
}
