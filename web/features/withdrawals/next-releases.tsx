import type { BalanceOutlook } from '#shared/api/withdrawals.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { Card } from '../../ui/card.tsx'
import { Money } from '../../ui/money.tsx'
import { arrivalWords } from './arrival-words.ts'
import { ordersWords } from './outlook-words.ts'
import styles from './next-releases.module.css'

/** On which days held money becomes available; nothing where no money is held. */
export function NextReleases({ outlook: { releases, later, held } }: { outlook: BalanceOutlook }) {
  const locale = useLocale()
  if (held.orderCount === 0) return null
  return (
    <Card title="Next releases">
      <dl className={styles.days}>
        {releases.map(({ on, orderCount, amount }) => (
          <div key={on}>
            <dt>
              {arrivalWords(on, locale)} <span className={styles.quiet}>{ordersWords(orderCount)}</span>
            </dt>
            <dd>
              <Money value={amount} />
            </dd>
          </div>
        ))}
        {later.orderCount > 0 && (
          <div>
            <dt>
              Later <span className={styles.quiet}>{ordersWords(later.orderCount)}</span>
            </dt>
            <dd>
              <Money value={later.amount} />
            </dd>
          </div>
        )}
        <div className={styles.sum}>
          <dt>After commission</dt>
          <dd>
            <Money value={held.amount} />
          </dd>
        </div>
      </dl>
    </Card>
  )
}
