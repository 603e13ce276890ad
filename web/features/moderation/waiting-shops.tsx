import { rowsOf } from '../../data/keyset.ts'
import { useListShopsToReviewInfiniteQuery } from '../../data/market-shops.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import styles from '../words/words.module.css'
import { ShopMark } from '../shops/shop-mark.tsx'

/** Shops that have applied, each leading to where an operator decides. */
export function WaitingShops() {
  const list = useListShopsToReviewInfiniteQuery({ state: 'applied' })
  const shops = list.data && rowsOf(list.data)
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!shops)
    return (
      <Card>
        <SkeletonText lines={3} />
      </Card>
    )
  if (shops.length === 0)
    return <EmptyState title="No shop waits">New applications stand here until you have looked at them.</EmptyState>
  return (
    <ul className={styles.list}>
      {shops.map((shop) => (
        <li key={shop.id} className={styles.row}>
          <Card>
            <p className={styles.head}>
              <ShopMark logo={shop.logo} name={shop.name} size={44} />
              <RowLink to={`/operator/shops?state=applied&shop=${shop.id}`}>{shop.name}</RowLink>
              <span className={styles.quiet}>
                {shop.owner.name}, <RelativeTime at={shop.appliedAt} />
              </span>
            </p>
          </Card>
        </li>
      ))}
    </ul>
  )
}
