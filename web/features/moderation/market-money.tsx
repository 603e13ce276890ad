import type { MarketOverview } from '#shared/api/orders.schemas.ts'
import { Change } from '../../ui/figure-tile.tsx'
import { Money } from '../../ui/money.tsx'
import styles from './market-money.module.css'

/** What was sold in thirty days, what the market keeps of it, and the rate that makes: one card, so that it explains itself. */
export function MarketMoney({ overview }: { overview: MarketOverview }) {
  const { sales, previousSales, commission } = overview
  const rate = sales.amountMinor === 0 ? 0 : (commission.amountMinor / sales.amountMinor) * 100
  return (
    <section className={styles.card} aria-label="Money of the market">
      <p className={styles.label}>Sold through the market in 30 days</p>
      <p className={styles.sold}>
        <Money value={sales} />
      </p>
      <p className={styles.change}>
        <Change now={sales.amountMinor} before={previousSales.amountMinor} /> against <Money value={previousSales} /> in
        the 30 days before
      </p>
      <dl className={styles.kept}>
        <div>
          <dt>Goes to the shops</dt>
          <dd>
            <Money value={{ ...sales, amountMinor: sales.amountMinor - commission.amountMinor }} />
          </dd>
        </div>
        <div>
          <dt>The market keeps</dt>
          <dd>
            <Money value={commission} />
          </dd>
        </div>
      </dl>
      <p className={styles.rate}>
        <strong>{rate.toFixed(2)} %</strong> <span>of what is sold, the commission of every order together</span>
      </p>
    </section>
  )
}
