import type { Simulation } from '#shared/api/simulation.schemas.ts'
import { FigureTile } from '../../ui/figure-tile.tsx'
import { useLocale } from '../../data/settings.ts'
import { Money } from '../../ui/money.tsx'
import styles from './simulation.module.css'

/** What the move under way, or the last one, has come to: renewals, income, failures, churn. */
export function MoveFigures({ simulation: { move, subscriptions } }: { simulation: Simulation }) {
  const locale = useLocale()
  if (!move) return null
  const { renewals, income, failures, lost } = move.figures
  const { running, pastDue, unpaid } = subscriptions
  const before = running + pastDue + lost
  const churn = before === 0 ? 0 : Math.round((lost / before) * 1_000) / 10
  const tries = renewals + failures
  return (
    <section aria-label={move.state === 'running' ? 'On this move' : 'On the last move'} className={styles.figures}>
      <FigureTile label="Renewals" figure={renewals.toLocaleString(locale)}>
        {tries > 0 ? `Of ${tries.toLocaleString(locale)} charges tried` : 'No charge was tried'}
      </FigureTile>
      <FigureTile label="Income" figure={<Money value={income} />}>
        With tax and shipping
      </FigureTile>
      <FigureTile label="Charges that failed" figure={failures.toLocaleString(locale)}>
        {`${pastDue.toLocaleString(locale)} wait for another try`}
      </FigureTile>
      <FigureTile label="Churn" figure={`${churn.toLocaleString(locale)} %`}>
        {`${lost.toLocaleString(locale)} lost, ${running.toLocaleString(locale)} run, ${unpaid.toLocaleString(locale)} unpaid`}
      </FigureTile>
    </section>
  )
}
