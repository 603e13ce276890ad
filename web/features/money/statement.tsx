import { Fragment, useState } from 'react'
import type { Balance, BalanceEntry } from '#shared/api/ledger.schemas.ts'
import { rowsOf } from '../../data/keyset.ts'
import { useListBalanceEntriesInfiniteQuery } from '../../data/ledger.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilterTabs } from '../../ui/filter-tabs.tsx'
import { IconChevronDown } from '../../ui/icons.ts'
import { Money, MoneyCell } from '../../ui/money.tsx'
import { Day } from '../../ui/relative-time.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { balanceParts } from './balance-parts.ts'
import { PostingBehind } from './posting-behind.tsx'
import { StatementPeriod } from './statement-period.tsx'
import styles from './statement.module.css'

type PartName = Balance['parts'][number]['part']

interface StatementProps {
  part: PartName | undefined
  /** The first and the last day, as `2026-11-01`; null where there is no bound. */
  from: string | null
  to: string | null
}

/** Every movement of the shop's money, newest first, of some days or of all; each opens to the posting behind it. */
export function Statement({ part, from, to }: StatementProps) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useListBalanceEntriesInfiniteQuery({
    ...(part && { part }),
    ...(from && { from }),
    ...(to && { to }),
  })
  const days = new URLSearchParams({ ...(from && { from }), ...(to && { to }) }).toString()
  const [open, setOpen] = useState<string>()
  const entries = data ? rowsOf(data) : undefined
  return (
    <Card title="Statement">
      <FilterTabs
        label="Part of the balance"
        tabs={[
          { key: 'all', label: 'All', to: `?${days}`, isChosen: part === undefined },
          ...(Object.keys(balanceParts) as PartName[]).map((each) => ({
            key: each,
            label: balanceParts[each].label,
            to: `?part=${each}${days && `&${days}`}`,
            isChosen: part === each,
          })),
        ]}
      />
      <StatementPeriod part={part} from={from} to={to} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !entries ? (
        <SkeletonText lines={8} />
      ) : entries.length === 0 ? (
        <EmptyState title="Nothing has moved here yet" isSmall>
          Every payment, delivery and refund of your shop will stand here with the postings behind it.
        </EmptyState>
      ) : (
        <table className={styles.statement}>
          <thead>
            <tr>
              <th scope="col" className={styles.extra}>
                Date
              </th>
              <th scope="col">What happened</th>
              <th scope="col" className={styles.figure}>
                Amount
              </th>
              <th scope="col" className={`${styles.figure} ${styles.extra}`}>
                After it
              </th>
              <th scope="col">
                <span className="visually-hidden">Postings</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Fragment key={entry.id}>
                <EntryRow
                  entry={entry}
                  isOpen={open === entry.id}
                  onToggle={() => setOpen(open === entry.id ? undefined : entry.id)}
                />
                {open === entry.id && (
                  <tr>
                    <td colSpan={5} id={`posting-of-${entry.id}`} className={styles.behind}>
                      <PostingBehind postingId={entry.postingId} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage && (
        <p className={styles.more}>
          <ShowMore of={{ hasNextPage, isFetchingNextPage, fetchNextPage }} size="sm" />
        </p>
      )}
    </Card>
  )
}

function EntryRow({ entry, isOpen, onToggle }: { entry: BalanceEntry; isOpen: boolean; onToggle: () => void }) {
  const { id, at, description, part, amount, balanceAfter } = entry
  return (
    <tr className={styles.entry}>
      <td className={`${styles.day} ${styles.extra}`}>
        <Day at={at} />
      </td>
      <td>
        <strong>{description}</strong>
        <span className={styles.part}>
          {balanceParts[part].label}
          <span className={styles.onPhone}>
            {' · '}
            <Day at={at} />
          </span>
        </span>
      </td>
      <td className={styles.figure}>
        <MoneyCell value={amount} />
      </td>
      <td className={`${styles.figure} ${styles.extra} ${styles.after}`}>
        <Money value={balanceAfter} />
      </td>
      <td className={styles.figure}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={isOpen ? `posting-of-${id}` : undefined}
          aria-label={`Postings behind ${description}`}
          onClick={onToggle}
        >
          <IconChevronDown size={18} aria-hidden />
        </button>
      </td>
    </tr>
  )
}
