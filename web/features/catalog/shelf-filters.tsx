import { useState, type ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Facets } from '#shared/api/catalog.schemas.ts'
import { minorUnitDigits } from '#shared/currencies.ts'
import { parseAmount, plainAmount } from '#shared/money.ts'
import { IconCheck } from '../../ui/icons.ts'
import { valueWords } from './filter-chips.tsx'
import {
  attributesOf,
  searchWith,
  toggled,
  withAttribute,
  type ShelfFilters as Filters,
  type ShelfPage,
} from './shelf-choice.ts'
import { Stars } from './stars.tsx'
import { useShelfSearch } from './use-shelf-search.ts'
import styles from './shelf-filters.module.css'

interface ShelfFiltersProps {
  facets: Facets
  filters: Filters
  page: ShelfPage
}

const shopsShown = 6

/** What a shelf can be narrowed to, each with how many things it would show. Links, so that it works before any script. */
export function ShelfFilters({ facets, filters, page }: ShelfFiltersProps) {
  const search = useShelfSearch()
  const to = (change: Record<string, string | null>) => searchWith(search, change)
  const shops = filters.shop ? filters.shop.split(',') : []
  const chosen = attributesOf(filters.attributes)
  return (
    <div className={styles.filters}>
      {facets.categories.length > 1 && (
        <Facet title="Category">
          <CategoryTree facets={facets} filters={filters} page={page} search={search} />
        </Facet>
      )}
      {facets.prices && facets.prices.min.amountMinor < facets.prices.max.amountMinor && (
        <Facet title="Price">
          <PriceFilter
            key={`${filters.minPrice} ${filters.maxPrice} ${facets.prices.max.amountMinor}`}
            prices={facets.prices}
            filters={filters}
          />
        </Facet>
      )}
      {facets.ratings.some(({ count }) => count > 0) && (
        <Facet title="Rating">
          {facets.ratings.map(({ minRating, count }) => (
            <Row
              key={minRating}
              isChosen={filters.minRating === minRating}
              to={to({ minRating: filters.minRating === minRating ? null : String(minRating) })}
              count={count}
            >
              <Stars stars={minRating} /> {minRating} and up
            </Row>
          ))}
        </Facet>
      )}
      {!page.shop && facets.shops.length > 1 && (
        <Facet title="Shop">
          <Few all={facets.shops} most={shopsShown} more={(left) => `${left} more shops`}>
            {({ slug, name, count }) => (
              <Row
                key={slug}
                isChosen={shops.includes(slug)}
                to={to({ shop: toggled(filters.shop, slug) })}
                count={count}
              >
                {name}
              </Row>
            )}
          </Few>
        </Facet>
      )}
      <Facet title="Availability">
        <Row
          isChosen={filters.inStock ?? false}
          to={to({ inStock: filters.inStock ? null : 'true' })}
          count={facets.inStock}
        >
          In stock now
        </Row>
        <Row
          isChosen={filters.onSale ?? false}
          to={to({ onSale: filters.onSale ? null : 'true' })}
          count={facets.onSale}
        >
          On sale
        </Row>
      </Facet>
      {facets.attributes.map((facet) => (
        <Facet key={facet.slug} title={facet.name}>
          <Few all={facet.values} most={8} more={(left) => `${left} more`}>
            {({ value, count }) => (
              <Row
                key={value}
                isChosen={chosen.get(facet.slug)?.includes(value) ?? false}
                to={to({ attributes: withAttribute(filters.attributes, facet.slug, value) })}
                count={count}
              >
                {facet.kind === 'yes_no' ? (value === 'true' ? 'Yes' : 'No') : valueWords(facet, value)}
              </Row>
            )}
          </Few>
        </Facet>
      ))}
    </div>
  )
}

function Facet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details open className={styles.facet}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {children}
    </details>
  )
}

interface RowProps {
  isChosen: boolean
  to: string
  count: number
  children: ReactNode
}

function Row({ isChosen, to, count, children }: RowProps) {
  return (
    <Link
      to={to}
      preventScrollReset
      className={styles.row}
      aria-current={isChosen ? 'true' : undefined}
      data-none={count === 0 || undefined}
    >
      <span className={styles.box} aria-hidden>
        {isChosen && <IconCheck size={14} />}
      </span>
      <span className={styles.words}>{children}</span>
      <span className={styles.number}>{count.toLocaleString('en')}</span>
    </Link>
  )
}

interface FewProps<Item> {
  all: readonly Item[]
  most: number
  more: (left: number) => string
  children: (item: Item) => ReactNode
}

function Few<Item>({ all, most, more, children }: FewProps<Item>) {
  const left = all.length - most
  return (
    <>
      {all.slice(0, most).map(children)}
      {left > 0 && (
        <details className={styles.rest}>
          <summary>{more(left)}</summary>
          {all.slice(most).map(children)}
        </details>
      )}
    </>
  )
}

interface CategoryTreeProps extends ShelfFiltersProps {
  search: URLSearchParams
}

/** The categories found, as they stand below each other. */
function CategoryTree({ facets, filters, page, search }: CategoryTreeProps) {
  const bySlug = new Map(facets.categories.map((category) => [category.slug, category]))
  const depthOf = (slug: string): number => {
    const parent = bySlug.get(slug)?.parent
    return parent && bySlug.has(parent) ? 1 + depthOf(parent) : 0
  }
  const inOrder = (parent: string | null): Facets['categories'] =>
    facets.categories.flatMap((each) => {
      const above = each.parent && bySlug.has(each.parent) ? each.parent : null
      return above === parent ? [each].concat(inOrder(each.slug)) : []
    })
  return inOrder(null).map(({ slug, name, count }) => {
    const isHere = filters.category === slug
    const to = page.category
      ? `/categories/${slug}${searchWith(search, { attributes: null })}`
      : searchWith(search, { category: isHere ? null : slug, attributes: null })
    return (
      <Link
        key={slug}
        to={to}
        className={styles.category}
        style={{ paddingInlineStart: depthOf(slug) * 16 }}
        aria-current={isHere ? 'true' : undefined}
      >
        <span className={styles.words}>{name}</span>
        <span className={styles.number}>{count.toLocaleString('en')}</span>
      </Link>
    )
  })
}

/** A range of prices: how many things cost what stands behind it; both ends can be dragged or typed. */
function PriceFilter({ prices, filters }: { prices: NonNullable<Facets['prices']>; filters: Filters }) {
  const { min, max, counts } = prices
  const { currency } = min
  const search = useShelfSearch()
  const navigate = useNavigate()
  const steps = counts.length
  const width = (max.amountMinor - min.amountMinor) / steps
  const stepOf = (minor: number) => Math.max(0, Math.min(steps, Math.round((minor - min.amountMinor) / width)))
  const whole = 10 ** minorUnitDigits[currency]
  const priceOf = (step: number) => Math.round((min.amountMinor + width * step) / whole) * whole
  const [from, setFrom] = useState(filters.minPrice ?? min.amountMinor)
  const [to, setTo] = useState(filters.maxPrice ?? max.amountMinor)
  const [low, high] = [stepOf(from), stepOf(to)]
  const tallest = Math.max(1, ...counts)

  function commit(next: { from?: number; to?: number }) {
    const [least, most] = [next.from ?? from, next.to ?? to]
    const change = {
      minPrice: least > min.amountMinor ? String(least) : null,
      maxPrice: most < max.amountMinor ? String(most) : null,
    }
    void navigate(searchWith(search, change), { preventScrollReset: true })
  }

  const typed = (label: string, value: number, take: (minor: number) => void) => (
    <label className={styles.amount}>
      <span className="visually-hidden">
        {label}, in {currency}
      </span>
      <input
        key={value}
        inputMode="decimal"
        defaultValue={plainAmount({ amountMinor: value, currency })}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        onBlur={(event) => {
          const minor = parseAmount(event.currentTarget.value, currency)
          if (minor !== null && minor !== value) take(minor)
        }}
      />
    </label>
  )

  return (
    <>
      <div className={styles.histogram} aria-hidden>
        {counts.map((count, step) => (
          <span
            // oxlint-disable-next-line react/no-array-index-key -- the steps never change places
            key={step}
            style={{ blockSize: `${count === 0 ? 0 : Math.max(6, (count / tallest) * 100)}%` }}
            data-in={(step >= low && step < high) || undefined}
          />
        ))}
      </div>
      <div className={styles.slider}>
        <span
          className={styles.range}
          style={{ insetInlineStart: `${(low / steps) * 100}%`, insetInlineEnd: `${100 - (high / steps) * 100}%` }}
        />
        <input
          type="range"
          aria-label="Lowest price"
          min={0}
          max={steps}
          value={low}
          onChange={(event) => setFrom(priceOf(Math.min(Number(event.target.value), high - 1)))}
          onPointerUp={() => commit({})}
          onKeyUp={() => commit({})}
        />
        <input
          type="range"
          aria-label="Highest price"
          min={0}
          max={steps}
          value={high}
          onChange={(event) => {
            const step = Math.max(Number(event.target.value), low + 1)
            setTo(step === steps ? max.amountMinor : priceOf(step))
          }}
          onPointerUp={() => commit({})}
          onKeyUp={() => commit({})}
        />
      </div>
      <div className={styles.amounts}>
        {typed('Lowest price', from, (minor) => commit({ from: minor }))}
        <span aria-hidden>to</span>
        {typed('Highest price', to, (minor) => commit({ to: minor }))}
      </div>
    </>
  )
}
