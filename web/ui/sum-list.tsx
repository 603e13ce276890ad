import type { Money as Amount } from '#shared/money.ts'
import { Money } from './money.tsx'
import styles from './sum-list.module.css'

export interface SumLine {
  label: string
  value: Amount
  /** plain; `sum` stands under a rule; `result` is the last, in green. */
  kind?: 'plain' | 'sum' | 'result'
}

/** Amounts that make a sum, one below the other; what is taken away carries a minus. */
export function SumList({ lines }: { lines: readonly SumLine[] }) {
  return (
    <dl className={styles.list}>
      {lines.map(({ label, value, kind = 'plain' }) => (
        <div key={label} className={styles.line} data-kind={kind}>
          <dt>{label}</dt>
          <dd>
            <Money value={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
