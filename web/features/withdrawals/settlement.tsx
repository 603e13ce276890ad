import { Link } from 'react-router'
import type { WholeWithdrawal, WithdrawalItem } from '#shared/api/withdrawals.schemas.ts'
import { rowsOf } from '../../data/keyset.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Money, MoneyCell } from '../../ui/money.tsx'
import { Day } from '../../ui/relative-time.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import styles from './settlement.module.css'

interface SettlementProps {
  withdrawal: WholeWithdrawal
  /** What it settles, as it is fetched page by page. */
  list: {
    data?: { pages: readonly { items: readonly WithdrawalItem[] }[] } | undefined
    error?: unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
    refetch: () => unknown
  }
  /** Where the page of an order is: `/seller/orders`. */
  orders: string
}

/** The orders and refunds a withdrawal settles, down to the amount that was paid. */
export function Settlement({ withdrawal, list, orders }: SettlementProps) {
  const { settlement, amount, fee } = withdrawal
  const items = list.data && rowsOf(list.data)
  const { itemCount } = settlement
  return (
    <Card title="What it settles" aside={itemCount === 1 ? '1 movement' : `${itemCount} movements`}>
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : items ? (
        <table className={styles.items}>
          <thead>
            <tr>
              <th scope="col" className={styles.extra}>
                Date
              </th>
              <th scope="col">What happened</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td className={`${styles.quiet} ${styles.extra}`}>
                  <Day at={item.at} />
                </td>
                <td>
                  {item.order ? <Link to={`${orders}/${item.order.id}`}>{item.description}</Link> : item.description}
                  <span className={`${styles.quiet} ${styles.onPhone}`}>
                    <Day at={item.at} />
                  </span>
                </td>
                <td>
                  <MoneyCell value={item.amount} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {settlement.carried.amountMinor !== 0 && (
              <Line label="Left over from the withdrawal before" value={settlement.carried} />
            )}
            {settlement.rest.amountMinor !== 0 && (
              <Line label="Left over for the next withdrawal" value={negative(settlement.rest)} />
            )}
            {fee.amountMinor !== 0 && <Line label="Fee" value={negative(fee)} />}
            <tr className={styles.sum}>
              <th scope="row" colSpan={2}>
                Withdrawn
              </th>
              <td>
                <Money value={amount} />
              </td>
            </tr>
          </tfoot>
        </table>
      ) : (
        <SkeletonText lines={6} />
      )}
      {list.hasNextPage && (
        <p className={styles.more}>
          <ShowMore of={list} size="sm" />
        </p>
      )}
    </Card>
  )
}

function Line({ label, value }: { label: string; value: WithdrawalItem['amount'] }) {
  return (
    <tr>
      <th scope="row" colSpan={2}>
        {label}
      </th>
      <td>
        <MoneyCell value={value} />
      </td>
    </tr>
  )
}

function negative(value: WithdrawalItem['amount']) {
  return { ...value, amountMinor: -value.amountMinor }
}
