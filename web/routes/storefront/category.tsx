import { Link, useParams, useSearchParams } from 'react-router'
import { catalogApi } from '#web/data/catalog.ts'
import { marketApi, useGetCategoryQuery } from '#web/data/market.ts'
import { clientPrefetch, serverPrefetch, type Prefetch } from '#web/data/prefetch.ts'
import { useSettings } from '#web/data/settings.ts'
import { filterCount } from '#web/features/catalog/filter-chips.tsx'
import { Shelf } from '#web/features/catalog/shelf.tsx'
import { choiceOf } from '#web/features/catalog/shelf-choice.ts'
import { forTheLost } from '#web/features/catalog/storefront-error.tsx'
import { Trail } from '#web/features/market/breadcrumbs.tsx'
import { HeadTags } from '#web/features/market/head-tags.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { Picture } from '#web/ui/picture.tsx'
import styles from './category.module.css'

/** What stands in this category, as its address narrows it. */
const choiceIn = (slug: string, search: URLSearchParams) => ({ ...choiceOf(search), category: slug })

const queries: Prefetch = (dispatch, { params, url }) => {
  const slug = params['slug']!
  const choice = choiceIn(slug, url.searchParams)
  const { sort: _sort, ...filters } = choice
  return [
    dispatch(marketApi.endpoints.getCategory.initiate({ slug })),
    dispatch(catalogApi.endpoints.listProducts.initiate(choice)),
    dispatch(catalogApi.endpoints.getFacets.initiate(filters)),
  ]
}
export const loader = serverPrefetch(queries, forTheLost)
export const clientLoader = clientPrefetch(queries, forTheLost)

export default function CategoryPage() {
  const slug = useParams()['slug']!
  const [search] = useSearchParams()
  const { name: market } = useSettings()
  const { data: category } = useGetCategoryQuery({ slug })
  if (!category) return null
  const { name, description, above, below } = category
  const choice = choiceIn(slug, search)
  const isNarrowed = filterCount({ ...choice, category: undefined as never }) > 0 || choice.q !== undefined
  const words = description || `${name} from the small shops of ${market}.`
  const steps = above.map((each) => ({ to: `/categories/${each.slug}`, label: each.name }))
  const filled = below.filter(({ productCount }) => productCount > 0)
  return (
    <>
      <HeadTags title={name} description={words} path={`/categories/${slug}`} picture={category.picture} />
      <Trail steps={steps} here={name} />
      {(category.picture || description) && (
        <div className={styles.band}>
          <p className={styles.words}>{words}</p>
          {category.picture && (
            <Picture
              picture={category.picture}
              alt=""
              sizes="(max-width: 48em) 100vw, 340px"
              isPriority
              className={styles.picture ?? ''}
            />
          )}
        </div>
      )}
      {filled.length > 0 && (
        <nav className={styles.below} aria-label={`In ${name}`}>
          {filled.map((each) => (
            <Link key={each.slug} to={`/categories/${each.slug}`}>
              {each.name} <span>{each.productCount.toLocaleString('en')}</span>
            </Link>
          ))}
        </nav>
      )}
      <Shelf
        title={name}
        choice={choice}
        page={{ category: slug }}
        empty={
          isNarrowed
            ? {
                title: 'Nothing here is like that',
                words: 'Each of these filters takes something away. Take one off, and more comes back.',
                action: <ButtonLink to={`/categories/${slug}`}>Clear all filters</ButtonLink>,
              }
            : {
                title: 'Nothing here yet',
                words: 'No shop has put anything on this shelf. The others are fuller.',
                action: <ButtonLink to="/products">See what’s new</ButtonLink>,
              }
        }
      />
    </>
  )
}
