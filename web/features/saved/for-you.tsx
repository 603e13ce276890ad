import { useAlive } from '../../ui/use-alive.ts'
import { useCustomer } from '../../data/doors.ts'
import { useListFromFollowedQuery, useListRecommendedQuery } from '../../data/saved.ts'
import { ProductGrid } from '../catalog/product-grid.tsx'
import { Section } from '../market/section.tsx'
import RecentlySeen from './recently-seen.tsx'

interface ForYouProps {
  part: 'followed' | 'recommended' | 'seen'
  title: string
}

/** A part of the first page that is for this visitor alone: the newest of the shops they follow, what goes with
 * what they ordered, or what they looked at. */
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

function Recommended({ title }: { title: string }) {
  const customer = useCustomer()
  const { data } = useListRecommendedQuery(undefined, { skip: !customer })
  if (!data || data.items.length === 0) return null
  return (
    <Section title={title} lead="Others bought them together with what you have">
      <ProductGrid products={data.items.slice(0, 4)} />
    </Section>
  )
}
