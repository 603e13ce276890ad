import type { Product } from '#shared/api/catalog.schemas.ts'
import { Questions } from '../questions/questions.tsx'
import RecentlySeen from '../saved/recently-seen.tsx'

/** What stands below the fold of a product: questions, and what was looked at before. Fetched when the page lives. */
export default function ProductMore({ product }: { product: Product }) {
  return (
    <>
      <Questions product={product} />
      <RecentlySeen here={product.id} />
    </>
  )
}
