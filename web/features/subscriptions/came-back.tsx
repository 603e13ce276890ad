import { Link } from 'react-router'
import type { CameBack as Back, RenewalFigures } from '#shared/api/subscriptions.schemas.ts'
import { Card } from '../../ui/card.tsx'
import { MoneyCell } from '../../ui/money.tsx'
import { ShopMark } from '../shops/shop-mark.tsx'
import { Amounts, countOf } from './renewal-figures.tsx'
import styles from './came-back.module.css'

/** Who was refused and has paid this month, and what it was that helped. */
export function CameBack({ figures: { cameBack, back } }: { figures: RenewalFigures }) {
  const count = countOf(cameBack)
  if (count === 0) return null
  return (
    <Card
      title="Came back this month"
      aside={
        <span className={styles.all}>
          {count}, <Amounts sums={cameBack} />
        </span>
      }
    >
      <ul className={styles.rows}>
        {back.map((row) => (
          <li key={`${row.id} ${row.paidAt}`}>
            <ShopMark logo={null} name={row.customer} size={28} />
            <Link to={`/operator/subscriptions/${row.id}`}>{row.customer}</Link>
            <span className={styles.how}>
              {howWords(row)} <span className={styles.quiet}>· {row.shopName}</span>
            </span>
            <span className={styles.quiet}>{afterWords(row)}</span>
            <MoneyCell value={row.amount} />
          </li>
        ))}
      </ul>
      {count > back.length && <p className={styles.quiet}>And {count - back.length} before them.</p>}
    </Card>
  )
}

const tryWords = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth']

/** What it was that helped. Who paid after one try alone confirmed it with the bank, or paid by other means. */
function howWords({ tries, isReminded, hasNewCard }: Back): string {
  const after = isReminded ? ' after a reminder' : ''
  if (hasNewCard) return `New card${after}`
  if (tries <= 1) return `Paid by its customer${after}`
  return `${tryWords[tries - 1] ?? `${tries}th`} try went through${after}`
}

function afterWords({ refusedAt, paidAt }: Back): string {
  const days = Math.round((Date.parse(paidAt) - Date.parse(refusedAt)) / 86_400_000)
  return days < 1 ? 'the same day' : days === 1 ? 'after 1 day' : `after ${days} days`
}
