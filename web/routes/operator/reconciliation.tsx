import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Difference, DifferenceState, Reconciliation } from '#shared/api/reconciliation.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import {
  useAskAboutDifferenceMutation,
  useGetReconciliationQuery,
  useListDifferencesInfiniteQuery,
  useReconcileNowMutation,
  useUploadPayoutFileMutation,
} from '#web/data/reconciliation.ts'
import { useSettings } from '#web/data/settings.ts'
import { differenceStates, DifferenceStateBadge, reasons } from '#web/features/books/difference-words.tsx'
import { GatewayPayouts } from '#web/features/books/gateway-payouts.tsx'
import { SettleDifference } from '#web/features/books/settle-difference.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { FilterTabs } from '#web/ui/filter-tabs.tsx'
import { IconUpload } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { notify } from '#web/ui/toaster.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import styles from './reconciliation.module.css'

export default function ReconciliationPage() {
  const { name: market } = useSettings()
  const { data, error, refetch } = useGetReconciliationQuery()
  return (
    <>
      <title>{`Reconciliation – ${market}`}</title>
      <Head />
      <div className={styles.page}>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Sides data={data} />
        ) : (
          <Card>
            <SkeletonText lines={3} />
          </Card>
        )}
        <WorkList />
        <GatewayPayouts />
        {data && <Runs runs={data.runs} />}
      </div>
    </>
  )
}

function Head() {
  const [run, running] = useReconcileNowMutation()
  const [upload, uploading] = useUploadPayoutFileMutation()
  const [refusal, setRefusal] = useState<unknown>()
  const act = async (work: () => Promise<Reconciliation>) => {
    setRefusal(undefined)
    try {
      const { open } = await work()
      notify(
        open === 0 ? 'Everything agrees.' : `${open === 1 ? 'One difference is' : `${open} differences are`} open.`,
      )
    } catch (problem) {
      setRefusal(problem)
    }
  }
  return (
    <>
      <PageHead
        title="Reconciliation"
        lead="Every night the gateways’ own accounts of our money are laid beside the book."
        actions={
          <>
            <FileButton
              accept="text/csv,.csv"
              onChange={(file) => file && void act(() => upload({ file }).unwrap())}
              inputProps={{ 'aria-label': 'Payout report (CSV)' }}
            >
              {(props) => (
                <Button
                  {...props}
                  variant="sand"
                  leftSection={<IconUpload size={18} aria-hidden />}
                  loading={uploading.isLoading}
                >
                  Payout report (CSV)
                </Button>
              )}
            </FileButton>
            <Button loading={running.isLoading} onClick={() => void act(() => run().unwrap())}>
              Run now
            </Button>
          </>
        }
      />
      <ProblemNote error={refusal} />
    </>
  )
}

/** Both sides, and what lies between them. */
function Sides({ data: { book, atGateways, atBanks, gap, open, openGap } }: { data: Reconciliation }) {
  const agrees = gap.amountMinor === 0
  return (
    <>
      <dl className={styles.sides}>
        <div>
          <dt>By the book gateways hold</dt>
          <dd>
            <Money value={book} />
          </dd>
        </div>
        <div>
          <dt>By their own accounts</dt>
          <dd>
            <Money value={atGateways} />
          </dd>
        </div>
        {atBanks.amountMinor !== 0 && (
          <div>
            <dt>Held by banks, for chargebacks</dt>
            <dd>
              <Money value={atBanks} />
            </dd>
          </div>
        )}
        <div data-wrong={!agrees || undefined}>
          <dt>Between them</dt>
          <dd>
            <Money value={gap} />
          </dd>
        </div>
        <div>
          <dt>Open differences ({open})</dt>
          <dd>
            <Money value={openGap} />
          </dd>
        </div>
      </dl>
      {!agrees && gap.amountMinor !== openGap.amountMinor && (
        <Note tone="neutral">
          What is not among the open differences was explained, or is younger than a day and not yet in the gateway’s
          account.
        </Note>
      )}
    </>
  )
}

function WorkList() {
  const [params] = useSearchParams()
  const state = stateOf(params.get('state'))
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useListDifferencesInfiniteQuery({
    state,
  })
  const rows = data && rowsOf(data)
  return (
    <Card title="Differences">
      <FilterTabs
        label="Differences by state"
        tabs={[...(Object.keys(differenceStates) as DifferenceState[]), 'all' as const].map((key) => ({
          key,
          label: key === 'all' ? 'All' : differenceStates[key].word,
          to: `?state=${key}`,
          isChosen: key === state,
        }))}
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !rows ? (
        <SkeletonText lines={6} />
      ) : rows.length === 0 ? (
        <EmptyState title={state === 'open' ? 'Everything agrees' : 'None of these'} isSmall>
          {state === 'open' ? 'Gateways and the book say the same.' : 'There is no such difference.'}
        </EmptyState>
      ) : (
        <ul className={styles.differences}>
          {rows.map((difference) => (
            <Row key={difference.id} difference={difference} />
          ))}
        </ul>
      )}
      <ShowMore of={{ hasNextPage, isFetchingNextPage, fetchNextPage }} size="sm" />
    </Card>
  )
}

function Row({ difference }: { difference: Difference }) {
  const { id, gateway, reason, book, atGateway, gap, state, note, by, paymentId, orders, movement, foundAt } =
    difference
  const [ask, { isLoading, error }] = useAskAboutDifferenceMutation()
  const [settling, setSettling] = useState<'post' | 'explain'>()
  return (
    <li>
      <div className={styles.words}>
        <p className={styles.reason}>
          <strong>{reasons[reason].title}</strong> <DifferenceStateBadge state={state} />
        </p>
        <p>{reasons[reason].sentence}</p>
        <p className={styles.quiet}>
          {gateway} · {movement ? `${movement.kind} ${movement.reference ?? movement.id}` : 'no line'}
          {orders.length > 0 && ` · order ${orders.join(', ')}`} · found <RelativeTime at={foundAt} />
          {movement?.description && ` · ${movement.description}`}
        </p>
        {note && (
          <p className={styles.quiet}>
            “{note}”{by && ` ${by}`}
          </p>
        )}
        <ProblemNote error={error} />
      </div>
      <dl className={styles.amounts}>
        <div>
          <dt>Book</dt>
          <dd>
            <Money value={book} />
          </dd>
        </div>
        <div>
          <dt>Gateway</dt>
          <dd>
            <Money value={atGateway} />
          </dd>
        </div>
        <div>
          <dt>Between</dt>
          <dd>
            <strong>
              <Money value={gap} />
            </strong>
          </dd>
        </div>
      </dl>
      <div className={styles.acts}>
        {state === 'open' && (
          <>
            <Button size="sm" variant="default" onClick={() => setSettling('post')}>
              {reason === 'fee_unknown' ? 'Book as a fee' : 'Book the difference'}
            </Button>
            <Button size="sm" variant="default" onClick={() => setSettling('explain')}>
              Explain
            </Button>
            {paymentId && (
              <Button size="sm" variant="default" loading={isLoading} onClick={() => void ask({ id })}>
                Ask the gateway
              </Button>
            )}
          </>
        )}
        {paymentId && (
          <Button size="sm" variant="subtle" component={Link} to={`/operator/payments/${paymentId}`}>
            The payment
          </Button>
        )}
      </div>
      {settling && <SettleDifference difference={difference} how={settling} onClose={() => setSettling(undefined)} />}
    </li>
  )
}

function Runs({ runs }: { runs: Reconciliation['runs'] }) {
  return (
    <Card title="Latest runs">
      {runs.length === 0 ? (
        <EmptyState title="No run yet" isSmall>
          The first comes tonight, or when you ask for it.
        </EmptyState>
      ) : (
        <ul className={styles.runs}>
          {runs.map(({ id, gateway, source, startedAt, by, lines, newLines, differences, error }) => (
            <li key={id}>
              <strong>{gateway}</strong> {source === 'file' ? 'from a file' : 'from its account'},{' '}
              <RelativeTime at={startedAt} />, by {by ?? 'the night'}:{' '}
              {error ? (
                <span className={styles.failed}>{error}</span>
              ) : (
                `${lines} lines, ${newLines} of them new, ${differences === 0 ? 'no difference' : differences === 1 ? 'one difference' : `${differences} differences`}`
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function stateOf(asked: string | null): DifferenceState | 'all' {
  return asked === 'all' || (asked !== null && asked in differenceStates) ? (asked as DifferenceState | 'all') : 'open'
}
