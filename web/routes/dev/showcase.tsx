import type { ReactNode } from 'react'
import styles from './ui.module.css'

/** A group of pieces under a heading that the contents lead to. */
export function Group({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className={styles.group} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  )
}

/** One piece in its states. `isStacked`: each state takes the whole width. */
export function Piece({ name, isStacked, children }: { name: string; isStacked?: boolean; children: ReactNode }) {
  return (
    <section className={styles.piece} aria-label={name}>
      <h3>{name}</h3>
      <div className={styles.states} data-stacked={isStacked || undefined}>
        {children}
      </div>
    </section>
  )
}
