/** The orders of a product list, as the API names them and as people read them. */
export const sortNames = [
  { sort: 'relevance', label: 'Best match' },
  { sort: 'newest', label: 'Newest' },
  { sort: 'sold', label: 'Best selling' },
  { sort: 'rating', label: 'Best rated' },
  { sort: 'price', label: 'Price, low to high' },
  { sort: '-price', label: 'Price, high to low' },
] as const

export type Sort = (typeof sortNames)[number]['sort']

/** The orders a list can have: only a search has a best match. */
export function sortsFor(isSearch: boolean): readonly (typeof sortNames)[number][] {
  return isSearch ? sortNames : sortNames.slice(1)
}

/** The order an address asks for; the usual one when it asks for none this list has. */
export function sortOf(search: URLSearchParams, usual: 'newest' | 'relevance' = 'newest'): Sort {
  const asked = search.get('sort')
  return sortsFor(usual === 'relevance').find(({ sort }) => sort === asked)?.sort ?? usual
}
