import { useListProductsInfiniteQuery } from '../../data/catalog.ts'
import { rowsOf } from '../../data/keyset.ts'
import { Section } from '../market/section.tsx'
import { ProductGrid } from './product-grid.tsx'
import type { ShelfChoice } from './shelf-choice.ts'

const bestSelling = { sort: 'sold', limit: 4 } as const

/** What others buy, where a search has found nothing: nobody stands before an empty shelf. */
export default function NothingFound({ choice }: { choice: ShelfChoice }) {
  const { data: found } = useListProductsInfiniteQuery(choice)
  const isNothing = found !== undefined && rowsOf(found).length === 0
  const { data } = useListProductsInfiniteQuery(bestSelling, { skip: !isNothing })
  const products = data ? rowsOf(data) : []
  if (!isNothing || products.length === 0) return null
  return (
    <Section title="What others buy" more={{ to: '/products?sort=sold', label: 'Best sold' }}>
      <ProductGrid products={products.slice(0, 4)} />
    </Section>
  )
}
