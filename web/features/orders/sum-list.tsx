import type { Money as Amount } from '#shared/money.ts'
import { Money } from '../../ui/money.tsx'
import styles from './sum-list.module.css'

interface SumRow {
  label: string
  amount: Amount
  /** Says `Free` for nothing. */
  isFreeWord?: boolean
  isGood?: boolean
}

interface SumListProps {
  rows: readonly SumRow[]
  total: SumRow
  /** What happened to the total since. */
  after?: readonly SumRow[]
}

/** Amounts one under the other, their sum below a line. */
export function SumList({ rows, total, after }: SumListProps) {
  return (
    <dl className={styles.sums}>
      {rows.map((row) => (
        <Row key={row.label} {...row} />
      ))}
      <div className={styles.total}>
        <dt>{total.label}</dt>
        <dd>
          <Money value={total.amount} />
        </dd>
      </div>
      {after?.map((row) => (
        <Row key={row.label} {...row} />
      ))}
    </dl>
  )
}

function Row({ label, amount, isFreeWord = false, isGood = false }: SumRow) {
  return (
    <div data-good={isGood || undefined}>
      <dt>{label}</dt>
      <dd>
        <Money value={amount} {...(isFreeWord && { freeWord: 'Free' })} />
      </dd>
    </div>
  )
}
