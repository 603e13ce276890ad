import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { catalogApi } from '#web/data/catalog.ts'
import { useListCategoriesQuery } from '#web/data/market.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useSettings } from '#web/data/settings.ts'
import { filterCount } from '#web/features/catalog/filter-chips.tsx'
import { ProductList } from '#web/features/catalog/product-list.tsx'
import { Shelf } from '#web/features/catalog/shelf.tsx'
import { choiceOf, type ShelfChoice } from '#web/features/catalog/shelf-choice.ts'
import { Trail } from '#web/features/market/breadcrumbs.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { ButtonLink } from '#web/ui/button.tsx'

const NothingFound = lazy(() => import('#web/features/catalog/nothing-found.tsx'))

/** The whole hall has no facets: nobody narrows everything. */
const isNarrowed = (choice: ShelfChoice) => choice.q !== undefined || filterCount(choice) > 0

const queries: Prefetch = (dispatch, { url }) => {
  const choice = choiceOf(url.searchParams)
  const { sort: _sort, ...filters } = choice
  const { listProducts, getFacets } = catalogApi.endpoints
  return [
    dispatch(listProducts.initiate(choice)),
    ...(isNarrowed(choice) ? [dispatch(getFacets.initiate(filters))] : []),
  ]
}
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

export default function ProductsPage() {
  const [search] = useSearchParams()
  const choice = choiceOf(search)
  return isNarrowed(choice) ? <FoundProducts choice={choice} /> : <AllProducts choice={choice} />
}

function AllProducts({ choice }: { choice: ShelfChoice }) {
  const { name, productCount } = useSettings()
  const title = choice.sort === 'newest' ? 'New on the shelves' : 'All things'
  return (
    <>
      <HeadTags title={title} description={`Everything on the shelves of ${name}.`} path="/products" />
      <Trail steps={[]} here={title} />
      <ProductList
        title={title}
        by={choice}
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

function FoundProducts({ choice }: { choice: ShelfChoice }) {
  const { name } = useSettings()
  const { data: categories } = useListCategoriesQuery()
  const { q } = choice
  const title = q === undefined ? 'All things' : `“${q}”`
  const path = q === undefined ? '/products' : `/products?q=${encodeURIComponent(q)}`
  const [first] = categories?.items.filter(({ productCount }) => productCount > 0) ?? []
  const isOnlySearch = filterCount(choice) === 0
  return (
    <>
      <HeadTags title={title} description={`${title} in the shops of ${name}.`} path={path} isHiddenFromEngines />
      <Trail steps={[]} here={q === undefined ? title : `Search for ${title}`} />
      <Shelf
        title={title}
        choice={choice}
        empty={
          isOnlySearch
            ? {
                title: 'Nothing is called that',
                words: 'Try fewer words, or words that are more common. Or walk through the halls.',
                action: first && <ButtonLink to={`/categories/${first.slug}`}>See {first.name}</ButtonLink>,
              }
            : {
                title: 'Nothing is like that',
                words: 'Each of these filters takes something away. Take one off, and more comes back.',
                action: <ButtonLink to={path}>Clear all filters</ButtonLink>,
              }
        }
      />
      {isOnlySearch && (
        <Suspense>
          <NothingFound choice={choice} />
        </Suspense>
      )}
    </>
  )
}
