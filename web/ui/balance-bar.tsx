import type { ReactNode } from 'react'
import type { Money as Amount } from '#shared/money.ts'
import { Money } from './money.tsx'
import styles from './balance-bar.module.css'

export interface BalancePart {
  key: string
  label: string
  amount: Amount
  /** The next thing that will happen to it. */
  next?: ReactNode
  tone: 'strong' | 'soft' | 'set-aside' | 'away'
}

interface BalanceBarProps {
  parts: readonly BalancePart[]
  /** The parts stand side by side with large figures, where the page has the room. */
  isWide?: boolean
}

/** One bar of a few parts in a fixed order, each explained under it with its amount. Parts below zero have no width. */
export function BalanceBar({ parts, isWide = false }: BalanceBarProps) {
  return (
    <div className={styles.balance} data-wide={isWide || undefined}>
      <div className={styles.bar} aria-hidden>
        {parts
          .filter(({ amount }) => amount.amountMinor > 0)
          .map(({ key, amount, tone }) => (
            <span key={key} data-tone={tone} style={{ flexGrow: amount.amountMinor }} />
          ))}
      </div>
      <dl className={styles.parts}>
        {parts.map(({ key, label, amount, next, tone }) => (
          <div key={key} className={styles.part}>
            <dt>
              <span className={styles.dot} data-tone={tone} aria-hidden />
              {label}
            </dt>
            <dd className={styles.amount}>
              <Money value={amount} />
            </dd>
            {next && <dd className={styles.next}>{next}</dd>}
          </div>
        ))}
      </dl>
    </div>
  )
}
