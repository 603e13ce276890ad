/** The orders of a product list, as the API names them and as people read them. */
export const sortNames = [
  { sort: 'newest', label: 'Newest' },
  { sort: 'rating', label: 'Best rated' },
  { sort: 'price', label: 'Price, low to high' },
  { sort: '-price', label: 'Price, high to low' },
] as const

export type Sort = (typeof sortNames)[number]['sort']

/** What a product list shows: all things, those of a category or of a shop. */
export interface ListedBy {
  category?: string
  shop?: string
  sort: Sort
}

/** The order an address asks for; newest when it asks for none we know. */
export function sortOf(search: URLSearchParams): Sort {
  const asked = search.get('sort')
  return sortNames.find(({ sort }) => sort === asked)?.sort ?? 'newest'
}
