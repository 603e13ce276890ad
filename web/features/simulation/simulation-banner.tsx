import { Link, useLocation } from 'react-router'
import { useLocale } from '../../data/settings.ts'
import { aheadWords, clockTime } from './clock-words.ts'
import styles from './simulation.module.css'
import { useSimulation } from './use-simulation.ts'

/** Says on every page of the operator that its time is not the time outside. */
export default function SimulationBanner() {
  const locale = useLocale()
  const { pathname } = useLocation()
  const { data, isMoving } = useSimulation()
  if (!data || (data.aheadSeconds === 0 && !isMoving) || pathname === '/operator/simulation') return null
  return (
    <p className={styles.banner} data-moving={isMoving || undefined}>
      <span>
        {isMoving ? 'The clock is being moved: ' : 'The clock was moved: '}
        <strong>{clockTime(data.now, locale)} UTC</strong>, {aheadWords(data.aheadSeconds)} ahead.
      </span>
      <Link to="/operator/simulation">Simulation</Link>
    </p>
  )
}
