import { Link } from 'react-router'
import { rowsOf } from '#web/data/keyset.ts'
import { useLocale } from '#web/data/settings.ts'
import { useListSubscriptionsInfiniteQuery } from '#web/data/subscriptions.ts'
import { planWords } from '#web/features/plans/plan-words.ts'
import { dayWords, SubscriptionStateBadge } from '#web/features/subscriptions/subscription-states.tsx'
import styles from '#web/features/subscriptions/subscriptions.module.css'
import { ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Money } from '#web/ui/money.tsx'
import { Picture } from '#web/ui/picture.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'

export default function SubscriptionsPage() {
  const locale = useLocale()
  const list = useListSubscriptionsInfiniteQuery()
  const rows = list.data && rowsOf(list.data)
  return (
    <>
      <title>Your subscriptions</title>
      <h1>Subscriptions</h1>
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {!rows && !list.error && <Skeleton height="240px" radius="20px" />}
      {rows?.length === 0 && (
        <EmptyState title="No subscription yet" action={<ButtonLink to="/products">Look around</ButtonLink>}>
          Some things can come again and again: their pages say so.
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <ul className={styles.rows}>
          {rows.map((row) => (
            <li key={row.id}>
              <Link to={`/account/subscriptions/${row.id}`} className={styles.row}>
                <Picture picture={row.picture} alt="" sizes="72px" />
                <span className={styles.words}>
                  <strong>
                    {row.quantity} × {row.product.title}
                  </strong>
                  <span className={styles.quiet}>
                    {planWords(row)} from {row.shop.name}, <Money value={row.price} />
                  </span>
                  <span className={styles.quiet}>
                    {(row.endsWithCycle || row.endsByItself) && row.nextOn
                      ? `Ends on ${dayWords(row.nextOn, locale)}`
                      : row.nextOn
                        ? `Next on ${dayWords(row.nextOn, locale)}`
                        : 'Nothing comes next'}
                  </span>
                </span>
                <SubscriptionStateBadge state={row.state} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <ShowMore of={list} />
    </>
  )
}
