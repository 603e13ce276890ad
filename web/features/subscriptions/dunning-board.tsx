import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { OwingGroup, OwingSubscription, RenewalFigures } from '#shared/api/subscriptions.schemas.ts'
import { rowsOf } from '../../data/keyset.ts'
import { messageOf } from '../../data/problem.ts'
import { useLocale } from '../../data/settings.ts'
import {
  useListDunningInfiniteQuery,
  useRemindOfPaymentMutation,
  useRetryCycleMutation,
} from '../../data/subscriptions.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Money } from '../../ui/money.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { notify } from '../../ui/toaster.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { countOf } from './renewal-figures.tsx'
import { shortDay } from './subscription-states.tsx'
import styles from './dunning-board.module.css'

/**
 * Whom to help pay: who renews this week, then a column for each number of tries, with what they owe, and in it who is tried next
 * first.
 */
export function DunningBoard({ figures }: { figures: RenewalFigures | undefined }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useListDunningInfiniteQuery()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height="220px" radius="14px" />
  const rows = rowsOf(data)
  const columns = Map.groupBy(data.pages[0]!.groups, ({ tries }) => tries)
  if (columns.size === 0 && !figures?.renewing.length) return null
  return (
    <section aria-label="Renewing and unpaid" className={styles.board}>
      <div className={styles.columns}>
        {figures && figures.renewing.length > 0 && <Renewing figures={figures} />}
        {[...columns].map(([tries, groups]) => (
          <Column
            key={tries ?? 'over'}
            groups={groups}
            rows={rows.filter((row) => (row.nextTryAt === null ? null : row.tries) === tries)}
          />
        ))}
      </div>
      <ShowMore of={{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
    </section>
  )
}

function Renewing({ figures: { due, renewing } }: { figures: RenewalFigures }) {
  const locale = useLocale()
  const more = countOf(due) - renewing.length
  return (
    <div className={styles.column}>
      <h2>
        <span>Renewing this week</span>
        <span>{countOf(due)}</span>
      </h2>
      <ul>
        {renewing.map(({ id, number, customer, shopName, things, nextOn, amount, means }) => (
          <li key={id}>
            <Link to={`/operator/subscriptions/${id}`}>
              {customer}, {number}
            </Link>
            <span className={styles.things}>
              {things}, {shopName}
            </span>
            <span className={styles.things}>Renews on {shortDay(nextOn, locale)}</span>
            <span className={styles.sum}>
              <Money value={amount} />
              <span className={styles.means} data-is-missing={means !== 'ready'}>
                {meansWords[means]}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p>And {more} after them</p>}
    </div>
  )
}

const meansWords: Record<RenewalFigures['renewing'][number]['means'], string> = {
  ready: 'Card ready',
  expires: 'Card expires before',
  none: 'No card',
}

function Column({ groups, rows }: { groups: readonly OwingGroup[]; rows: readonly OwingSubscription[] }) {
  const tries = groups[0]!.tries
  return (
    <div className={styles.column}>
      <h2>
        <span>{tries === null ? 'Not tried any more' : tries === 1 ? 'One try failed' : `${tries} tries failed`}</span>
        <span>{groups.reduce((sum, { count }) => sum + count, 0)}</span>
      </h2>
      {groups.map(({ owed }) => (
        <p key={owed.currency}>
          <Money value={owed} /> unpaid
        </p>
      ))}
      <ul>
        {rows.map((row) => (
          <Owing key={row.id} row={row} />
        ))}
      </ul>
    </div>
  )
}

function Owing({ row }: { row: OwingSubscription }) {
  const { id, number, customer, shopName, things, failure, nextTryAt, owed, remindedAt, isRemindedToday } = row
  const locale = useLocale()
  const [remind, reminding] = useRemindOfPaymentMutation()
  const [retry, trying] = useRetryCycleMutation()
  const tell = async (act: Promise<string>) => {
    try {
      notify(await act)
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  const tryAgain = async () => ((await retry({ id }).unwrap()).state === 'active' ? 'It is paid' : 'It is not paid')
  const writeTo = async () => {
    await remind({ id }).unwrap()
    return `${customer} is reminded by mail`
  }
  return (
    <li>
      <Link to={`/operator/subscriptions/${id}`}>
        {customer}, {number}
      </Link>
      <span className={styles.things}>
        {things}, {shopName}
      </span>
      <span className={styles.why} data-is-over={nextTryAt === null}>
        {failure} {nextTryAt && `Next try on ${shortDay(nextTryAt.slice(0, 10), locale)}.`}
      </span>
      {remindedAt && (
        <span className={styles.things}>
          {isRemindedToday ? 'Reminded today' : `Reminded on ${shortDay(remindedAt.slice(0, 10), locale)}`}
        </span>
      )}
      <span className={styles.sum}>
        <Money value={owed} />
      </span>
      <span className={styles.acts}>
        {!isRemindedToday && (
          <Button size="compact-sm" variant="subtle" loading={reminding.isLoading} onClick={() => void tell(writeTo())}>
            Remind
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" loading={trying.isLoading} onClick={() => void tell(tryAgain())}>
          Charge now
        </Button>
        <Button size="compact-sm" variant="subtle" component={Link} to={`/operator/subscriptions/${id}`}>
          Let it go…
        </Button>
      </span>
    </li>
  )
}
