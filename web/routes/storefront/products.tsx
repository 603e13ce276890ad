import { useSearchParams } from 'react-router'
import { catalogApi } from '#web/data/catalog.ts'
import { useListCategoriesQuery } from '#web/data/market.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useSettings } from '#web/data/settings.ts'
import { filterCount } from '#web/features/catalog/filter-chips.tsx'
import { Shelf } from '#web/features/catalog/shelf.tsx'
import { choiceOf } from '#web/features/catalog/shelf-choice.ts'
import { ShelfStructuredData } from '#web/features/catalog/shelf-structured-data.tsx'
import { Trail } from '#web/features/market/breadcrumbs.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { ButtonLink } from '#web/ui/button.tsx'

const queries: Prefetch = (dispatch, { url }) => {
  const choice = choiceOf(url.searchParams)
  const { sort: _sort, ...filters } = choice
  const { listProducts, getFacets } = catalogApi.endpoints
  return [dispatch(listProducts.initiate(choice)), dispatch(getFacets.initiate(filters))]
}
export const loader = serverPrefetch(queries)
export const clientLoader = clientPrefetch(queries)

/** The whole hall, what a search finds in it, or what an address narrows either to. */
export default function ProductsPage() {
  const [search] = useSearchParams()
  const { name } = useSettings()
  const { data: categories } = useListCategoriesQuery()
  const choice = choiceOf(search)
  const { q, sort } = choice
  const hasFilters = filterCount(choice) > 0
  const isWhole = q === undefined && !hasFilters
  const title = q !== undefined ? `“${q}”` : isWhole && sort === 'newest' ? 'New on the shelves' : 'All things'
  const path = q === undefined ? '/products' : `/products?q=${encodeURIComponent(q)}`
  const words = isWhole ? `Everything on the shelves of ${name}.` : `${title} in the shops of ${name}.`
  const [first] = categories?.items.filter(({ productCount }) => productCount > 0) ?? []
  return (
    <>
      <HeadTags title={title} description={words} path={path} isHiddenFromEngines={!isWhole} />
      <ShelfStructuredData choice={choice} />
      <Trail steps={[]} here={q === undefined ? title : `Search for ${title}`} />
      <Shelf
        title={title}
        choice={choice}
        empty={
          isWhole
            ? {
                title: 'The shelves are empty',
                words: 'No shop has opened yet. Yours could be the first.',
                action: <ButtonLink to="/seller/sign-up">Open a shop</ButtonLink>,
              }
            : hasFilters
              ? {
                  title: 'Nothing is like that',
                  words: 'Each of these filters takes something away. Take one off, and more comes back.',
                  action: <ButtonLink to={path}>Clear all filters</ButtonLink>,
                }
              : {
                  title: 'Nothing is called that',
                  words: 'Try fewer words, or words that are more common. Or walk through the halls.',
                  action: first && <ButtonLink to={`/categories/${first.slug}`}>See {first.name}</ButtonLink>,
                }
        }
      />
    </>
  )
}
