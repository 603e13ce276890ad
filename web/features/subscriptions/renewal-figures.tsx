import type { RenewalFigures as Figures } from '#shared/api/subscriptions.schemas.ts'
import { useLocale, useSettings } from '../../data/settings.ts'
import { FigureTile } from '../../ui/figure-tile.tsx'
import { Money } from '../../ui/money.tsx'
import styles from './renewal-figures.module.css'

type Sums = Figures['paid']

/** How renewals go in four figures: what they bring in a month, what came this month, what is due this week, what is unpaid. */
export function RenewalFigures({ figures }: { figures: Figures }) {
  const locale = useLocale()
  const { monthly, month, paid, due, open, renewing, late } = figures
  const monthName = new Date(`${month}T00:00:00Z`).toLocaleDateString(locale, { month: 'long', timeZone: 'UTC' })
  const unready = renewing.filter(({ means }) => means !== 'ready').length
  return (
    <div className={styles.figures}>
      <FigureTile label="Each month" figure={<Amounts sums={monthly} />}>
        {countOf(monthly)} running
      </FigureTile>
      <FigureTile label={`Paid in ${monthName}`} figure={<Amounts sums={paid} />}>
        {countOf(paid) === 1 ? '1 cycle' : `${countOf(paid)} cycles`}
      </FigureTile>
      <FigureTile label="Due this week" figure={<Amounts sums={due} />}>
        {countOf(due) === 1 ? '1 subscription' : `${countOf(due)} subscriptions`}, before shipping
        {unready > 0 && `, ${unready} without a card that holds`}
      </FigureTile>
      <FigureTile label="Still open" figure={<Amounts sums={open} />}>
        {countOf(open) === 1 ? '1 subscription' : `${countOf(open)} subscriptions`}
        {lateWords(late)}
      </FigureTile>
    </div>
  )
}

/** How many there are, of all currencies. */
export function countOf(sums: Sums): number {
  return sums.reduce((all, { count }) => all + count, 0)
}

/** An amount for each currency, the one most have first; nothing in the market's own where there is none. */
export function Amounts({ sums }: { sums: Sums }) {
  const { currency } = useSettings()
  if (sums.length === 0) return <Money value={{ amountMinor: 0, currency }} />
  return (
    <span className={styles.amounts}>
      {sums.map(({ amount }) => (
        <Money key={amount.currency} value={amount} />
      ))}
    </span>
  )
}

/** How it went with those that were refused of late; nothing while that says too little. */
function lateWords({ paidCount, lostCount, medianDays }: Figures['late']): string {
  const all = paidCount + lostCount
  if (all < 5 || medianDays === null) return ''
  const days = Math.max(1, Math.round(medianDays))
  return `. In 90 days ${Math.round((paidCount * 100) / all)} % paid after all, half of them within ${days === 1 ? 'a day' : `${days} days`}`
}
