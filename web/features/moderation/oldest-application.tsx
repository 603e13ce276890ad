import { rowsOf } from '../../data/keyset.ts'
import { useListShopsToReviewInfiniteQuery } from '../../data/shops.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'

/** The shop that has waited longest: `Northwind Knitting applied 2 days ago`; nothing while there are too many to know. */
export function OldestApplication() {
  const { data, hasNextPage } = useListShopsToReviewInfiniteQuery({ state: 'applied' })
  const oldest = data && !hasNextPage ? rowsOf(data).at(-1) : undefined
  if (!oldest) return null
  return (
    <>
      {oldest.name} applied <RelativeTime at={oldest.appliedAt} />
    </>
  )
}
