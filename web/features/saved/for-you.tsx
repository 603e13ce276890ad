import { useAlive } from '../../ui/use-alive.ts'
import { useCustomer } from '../../data/doors.ts'
import { useListFromFollowedQuery, useListRecommendedQuery } from '../../data/saved.ts'
import { ProductGrid } from '../catalog/product-grid.tsx'
import { Section } from '../market/section.tsx'
import RecentlySeen from './recently-seen.tsx'

/** What is on the first page for this visitor alone: the newest of the shops they follow, what goes with
 * what they ordered, and what they looked at. */
export default function ForYou() {
  return useAlive() ? <Alive /> : null
}

function Alive() {
  const customer = useCustomer()
  const { data } = useListFromFollowedQuery(undefined, { skip: !customer })
  const { data: recommended } = useListRecommendedQuery(undefined, { skip: !customer })
  return (
    <>
      {data && data.items.length > 0 && (
        <Section title="From shops you follow" more={{ to: '/account/following', label: 'Your shops' }}>
          <ProductGrid products={data.items.slice(0, 4)} />
        </Section>
      )}
      {recommended && recommended.items.length > 0 && (
        <Section title="Recommended for you" lead="Others bought them together with what you have">
          <ProductGrid products={recommended.items.slice(0, 4)} />
        </Section>
      )}
      <RecentlySeen />
    </>
  )
}
