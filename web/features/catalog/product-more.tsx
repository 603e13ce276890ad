import { useAlive } from '../../ui/use-alive.ts'
import type { Product } from '#shared/api/catalog.schemas.ts'
import ReportButton from '../moderation/report-button.tsx'
import { Questions } from '../questions/questions.tsx'
import RecentlySeen from '../saved/recently-seen.tsx'
import { LiveStock } from './live-stock.tsx'

/** What a product's page needs last: its line to the shelf, questions, and what was looked at before. Fetched when the page lives. */
export default function ProductMore(props: { product: Product }) {
  return useAlive() ? <Alive {...props} /> : null
}

function Alive({ product }: { product: Product }) {
  return (
    <>
      <LiveStock key={product.id} product={product} />
      <Questions product={product} />
      <ReportButton what="product" id={product.id} label="Report this thing" unread={product.shop.name} />
      <RecentlySeen here={product.id} />
    </>
  )
}
