import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { IconArrowRight } from '../../ui/icons.ts'
import styles from './section.module.css'

interface SectionProps {
  title: string
  lead?: string
  more?: { to: string; label: string }
  children: ReactNode
}

/** A part of a storefront page with its heading and, at the far end, the way to all of it. */
export function Section({ title, lead, more, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <div>
          <h2>{title}</h2>
          {lead && <p>{lead}</p>}
        </div>
        {more && (
          <Link to={more.to} className={styles.more}>
            {more.label} <IconArrowRight size={16} aria-hidden />
          </Link>
        )}
      </div>
      {children}
    </section>
  )
}
