import type { MarketOverview, ShopOverview } from '#shared/api/orders.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import type { OrderRow } from './order-pages.ts'
import type { Figures, MarketFigures, ShopFigures } from './overview-figures.ts'
import { presentShopOrderCard } from './present.ts'

/** What a shop sees first; amounts only for who may see its money. */
export function presentShopOverview(
  figures: ShopFigures,
  latest: readonly OrderRow[],
  { seesMoney }: { seesMoney: boolean },
): ShopOverview {
  const { currency } = figures
  const money = (amountMinor: number) => ({ amountMinor, currency })
  const { orderCount, previousOrderCount, ...amounts } = presentFigures(figures, currency)
  return {
    orderCount,
    previousOrderCount,
    money: seesMoney
      ? { ...amounts, available: money(figures.availableMinor), pending: money(figures.pendingMinor) }
      : null,
    toHandOver: figures.toHandOver,
    underway: figures.underway,
    lowStock: figures.lowStock,
    drafts: figures.drafts,
    bestSellers: figures.bestSellers.map(({ salesMinor, ...product }) => ({
      ...product,
      sales: seesMoney ? money(salesMinor) : null,
    })),
    latestOrders: latest.map(presentShopOrderCard),
  }
}

/** What an operator sees first. */
export function presentMarketOverview(figures: MarketFigures, currency: Currency): MarketOverview {
  const money = (amountMinor: number) => ({ amountMinor, currency })
  const { shopsToApprove, paymentsUnknown, refundsFailed, deadEvents } = figures
  return {
    ...presentFigures(figures, currency),
    commission: money(figures.commissionMinor),
    shopsToApprove,
    paymentsUnknown,
    refundsFailed,
    deadEvents,
    shops: figures.shops.map(({ salesMinor, commissionMinor, ...shop }) => ({
      ...shop,
      sales: money(salesMinor),
      commission: money(commissionMinor),
    })),
  }
}

function presentFigures(figures: Figures, currency: Currency) {
  return {
    sales: { amountMinor: figures.salesMinor, currency },
    previousSales: { amountMinor: figures.previousSalesMinor, currency },
    orderCount: figures.orderCount,
    previousOrderCount: figures.previousOrderCount,
    days: figures.days,
    elsewhere: figures.elsewhere,
  }
}
