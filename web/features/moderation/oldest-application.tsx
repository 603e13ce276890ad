import { useSelector } from 'react-redux'
import type { Doors } from '../../data/doors.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useListShopsToReviewInfiniteQuery } from '../../data/market-shops.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'

/** The shop that has waited longest: `Northwind Knitting applied 2 days ago`; nothing while there are too many to know. */
export function OldestApplication() {
  // Outside the operator's door, as among the pieces of /dev/ui, nobody may ask.
  const isOperator = useSelector((state: { doors: Doors }) => state.doors.operator)
  const { data, hasNextPage } = useListShopsToReviewInfiniteQuery({ state: 'applied' }, { skip: !isOperator })
  const oldest = data && !hasNextPage ? rowsOf(data).at(-1) : undefined
  if (!oldest) return null
  return (
    <>
      {oldest.name} applied <RelativeTime at={oldest.appliedAt} />
    </>
  )
}
