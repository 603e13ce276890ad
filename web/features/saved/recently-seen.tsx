import { useEffect } from 'react'
import { useListProductCardsQuery } from '../../data/saved.ts'
import { ProductGrid } from '../catalog/product-grid.tsx'
import { Section } from '../market/section.tsx'
import { recentlySeen } from './remembered-ids.ts'

/** How many are shown. */
const most = 4

/** What this browser looked at before; the product of this page is remembered and left out. */
export default function RecentlySeen({ here, title = 'Seen before' }: { here?: string; title?: string }) {
  const ids = recentlySeen
    .use()
    .filter((id) => id !== here)
    .slice(0, most)
  useEffect(() => {
    if (here) recentlySeen.add(here)
  }, [here])
  const { data } = useListProductCardsQuery({ ids: ids.join(',') }, { skip: ids.length === 0 })
  if (!data || data.items.length === 0) return null
  return (
    <Section title={title}>
      <ProductGrid products={data.items} />
    </Section>
  )
}
