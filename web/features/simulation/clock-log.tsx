import { Button } from '@mantine/core'
import { rowsOf } from '../../data/keyset.ts'
import { useLocale } from '../../data/settings.ts'
import { useListClockLogInfiniteQuery } from '../../data/simulation.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { story, stretchWords } from './clock-words.ts'
import styles from './simulation.module.css'

/** What happened while the clock was moved, the newest first. */
export function ClockLog() {
  const locale = useLocale()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useListClockLogInfiniteQuery()
  const rows = data && rowsOf(data)
  return (
    <Card title="What happened">
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !rows ? (
        <SkeletonText lines={5} />
      ) : rows.length === 0 ? (
        <EmptyState title="Nothing yet" isSmall>
          Move the clock, and what happens on the way is told here, day by day.
        </EmptyState>
      ) : (
        <ol className={styles.log}>
          {rows.map(({ id, figures, ...stretch }) => (
            <li key={id}>
              <span className={styles.day}>{stretchWords(stretch, locale)}</span>
              <span>{story(figures, locale)}</span>
            </li>
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </Card>
  )
}
