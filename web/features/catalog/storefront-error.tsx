import { isRouteErrorResponse, Link, useRouteError } from 'react-router'
import { catalogApi, useListProductsInfiniteQuery } from '../../data/catalog.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useListCategoriesQuery } from '../../data/market.ts'
import type { Prefetch } from '../../data/prefetch.ts'
import { PageError } from '../market/page-error.tsx'
import { Section } from '../market/section.tsx'
import { ProductGrid } from './product-grid.tsx'
import styles from './storefront-error.module.css'

const bestRated = { sort: 'rating', limit: 6 } as const

/** What must be known before a page that is not there can show the way on. */
export const forTheLost: Prefetch = (dispatch) => [dispatch(catalogApi.endpoints.listProducts.initiate(bestRated))]

/** A page of the storefront that is not there or could not be made. Who found nothing is shown where there is something. */
export function StorefrontError() {
  const error = useRouteError()
  const isMissing = isRouteErrorResponse(error) && error.status === 404
  return isMissing ? <Lost /> : <PageError home="/" homeLabel="Back to the market" />
}

function Lost() {
  const { data } = useListProductsInfiniteQuery(bestRated)
  const products = data ? rowsOf(data) : []
  const beside = products.slice(4).map(({ picture }) => picture)
  return (
    <>
      <PageError home="/" homeLabel="Back to the market" pictures={beside}>
        <Halls />
      </PageError>
      {products.length > 0 && (
        <Section title="While you are here" more={{ to: '/products', label: 'All things' }}>
          <ProductGrid products={products.slice(0, 4)} />
        </Section>
      )}
    </>
  )
}

function Halls() {
  const { data: categories } = useListCategoriesQuery()
  const halls = categories?.items.filter(({ productCount }) => productCount > 0) ?? []
  if (halls.length === 0) return null
  return (
    <nav className={styles.halls} aria-label="Where there is something">
      {halls.slice(0, 6).map(({ slug, name }) => (
        <Link key={slug} to={`/categories/${slug}`}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
