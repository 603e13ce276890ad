import { useParams, useSearchParams } from 'react-router'
import { catalogApi } from '#web/data/catalog.ts'
import { useListCategoriesQuery } from '#web/data/market.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useSettings } from '#web/data/settings.ts'
import { ProductList } from '#web/features/catalog/product-list.tsx'
import { sortOf } from '#web/features/catalog/product-sort.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { forTheLost } from '#web/features/catalog/storefront-error.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { ButtonLink } from '#web/ui/button.tsx'

const queries: Prefetch = (dispatch, { params, url }) => [
  dispatch(catalogApi.endpoints.listProducts.initiate({ category: params['slug']!, sort: sortOf(url.searchParams) })),
]
export const loader = serverPrefetch(queries, forTheLost)
export const clientLoader = clientPrefetch(queries, forTheLost)

export default function CategoryPage() {
  const slug = useParams()['slug']!
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const { data: categories } = useListCategoriesQuery()
  const category = categories?.items.find((each) => each.slug === slug)
  const name = category?.name ?? slug
  return (
    <>
      <HeadTags
        title={name}
        description={`${name} from the small shops of ${market}.`}
        path={`/categories/${slug}`}
        picture={category?.picture}
      />
      <Breadcrumbs steps={[{ to: '/', label: 'Home' }]} here={name} />
      <ProductList
        title={name}
        by={{ category: slug, sort: sortOf(search) }}
        total={category?.productCount}
        empty={{
          title: 'Nothing here yet',
          words: 'No shop has put anything on this shelf. The others are fuller.',
          action: <ButtonLink to="/products">See what’s new</ButtonLink>,
        }}
      />
    </>
  )
}
