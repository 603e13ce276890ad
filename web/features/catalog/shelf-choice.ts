import { sortOf, type Sort } from './product-sort.ts'

/** What a visitor has narrowed a shelf to, as its address says and as the API is asked. */
export interface ShelfFilters {
  q?: string
  exact?: true
  category?: string
  /** Slugs by commas. */
  shop?: string
  minPrice?: number
  maxPrice?: number
  minRating?: number
  onSale?: true
  inStock?: true
  attributes?: string
}

export interface ShelfChoice extends ShelfFilters {
  sort: Sort
}

/** What the page itself is of, so that it is nothing one chose and can take away. */
export type ShelfPage =
  | { category?: never; shop?: never }
  | { category: string; shop?: never }
  | { shop: string; category?: never }

/** The narrowing an address asks for; what cannot be read is left out. */
export function filtersOf(search: URLSearchParams): ShelfFilters {
  const text = (name: string) => search.get(name)?.trim() || undefined
  const number = (name: string) => {
    const value = Number(text(name) ?? Number.NaN)
    return Number.isFinite(value) && value >= 0 ? value : undefined
  }
  const found = {
    q: text('q')?.slice(0, 200),
    exact: search.get('exact') === 'true' || undefined,
    category: text('category'),
    shop: text('shop'),
    minPrice: number('minPrice'),
    maxPrice: number('maxPrice'),
    minRating: number('minRating'),
    onSale: search.get('onSale') === 'true' || undefined,
    inStock: search.get('inStock') === 'true' || undefined,
    attributes: text('attributes'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** The narrowing and the order; a search is in the order of its answers unless another is asked for. */
export function choiceOf(search: URLSearchParams): ShelfChoice {
  const filters = filtersOf(search)
  return { ...filters, sort: sortOf(search, filters.q === undefined ? 'newest' : 'relevance') }
}

/** The same address with something changed, from its first page; null takes away. */
export function searchWith(search: URLSearchParams, change: Record<string, string | null>): string {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  return `?${next.toString()}`
}

/** A list by commas with one more, or without the one that is there; null when nothing is left. */
export function toggled(list: string | undefined, value: string, separator = ','): string | null {
  const values = list ? list.split(separator) : []
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
  return next.length === 0 ? null : next.join(separator)
}

/** The values chosen of each attribute: `glaze:Oat|Ember` is glaze → Oat, Ember. */
export function attributesOf(written: string | undefined): Map<string, string[]> {
  const parts = written ? written.split(';') : []
  return new Map(
    parts.flatMap((part) => {
      const [slug, values] = part.split(/:(.*)/s)
      return slug && values ? [[slug, values.split('|')] as const] : []
    }),
  )
}

/** The attributes with a value more or less, as the address writes them; null when none is left. */
export function withAttribute(written: string | undefined, slug: string, value: string): string | null {
  const chosen = attributesOf(written)
  const values = toggled(chosen.get(slug)?.join('|'), value, '|')
  if (values === null) chosen.delete(slug)
  else chosen.set(slug, values.split('|'))
  const parts = Array.from(chosen, ([name, each]) => `${name}:${each.join('|')}`)
  return parts.length === 0 ? null : parts.join(';')
}
