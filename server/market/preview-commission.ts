import type { Context } from '#server/platform/context.ts'
import type { Commission, Sale } from './commission.ts'
import { findNamed } from './commission-repository.ts'
import { namedNotFound } from './errors.ts'

export interface SaleAsked {
  shopId: string
  productId: string | null
  /** Of a thing that is not listed yet. */
  categoryId: string | null
  unitPriceMinor: number
  quantity: number
}

/**
 * What a sale would cost a shop now, as an order would freeze it. Minor units of the currency in which the shop prices.
 * Refuses with `shop_not_found`, `category_not_found`, or `product_not_found` unless it is the shop's.
 */
export async function previewCommission(
  context: Context,
  asked: SaleAsked,
): Promise<{ sale: Sale; commission: Commission; isOfMarket: boolean }> {
  const named = await findNamed(context.db, asked)
  if (!named.shopCurrency) throw namedNotFound('shop')
  if (asked.productId && named.product?.shopId !== asked.shopId) throw namedNotFound('product')
  if (asked.categoryId && !named.categoryPath) throw namedNotFound('category')
  const sale: Sale = {
    ...asked,
    categoryPath: named.product?.categoryPath ?? named.categoryPath ?? [],
    amountMinor: asked.unitPriceMinor * asked.quantity,
    currency: named.shopCurrency,
  }
  const { market } = context.ports
  return { sale, commission: market.commissionOf(sale), isOfMarket: market.isShopOfMarket(sale.shopId) }
}
