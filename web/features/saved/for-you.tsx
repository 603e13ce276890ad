import type { ProductCard } from '#shared/api/catalog.schemas.ts'
import { useAlive } from '../../ui/use-alive.ts'
import { useCustomer } from '../../data/doors.ts'
import { useGetCartQuery } from '../../data/cart.ts'
import { useListBoughtWithQuery, useListFromFollowedQuery, useListRecommendedQuery } from '../../data/saved.ts'
import { ProductGrid } from '../catalog/product-grid.tsx'
import { Section } from '../market/section.tsx'
import RecentlySeen from './recently-seen.tsx'
import { recentlySeen } from './remembered-ids.ts'

/** Of a basket; the first are enough to know what it is about. */
const mostLines = 40

interface ForYouProps {
  part: 'followed' | 'recommended' | 'seen'
  title: string
}

/** A part of the first page that is for this visitor alone: the newest of the shops they follow, what goes with
 * what they ordered, looked at or have in their basket, or what they looked at. */
export default function ForYou({ part, title }: ForYouProps) {
  if (!useAlive()) return null
  if (part === 'followed') return <Followed title={title} />
  return part === 'recommended' ? <Recommended title={title} /> : <RecentlySeen title={title} />
}

function Followed({ title }: { title: string }) {
  const customer = useCustomer()
  const { data } = useListFromFollowedQuery(undefined, { skip: !customer })
  if (!data || data.items.length === 0) return null
  return (
    <Section title={title} more={{ to: '/account/following', label: 'Your shops' }}>
      <ProductGrid products={data.items.slice(0, 4)} />
    </Section>
  )
}

/** Who has ordered is shown what goes with that; everybody else what goes with what they looked at and have in the basket. */
function Recommended({ title }: { title: string }) {
  const customer = useCustomer()
  const { data, isLoading } = useListRecommendedQuery(undefined, { skip: !customer })
  if (isLoading) return null
  if (!data || data.items.length === 0) return <GoesWithInterest title={title} />
  return <Together title={title} products={data.items} what="have" />
}

function GoesWithInterest({ title }: { title: string }) {
  const products = recentlySeen.use().join(',')
  const { data: cart, isLoading } = useGetCartQuery()
  const lines = cart?.shops.flatMap(({ lines }) => lines) ?? []
  const variants = lines
    .slice(0, mostLines)
    .map(({ variantId }) => variantId)
    .join(',')
  const isNothingKnown = isLoading || (products === '' && variants === '')
  const { data } = useListBoughtWithQuery({ products, variants }, { skip: isNothingKnown })
  if (!data || data.items.length === 0) return null
  return <Together title={title} products={data.items} what={variants === '' ? 'looked at' : 'have in mind'} />
}

function Together({ title, products, what }: { title: string; products: ProductCard[]; what: string }) {
  return (
    <Section title={title} lead={`Others bought them together with what you ${what}`}>
      <ProductGrid products={products.slice(0, 4)} />
    </Section>
  )
}
