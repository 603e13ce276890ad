import { Button } from '@mantine/core'
import type { Session } from '#shared/api/account.schemas.ts'
import { useEndSessionMutation, useListSessionsQuery, useSignOutElsewhereMutation } from '../../data/account.ts'
import { messageOf } from '../../data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './account-forms.module.css'

const doors: Record<Session['door'], string> = {
  storefront: 'to buy',
  seller: 'to sell',
  operator: 'to run the market',
}

/** Where the account is open, and the way to close it there. */
export function SessionsCard() {
  const { data, error, refetch } = useListSessionsQuery()
  const [end] = useEndSessionMutation()
  const [endOthers, { isLoading }] = useSignOutElsewhereMutation()
  const act = async (done: Promise<unknown>) => {
    try {
      await done
      notify('Signed out there')
    } catch (refusal) {
      notify(messageOf(refusal), 'bad')
    }
  }
  return (
    <Card title="Where you are signed in">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonText lines={3} />}
      {data && (
        <ul className={styles.rows}>
          {data.items.map(({ id, device, place, door, since, isThis }) => (
            <li key={id}>
              <div className={styles.words}>
                <strong>{device}</strong>
                <span>
                  From {place}, {doors[door]}, since <RelativeTime at={since} />
                </span>
              </div>
              {isThis ? (
                <StateBadge tone="good">Here</StateBadge>
              ) : (
                <Button variant="sand" size="sm" onClick={() => void act(end({ id }).unwrap())}>
                  Sign out there
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {data && data.items.length > 1 && (
        <div className={styles.acts}>
          <Button variant="danger" loading={isLoading} onClick={() => void act(endOthers().unwrap())}>
            Sign out everywhere else
          </Button>
        </div>
      )}
    </Card>
  )
}
