import { useSearchParams } from 'react-router'
import { catalogApi } from '#web/data/catalog.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useSettings } from '#web/data/settings.ts'
import { ProductList } from '#web/features/catalog/product-list.tsx'
import { sortOf } from '#web/features/catalog/product-sort.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { ButtonLink } from '#web/ui/button.tsx'

const queries: Prefetch = (dispatch, { url }) => [
  dispatch(catalogApi.endpoints.listProducts.initiate({ sort: sortOf(url.searchParams) })),
]
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

export default function ProductsPage() {
  const [search] = useSearchParams()
  const { name, productCount } = useSettings()
  const sort = sortOf(search)
  const title = sort === 'newest' ? 'New on the shelves' : 'All things'
  return (
    <>
      <HeadTags title={title} description={`Everything on the shelves of ${name}.`} path="/products" />
      <Breadcrumbs steps={[{ to: '/', label: 'Home' }]} here={title} />
      <ProductList
        title={title}
        by={{ sort }}
        total={productCount}
        empty={{
          title: 'The shelves are empty',
          words: 'No shop has opened yet. Yours could be the first.',
          action: <ButtonLink to="/seller/sign-up">Open a shop</ButtonLink>,
        }}
      />
    </>
  )
}
