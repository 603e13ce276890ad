import { Suspense, lazy, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { Facets } from '#shared/api/catalog.schemas.ts'
import { useGetFacetsQuery, useListProductsInfiniteQuery } from '../../data/catalog.ts'
import { IconFilter } from '../../ui/icons.ts'
import { FilterChips, filterCount } from './filter-chips.tsx'
import { ProductList } from './product-list.tsx'
import { filtersOf, searchWith, type ShelfChoice, type ShelfPage } from './shelf-choice.ts'
import { ShelfFilters } from './shelf-filters.tsx'
import styles from './shelf.module.css'
import { useShelfSearch } from './use-shelf-search.ts'

const ofEverything: ShelfPage = {}
const FilterSheet = lazy(() => import('./filter-sheet.tsx'))
const NothingFound = lazy(() => import('./nothing-found.tsx'))

interface ShelfProps {
  title: string
  heading?: 'h1' | 'h2'
  choice: ShelfChoice
  page?: ShelfPage
  /** Between the title and what is chosen. */
  above?: ReactNode
  empty: { title: string; words: string; action?: ReactNode }
}

/** Products with what they can be narrowed to: beside them, or in a sheet on a phone. */
export function Shelf({ title, heading = 'h1', choice, page = ofEverything, above, empty }: ShelfProps) {
  const search = useShelfSearch()
  const { sort: _sort, ...filters } = choice
  const { data: facets } = useGetFacetsQuery(filters)
  const { data } = useListProductsInfiniteQuery(choice)
  const [isOpen, setIsOpen] = useState(false)
  const correctedTo = data?.pages[0]?.correctedTo ?? null
  const chosen = filterCount(filtersOf(search))
  const panel = facets && <ShelfFilters facets={facets} filters={{ ...filtersOf(search), ...page }} page={page} />
  return (
    <>
      {correctedTo && choice.q && <DidYouMean typed={choice.q} correctedTo={correctedTo} search={search} />}
      <div className={styles.shelf}>
        <aside className={styles.beside} aria-label="Filters">
          {panel}
        </aside>
        <div className={styles.list}>
          <ProductList
            title={title}
            heading={heading}
            by={choice}
            total={facets?.total}
            note={facets && !page.shop ? foundIn(facets) : undefined}
            empty={empty}
            across={3}
            above={
              <>
                {above}
                <div className={styles.chosen}>
                  <button type="button" className={styles.open} onClick={() => setIsOpen(true)}>
                    <IconFilter size={18} aria-hidden /> Filters
                    {chosen > 0 && <span className={styles.count}>{chosen}</span>}
                  </button>
                  <FilterChips facets={facets} search={search} />
                </div>
              </>
            }
          />
          {data?.pages[0]?.items.length === 0 && (
            <Suspense>
              <NothingFound choice={choice} page={page} facets={facets} />
            </Suspense>
          )}
        </div>
      </div>
      {isOpen && facets && (
        <Suspense>
          <FilterSheet total={facets.total} clear={clearedSearch(search)} onClose={() => setIsOpen(false)}>
            {panel}
          </FilterSheet>
        </Suspense>
      )}
    </>
  )
}

function DidYouMean({ typed, correctedTo, search }: { typed: string; correctedTo: string; search: URLSearchParams }) {
  return (
    <output className={styles.meant}>
      Did you mean <strong>{correctedTo}</strong>? These are its results.{' '}
      <Link to={searchWith(search, { exact: 'true' })}>Search “{typed}” exactly</Link>
    </output>
  )
}

/** How many things of how many shops. */
function foundIn({ total, shopCount, isComplete }: Facets): string {
  const things = total === 1 ? '1 result' : `${total.toLocaleString('en')}${isComplete ? '' : '+'} results`
  return shopCount > 1 ? `${things} from ${shopCount.toLocaleString('en')} shops` : things
}

/** The address with the search and the order alone. */
function clearedSearch(search: URLSearchParams): string {
  const kept = new URLSearchParams(Array.from(search).filter(([name]) => name === 'q' || name === 'sort'))
  return `?${kept.toString()}`
}
