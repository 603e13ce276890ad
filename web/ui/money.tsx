import { formatMoney, type Money as Amount } from '#shared/money.ts'
import { useLocale } from '../data/settings.ts'
import styles from './money.module.css'

interface MoneyProps {
  value: Amount
  /** Says `Free` instead of an amount of nothing. */
  freeWord?: string
  className?: string
}

/** An amount in the market's locale, in figures of equal width, never broken over lines. */
export function Money({ value, freeWord, className }: MoneyProps) {
  const locale = useLocale()
  const text = freeWord !== undefined && value.amountMinor === 0 ? freeWord : formatMoney(value, locale)
  return <span className={className ? `${styles.money} ${className}` : styles.money}>{text.replace('-', '−')}</span>
}

/** An amount in a statement: plus sign and green when it comes in, a true minus and ink when it goes out. */
export function MoneyCell({ value, className }: { value: Amount; className?: string }) {
  const locale = useLocale()
  const sign = value.amountMinor > 0 ? '+' : value.amountMinor < 0 ? '−' : ''
  const size = formatMoney({ ...value, amountMinor: Math.abs(value.amountMinor) }, locale)
  const tone = value.amountMinor > 0 ? styles.incoming : ''
  return <span className={`${styles.money} ${styles.cell} ${tone} ${className ?? ''}`}>{sign + size}</span>
}
