import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { TimelineStep as Step } from '#shared/api/audit.schemas.ts'
import {
  useGetOrderTimelineInfiniteQuery,
  useGetPaymentTimelineInfiniteQuery,
  useGetPersonTimelineInfiniteQuery,
  useGetShopTimelineInfiniteQuery,
} from '#web/data/audit.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Money } from '#web/ui/money.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { Timeline, type TimelineStep } from '#web/ui/timeline.tsx'
import styles from './story.module.css'

export type StoryOf = 'order' | 'payment' | 'shop' | 'person'

/** The story of whatever it is about; two that show the same one ask once. */
export function useStory(of: StoryOf, id: string) {
  const order = useGetOrderTimelineInfiniteQuery({ id }, { skip: of !== 'order' })
  const payment = useGetPaymentTimelineInfiniteQuery({ id }, { skip: of !== 'payment' })
  const shop = useGetShopTimelineInfiniteQuery({ id }, { skip: of !== 'shop' })
  const person = useGetPersonTimelineInfiniteQuery({ id }, { skip: of !== 'person' })
  return { order, payment, shop, person }[of]
}

interface StoryProps {
  of: StoryOf
  id: string
  /** What is still to come, above what happened. */
  first?: readonly TimelineStep[]
}

const nothing: readonly TimelineStep[] = []

/** All that happened to an order, a payment, a shop or a person, newest first, in the same words everywhere. */
export function Story({ of, id, first = nothing }: StoryProps) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useStory(of, id)
  const rows = data && rowsOf(data)
  return (
    <Card title="What happened">
      {rows && (rows.length > 0 || first.length > 0) ? (
        <div className={styles.story}>
          <Timeline steps={[...first, ...rows.map((step) => toldAt(step, id))]} />
          {hasNextPage && (
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show earlier
            </Button>
          )}
        </div>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : rows ? (
        <EmptyState title="Nothing yet" isSmall>
          What happens from now on will stand here.
        </EmptyState>
      ) : (
        <SkeletonText lines={6} />
      )}
    </Card>
  )
}

const pages: Readonly<Record<string, string>> = {
  order: '/operator/orders',
  payment: '/operator/payments',
  shop: '/operator/shops',
  product: '/operator/products',
  dispute: '/operator/disputes',
  contract: '/operator/contracts',
  subscription: '/operator/subscriptions',
  withdrawal: '/operator/withdrawals',
}

const sides: Readonly<Record<Step['by'], string>> = {
  customer: 'the customer',
  shop: 'the shop',
  market: 'the market',
  system: '',
}

/** A step as the line shows it; the page's own subject is not linked to once more. */
function toldAt(step: Step, ownId: string): TimelineStep {
  const { id, at, words, isBad, by, person, note, amount, about } = step
  const page = about && pages[about.kind]
  const who =
    person && person.id !== ownId ? (
      <>
        by <Link to={`/operator/people/${person.id}`}>{person.name}</Link>
      </>
    ) : !person && sides[by] !== '' ? (
      `by ${sides[by]}`
    ) : null
  return {
    key: id,
    at,
    state: isBad ? 'refused' : 'done',
    title: (
      <>
        {words}
        {about?.name && about.id !== ownId && (
          <>
            {' · '}
            {page ? <Link to={`${page}/${about.id}`}>{about.name}</Link> : about.name}
          </>
        )}
        {amount && (
          <>
            {' · '}
            <Money value={amount} />
          </>
        )}
      </>
    ),
    note: (who || note) && (
      <>
        {who}
        {who && note && ' · '}
        {note}
      </>
    ),
  }
}
