import type { ReactNode } from 'react'
import styles from './figure-tile.module.css'

interface FigureTileProps {
  label: string
  figure: ReactNode
  /** One line of comparison. */
  children?: ReactNode
}

/** A figure with a line of comparison; at most four stand in a row. */
export function FigureTile({ label, figure, children }: FigureTileProps) {
  return (
    <div className={styles.tile}>
      <span className={styles.label}>{label}</span>
      <span className={styles.figure}>{figure}</span>
      {children && <span className={styles.comparison}>{children}</span>}
    </div>
  )
}

/** How a figure moved against an earlier one, in whole percent; nothing when there was none before. */
export function Change({ now, before }: { now: number; before: number }) {
  if (before === 0) return null
  const percent = Math.round(((now - before) / before) * 100)
  const tone = percent > 0 ? styles.up : percent < 0 ? styles.down : ''
  return (
    <span className={`${styles.change} ${tone}`}>
      {percent > 0 ? '+' : percent < 0 ? '−' : ''}
      {Math.abs(percent)} %
    </span>
  )
}
