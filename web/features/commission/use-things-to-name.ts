import { useListProductsInfiniteQuery } from '../../data/catalog.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useListCategoriesQuery } from '../../data/market.ts'
import { useListShopsToReviewInfiniteQuery } from '../../data/market-shops.ts'

/** What an operator can point at, as the options of a select: shops, categories, and the products of one shop. */
export function useThingsToName(shopId: string | null) {
  const shops = useListShopsToReviewInfiniteQuery({ state: 'approved', limit: 100 }).data
  const categories = useListCategoriesQuery().data
  const shopRows = shops ? rowsOf(shops) : []
  const shop = shopRows.find(({ id }) => id === shopId)
  const products = useListProductsInfiniteQuery({ shop: shop?.slug, limit: 100 }, { skip: !shop }).data
  return {
    /** In which the shop prices its things; undefined while none is chosen. */
    currency: shop?.currency,
    shops: shopRows.map(({ id, name }) => ({ value: id, label: name })),
    categories: (categories?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    products: shop && products ? rowsOf(products).map(({ id, title }) => ({ value: id, label: title })) : [],
  }
}
