import { Link } from 'react-router'
import type { Facets } from '#shared/api/catalog.schemas.ts'
import { formatMoney } from '#shared/money.ts'
import { useSettings } from '../../data/settings.ts'
import { IconX } from '../../ui/icons.ts'
import { attributesOf, filtersOf, searchWith, toggled, withAttribute, type ShelfFilters } from './shelf-choice.ts'
import styles from './filter-chips.module.css'

interface FilterChipsProps {
  facets: Facets | undefined
  search: URLSearchParams
}

export interface Chip {
  label: string
  /** The address without it. */
  to: string
}

/** Everything a shelf is narrowed to; a press takes one away. */
export function FilterChips({ facets, search }: FilterChipsProps) {
  const chips = useChips(facets, search)
  if (chips.length === 0) return null
  const all = searchWith(search, Object.fromEntries(narrowing.map((name) => [name, null])))
  return (
    <ul className={styles.chips} aria-label="Chosen filters">
      {chips.map(({ label, to }) => (
        <li key={label}>
          <Link to={to} preventScrollReset className={styles.chip}>
            {label} <IconX size={14} aria-hidden />
            <span className="visually-hidden">, take away</span>
          </Link>
        </li>
      ))}
      <li>
        <Link to={all} preventScrollReset className={styles.clear}>
          Clear all
        </Link>
      </li>
    </ul>
  )
}

const narrowing = ['category', 'shop', 'minPrice', 'maxPrice', 'minRating', 'onSale', 'inStock', 'attributes']

/** How many filters are chosen, a price range being one. */
export function filterCount({
  category,
  shop,
  minPrice,
  maxPrice,
  minRating,
  onSale,
  inStock,
  attributes,
}: ShelfFilters) {
  const prices = minPrice !== undefined || maxPrice !== undefined
  const shops = shop ? shop.split(',').length : 0
  const values = [...attributesOf(attributes).values()].flat().length
  return [category, prices, minRating, onSale, inStock].filter(Boolean).length + shops + values
}

/** What an address narrows a shelf to, each with the address without it. */
export function useChips(facets: Facets | undefined, search: URLSearchParams): Chip[] {
  const { currency: usual, locale } = useSettings()
  const currency = facets?.prices?.min.currency ?? usual
  const amount = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale)
  const filters = filtersOf(search)
  const { shop, minPrice, maxPrice, minRating, attributes } = filters
  const without = (change: Record<string, string | null>) => searchWith(search, change)
  const chips: Chip[] = []
  const category = search.get('category')
  if (category) {
    const name = facets?.categories.find(({ slug }) => slug === category)?.name ?? category
    chips.push({ label: name, to: without({ category: null }) })
  }
  if (minPrice !== undefined || maxPrice !== undefined) {
    const label =
      minPrice === undefined
        ? `Up to ${amount(maxPrice!)}`
        : maxPrice === undefined
          ? `From ${amount(minPrice)}`
          : `${amount(minPrice)} to ${amount(maxPrice)}`
    chips.push({ label, to: without({ minPrice: null, maxPrice: null }) })
  }
  if (minRating !== undefined) chips.push({ label: `${minRating} and up`, to: without({ minRating: null }) })
  for (const slug of shop ? shop.split(',') : []) {
    const label = facets?.shops.find((each) => each.slug === slug)?.name ?? slug
    chips.push({ label, to: without({ shop: toggled(shop, slug) }) })
  }
  if (filters.inStock) chips.push({ label: 'In stock', to: without({ inStock: null }) })
  if (filters.onSale) chips.push({ label: 'On sale', to: without({ onSale: null }) })
  for (const [slug, values] of attributesOf(attributes)) {
    const facet = facets?.attributes.find((each) => each.slug === slug)
    for (const value of values) {
      const label = facet ? valueWords(facet, value) : value
      chips.push({ label, to: without({ attributes: withAttribute(attributes, slug, value) }) })
    }
  }
  return chips
}

/** A value as people say it: `12 cm`; of a question that is answered with yes, the question itself. */
export function valueWords({ name, kind, unit }: Facets['attributes'][number], value: string): string {
  if (kind === 'yes_no') return value === 'true' ? name : `Not ${name.toLowerCase()}`
  return unit ? `${value} ${unit}` : value
}
