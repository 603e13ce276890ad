import { catalogApi, useListProductsInfiniteQuery } from '#web/data/catalog.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useSettings } from '#web/data/settings.ts'
import { ProductGrid } from '#web/features/catalog/product-grid.tsx'

const newest = { sort: 'newest', limit: 8 } as const

const queries: Prefetch = (dispatch) => [dispatch(catalogApi.endpoints.listProducts.initiate(newest))]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

export default function Home() {
  const { name, tagline } = useSettings()
  const { data: products } = useListProductsInfiniteQuery(newest)
  return (
    <>
      <title>{name}</title>
      <h1>{tagline || name}</h1>
      {products && <ProductGrid products={rowsOf(products)} isFirst />}
    </>
  )
}
