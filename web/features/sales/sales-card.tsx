import { Fragment, lazy, Suspense } from 'react'
import type { Money as Amount } from '#shared/money.ts'
import { Card } from '../../ui/card.tsx'
import { Change } from '../../ui/figure-tile.tsx'
import { Money } from '../../ui/money.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { SalesDay } from './sales-chart.tsx'
import { SalesTable } from './sales-table.tsx'
import styles from './sales-card.module.css'

const SalesChart = lazy(() => import('./sales-chart.tsx'))

interface SalesCardProps {
  title: string
  sales: Amount
  previousSales: Amount
  days: readonly SalesDay[]
  /** What was sold in other currencies, which is in none of the sums. */
  elsewhere: readonly Amount[]
}

/** What was sold in thirty days against the thirty before: the figure, the chart, and a table for who cannot see it. */
export function SalesCard({ title, sales, previousSales, days, elsewhere }: SalesCardProps) {
  const { currency } = sales
  return (
    <Card title={title}>
      <p className={styles.figures}>
        <span className={styles.figure}>
          <Money value={sales} />
        </span>
        <Change now={sales.amountMinor} before={previousSales.amountMinor} />
        <span className={styles.before}>
          <Money value={previousSales} /> in the 30 days before
        </span>
      </p>
      {elsewhere.length > 0 && (
        <p className={styles.before}>
          Besides, in other currencies:{' '}
          {elsewhere.map((amount, index) => (
            <Fragment key={amount.currency}>
              {index > 0 && ', '}
              <Money value={amount} />
            </Fragment>
          ))}
        </p>
      )}
      <Suspense fallback={<Skeleton height="260px" radius="14px" />}>
        <SalesChart days={days} currency={currency} />
      </Suspense>
      <p className={styles.legend} aria-hidden>
        <span data-line="now">These 30 days</span>
        <span data-line="before">The 30 before</span>
      </p>
      <SalesTable title={title} days={days} currency={currency} />
    </Card>
  )
}
