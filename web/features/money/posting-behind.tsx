import { Link } from 'react-router'
import { useGetBalancePostingQuery } from '../../data/ledger.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconCheck } from '../../ui/icons.ts'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { PostingTable } from './posting-table.tsx'
import styles from './posting-behind.module.css'

/** A posting as an accountant reads it: what was debited and credited, the sum of both, and the order it comes from. */
export function PostingBehind({ postingId }: { postingId: string }) {
  const { data: posting, error, refetch } = useGetBalancePostingQuery({ id: postingId })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!posting)
    return (
      <div className={styles.sheet}>
        <SkeletonText lines={4} />
      </div>
    )
  return (
    <div className={styles.sheet}>
      <p className={styles.head}>
        <strong>{posting.description}</strong>
        <StateBadge tone="good" icon={IconCheck}>
          Balanced
        </StateBadge>
        {posting.order && <Link to={`/seller/orders/${posting.order.id}`}>Order {posting.order.number}</Link>}
      </p>
      <PostingTable entries={posting.entries} />
    </div>
  )
}
