import { Link } from 'react-router'
import { useGetBalancePostingQuery } from '../../data/ledger.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconCheck } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
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
      <table className={styles.entries}>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Debit</th>
            <th scope="col">Credit</th>
          </tr>
        </thead>
        <tbody>
          {posting.entries.map(({ account, debit, credit }) => (
            <tr key={account}>
              <td>{account}</td>
              <td>{debit && <Money value={debit} />}</td>
              <td>{credit && <Money value={credit} />}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Sum</th>
            <td>
              <Money value={posting.sum} />
            </td>
            <td>
              <Money value={posting.sum} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
