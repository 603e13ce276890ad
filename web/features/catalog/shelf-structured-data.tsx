import { useListProductsInfiniteQuery } from '../../data/catalog.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useWholeAddress } from '../../data/origin.ts'
import { JsonLd } from '../market/json-ld.tsx'
import type { ShelfChoice } from './shelf-choice.ts'

/** What search engines read of a list of products (schema.org ItemList). */
export function ShelfStructuredData({ choice }: { choice: ShelfChoice }) {
  const whole = useWholeAddress()
  const { data } = useListProductsInfiniteQuery(choice)
  const items = (data ? rowsOf(data) : []).map(({ slug, title }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: title,
    url: whole(`/products/${slug}`),
  }))
  return <JsonLd facts={{ '@context': 'https://schema.org', '@type': 'ItemList', itemListElement: items }} />
}
