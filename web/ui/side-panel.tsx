import type { ReactNode } from 'react'
import styles from './side-panel.module.css'

interface SidePanelProps {
  title: ReactNode
  children: ReactNode
}

/** The panel that holds the decision of a page; it stays in view while the evidence scrolls. */
export function SidePanel({ title, children }: SidePanelProps) {
  return (
    <section className={styles.panel}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** A page of evidence with a side panel beside it; on narrow screens the panel follows the evidence. */
export function WithSidePanel({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <div className={styles.page}>
      <div className={styles.evidence}>{children}</div>
      <div>{panel}</div>
    </div>
  )
}
