import type { ReactNode } from 'react'
import styles from './door-page.module.css'

interface DoorPageProps {
  title: string
  /** One or two sentences under the title. */
  lead?: ReactNode
  /** Above the title. */
  above?: ReactNode
  children: ReactNode
}

/** A page at a door: a heading, a sentence, a form. */
export function DoorPage({ title, lead, above, children }: DoorPageProps) {
  return (
    <div className={styles.page}>
      <title>{title}</title>
      <meta name="robots" content="noindex" />
      {above}
      <div>
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {children}
    </div>
  )
}
