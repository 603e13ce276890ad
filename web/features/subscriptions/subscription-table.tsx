import { useSearchParams } from 'react-router'
import type { MarketSubscription } from '#shared/api/subscriptions.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { planWords } from '../plans/plan-words.ts'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterTabs } from '../../ui/filter-tabs.tsx'
import { Money } from '../../ui/money.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import { dayWords, SubscriptionStateBadge, subscriptionStateOf, tabsFor } from './subscription-states.tsx'
import styles from './subscriptions.module.css'

interface SubscriptionTableProps {
  rows: readonly MarketSubscription[] | undefined
  /** Where one is opened; none before a shop. */
  linkTo?: (id: string) => string
  /** Whose shop it is, before who runs the market. */
  hasShop?: boolean
  onMore: (() => void) | undefined
  isLoadingMore: boolean
  error: unknown
  onRetry: () => void
}

/** Subscriptions with what comes next and what they owe. */
export function SubscriptionTable({ rows, linkTo, hasShop = false, ...list }: SubscriptionTableProps) {
  const [search] = useSearchParams()
  const locale = useLocale()
  const state = subscriptionStateOf(search.get('state'))
  const columns = columnsFor({ linkTo, hasShop, locale })
  return (
    <DataTable
      label="Subscriptions"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      filters={<FilterTabs label="Subscriptions by state" tabs={tabsFor(state)} />}
      renderPhone={(shown) => (
        <ul className={styles.cycles}>
          {shown.map((row) => (
            <li key={row.id}>
              <span className={styles.words}>
                <Name row={row} linkTo={linkTo} />
                <span>
                  {row.quantity} × {row.product.title}
                </span>
                <span className={styles.quiet}>{row.customer}</span>
                {row.failure && (
                  <span className={styles.quiet}>
                    {row.failure}
                    {row.nextTryAt && ` Again on ${dayWords(row.nextTryAt.slice(0, 10), locale)}.`}
                  </span>
                )}
              </span>
              <SubscriptionStateBadge state={row.state} />
            </li>
          ))}
        </ul>
      )}
      {...list}
      empty={<EmptyState title="None of these">A product with a plan can be subscribed to on its page.</EmptyState>}
    />
  )
}

interface ColumnSettings {
  linkTo: ((id: string) => string) | undefined
  hasShop: boolean
  locale: string
}

function Name({ row, linkTo }: { row: MarketSubscription; linkTo: ColumnSettings['linkTo'] }) {
  return linkTo ? <RowLink to={linkTo(row.id)}>{row.number}</RowLink> : row.number
}

function columnsFor({ linkTo, hasShop, locale }: ColumnSettings): Column<MarketSubscription>[] {
  return [
    {
      key: 'number',
      title: 'Subscription',
      cell: (row) => (
        <span className={styles.words}>
          <Name row={row} linkTo={linkTo} />
          <span className={styles.quiet}>{row.customer}</span>
        </span>
      ),
    },
    {
      key: 'thing',
      title: 'Brings',
      cell: (row) => (
        <span className={styles.words}>
          <span>
            {row.quantity} × {row.product.title}
          </span>
          <span className={styles.quiet}>
            {planWords(row)}, <Money value={row.price} />
            {hasShop && `, ${row.shop.name}`}
          </span>
        </span>
      ),
    },
    { key: 'next', title: 'Next', isExtra: true, cell: ({ nextOn }) => (nextOn ? dayWords(nextOn, locale) : '–') },
    {
      key: 'owed',
      title: 'Unpaid',
      isExtra: true,
      cell: ({ failure, tries, nextTryAt }) =>
        failure ? (
          <span className={styles.words}>
            <span>{failure}</span>
            <span className={styles.quiet}>
              Try {tries}
              {nextTryAt && `, again on ${dayWords(nextTryAt.slice(0, 10), locale)}`}
            </span>
          </span>
        ) : (
          ''
        ),
    },
    { key: 'state', title: 'State', cell: ({ state: own }) => <SubscriptionStateBadge state={own} /> },
  ]
}
