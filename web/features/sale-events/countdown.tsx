import { useEffect, useState } from 'react'
import { leftUntil, twoDigits } from './left-until.ts'
import styles from './countdown.module.css'

interface CountdownProps {
  to: string
  /** The clock of the market when the page was answered. */
  now: string
  onOver: () => void
}

/** Days, hours, minutes and seconds to go, by the clock of the market. */
export function Countdown({ to, now, onOver }: CountdownProps) {
  const [passedMs, setPassed] = useState(0)
  useEffect(() => {
    const begunAt = performance.now()
    const timer = setInterval(() => setPassed(performance.now() - begunAt), 1_000)
    return () => clearInterval(timer)
  }, [now])
  const leftMs = Date.parse(to) - Date.parse(now) - passedMs
  const isOver = leftMs <= 0
  useEffect(() => {
    if (isOver) onOver()
    // Once, when it is over.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isOver])
  return (
    <p className={styles.countdown} role="timer">
      {leftUntil(leftMs).map(({ unit, count }) => (
        <span key={unit} className={styles.part}>
          <strong>{twoDigits(count)}</strong> {unit}
        </span>
      ))}
    </p>
  )
}
