import { IconChevronDown } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { Picture } from '../../ui/picture.tsx'
import { OrderSummary, type Summary } from './order-summary.tsx'
import styles from './folding-summary.module.css'

/** The summary on a phone: a bar under the header with pictures and sum, which unfolds. */
export function FoldingSummary({ summary }: { summary: Summary }) {
  const lines = summary.shops.flatMap((shop) => shop.lines)
  return (
    <details className={styles.fold}>
      <summary>
        <span className={styles.pictures} aria-hidden>
          {lines.slice(0, 3).map(({ id, picture }) => (
            <Picture key={id} picture={picture} alt="" sizes="40px" className={styles.picture ?? ''} />
          ))}
        </span>
        <span className={styles.label}>
          Your order <IconChevronDown size={18} aria-hidden />
        </span>
        <strong>
          <Money value={summary.totals.total} />
        </strong>
      </summary>
      <div className={styles.whole}>
        <OrderSummary summary={summary} />
      </div>
    </details>
  )
}
