import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { AccountPurpose, Ledger } from '#shared/api/ledger.schemas.ts'
import { ledgerEndpoints } from '#shared/api/ledger.ts'
import { rowsOf } from '#web/data/keyset.ts'
import {
  useGetLedgerFlowQuery,
  useGetLedgerQuery,
  useListLedgerPostingsInfiniteQuery,
  useVerifyLedgerMutation,
} from '#web/data/ledger.ts'
import { useSettings } from '#web/data/settings.ts'
import { addressWith, bookViewOf, wishOf, type BookView } from '#web/features/books/book-view.ts'
import { PostingBlock } from '#web/features/books/posting-block.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconAlertTriangle, IconCheck, IconDownload } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { Day, RelativeTime } from '#web/ui/relative-time.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import styles from './ledger.module.css'

export default function LedgerPage() {
  const [params] = useSearchParams()
  const view = bookViewOf(params)
  const { name: market } = useSettings()
  const { asOf, currency } = wishOf(view)
  const { data: ledger, error, refetch } = useGetLedgerQuery({ ...(asOf && { asOf }), ...(currency && { currency }) })
  return (
    <>
      <title>{`Ledger – ${market}`}</title>
      <Head ledger={ledger} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={styles.page}>
          {ledger?.verification?.isBalanced === false && <Unbalanced faults={ledger.verification.faults} />}
          <Accounts ledger={ledger} view={view} />
          <div className={styles.book}>
            <Filters ledger={ledger} view={view} />
            {view.purpose && <Flow view={view} purpose={view.purpose} />}
            <Postings view={view} />
          </div>
        </div>
      )}
    </>
  )
}

function Head({ ledger }: { ledger: Ledger | undefined }) {
  const [verify, { isLoading, error }] = useVerifyLedgerMutation()
  const verification = ledger?.verification
  return (
    <>
      <PageHead
        title="Ledger"
        lead={
          ledger?.since ? (
            <>
              Every cent since <Day at={ledger.since} />, in postings that each sum to zero.
            </>
          ) : (
            'Every cent, in postings that each sum to zero.'
          )
        }
        actions={
          <>
            {verification && (
              <StateBadge
                tone={verification.isBalanced ? 'good' : 'refused'}
                icon={verification.isBalanced ? IconCheck : IconAlertTriangle}
              >
                {verification.isBalanced ? 'Balanced to the cent ' : 'Not balanced '}
                <RelativeTime at={verification.at} />
              </StateBadge>
            )}
            <Button variant="sand" loading={isLoading} onClick={() => void verify()}>
              Add it up again
            </Button>
          </>
        }
      />
      <ProblemNote error={error} />
    </>
  )
}

/** What no operator may overlook. */
function Unbalanced({ faults }: { faults: readonly string[] }) {
  return (
    <div className={styles.strip}>
      <Note tone="refused">
        <strong>The ledger does not balance. Nothing is paid out until it does.</strong>
        <ul>
          {faults.slice(0, 10).map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </Note>
    </div>
  )
}

const groups = [
  ['held', 'Held for the market'],
  ['owed_to_shops', 'Owed to shops'],
  ['owed_to_others', 'Owed to others'],
  ['earned', 'Earned'],
  ['spent', 'Spent'],
] as const

function Accounts({ ledger, view }: { ledger: Ledger | undefined; view: BookView }) {
  if (!ledger)
    return (
      <Card title="Accounts">
        <SkeletonText lines={14} />
      </Card>
    )
  const { accounts, debits, credits, difference } = ledger
  return (
    <Card title="Accounts" aside={view.to ? <Day at={`${view.to}T12:00:00Z`} /> : 'Now'} className={styles.accounts!}>
      {groups.map(([group, label]) => (
        <section key={group}>
          <h3>{label}</h3>
          <ul>
            {accounts
              .filter((account) => account.group === group)
              .map(({ purpose, name, balance }) => (
                <li key={purpose}>
                  <Link
                    to={addressWith(view, { purpose: purpose === view.purpose ? undefined : purpose })}
                    aria-current={purpose === view.purpose ? 'true' : undefined}
                    preventScrollReset
                  >
                    <span className={styles.account}>{name}</span>
                    <Money value={balance} />
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <dl className={styles.proof}>
        <div>
          <dt>All debits</dt>
          <dd>
            <Money value={debits} />
          </dd>
        </div>
        <div>
          <dt>All credits</dt>
          <dd>
            <Money value={credits} />
          </dd>
        </div>
        <div data-wrong={difference.amountMinor !== 0 || undefined} className={styles.difference}>
          <dt>Difference</dt>
          <dd>
            <Money value={difference} />
          </dd>
        </div>
      </dl>
    </Card>
  )
}

function Filters({ ledger, view }: { ledger: Ledger | undefined; view: BookView }) {
  const [, setParams] = useSearchParams()
  const [order, setOrder] = useState(view.order ?? '')
  const change = (part: Partial<BookView>) =>
    setParams(new URLSearchParams(addressWith(view, part).slice(1)), { preventScrollReset: true })
  const accounts = ledger?.accounts ?? []
  return (
    <form
      className={styles.filters}
      onSubmit={(event) => {
        event.preventDefault()
        change({ order: order.trim().replace('#', '') || undefined })
      }}
    >
      <NativeSelect
        label="Account"
        value={view.purpose ?? ''}
        onChange={(event) =>
          change({ purpose: (event.currentTarget.value || undefined) as AccountPurpose | undefined })
        }
        data={[
          { value: '', label: 'All accounts' },
          ...accounts.map(({ purpose, name }) => ({ value: purpose, label: name })),
        ]}
      />
      <NativeSelect
        label="Shop"
        value={view.shop ?? ''}
        onChange={(event) => change({ shop: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: 'All shops' },
          ...(ledger?.shops ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextInput
        label="From"
        type="date"
        value={view.from ?? ''}
        onChange={(event) => change({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        label="Until"
        type="date"
        value={view.to ?? ''}
        onChange={(event) => change({ to: event.currentTarget.value || undefined })}
      />
      <TextInput
        label="Order"
        inputMode="numeric"
        placeholder="10478"
        value={order}
        onChange={(event) => setOrder(event.currentTarget.value)}
        onBlur={() => change({ order: order.trim().replace('#', '') || undefined })}
      />
      {ledger && ledger.currencies.length > 1 && (
        <NativeSelect
          label="Currency"
          value={ledger.currency}
          onChange={(event) => change({ currency: event.currentTarget.value })}
          data={ledger.currencies}
        />
      )}
      {(view.purpose ?? view.shop ?? view.from ?? view.to ?? view.order) && (
        <Button component={Link} to="?" variant="subtle" className={styles.clear}>
          Show everything
        </Button>
      )}
    </form>
  )
}

/** What the chosen account held at the beginning, what came in, what went out, and what it held at the end. */
function Flow({ view, purpose }: { view: BookView; purpose: AccountPurpose }) {
  const { from, to, shop, currency } = wishOf(view)
  const query = {
    purpose,
    ...(from && { from }),
    ...(to && { to }),
    ...(shop && { shop }),
    ...(currency && { currency }),
  }
  const { data: flow, error, refetch } = useGetLedgerFlowQuery(query)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  const figures = [
    [view.from ? 'At the beginning' : 'Before the first', flow?.opening],
    ['In', flow?.in],
    ['Out', flow?.out],
    [view.to ? 'At the end' : 'Now', flow?.closing],
  ] as const
  return (
    <>
      <dl className={styles.flow}>
        {figures.map(([label, figure]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{figure ? <Money value={figure} /> : '…'}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.file}>
        <Button
          component="a"
          href={`${ledgerEndpoints.downloadLedgerEntries.path}?${new URLSearchParams(query).toString()}`}
          download
          variant="sand"
          size="sm"
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          Every entry as CSV
        </Button>
      </p>
    </>
  )
}

function Postings({ view }: { view: BookView }) {
  const { from, to, purpose, shop, order, currency } = wishOf(view)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useListLedgerPostingsInfiniteQuery({
    ...(from && { from }),
    ...(to && { to }),
    ...(purpose && { purpose }),
    ...(shop && { shop }),
    ...(order && { order }),
    ...(currency && { currency }),
  })
  const postings = data && rowsOf(data)
  return (
    <Card>
      <h2 className="visually-hidden">Postings</h2>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !postings ? (
        <SkeletonText lines={12} />
      ) : postings.length === 0 ? (
        <EmptyState title="Nothing is booked here" isSmall>
          No posting answers to these filters.
        </EmptyState>
      ) : (
        postings.map((posting) => <PostingBlock key={posting.id} posting={posting} marked={purpose} />)
      )}
      {hasNextPage && (
        <div className={styles.more}>
          <ShowMore of={{ hasNextPage, isFetchingNextPage, fetchNextPage }} size="sm" />
        </div>
      )}
    </Card>
  )
}
