import { Fragment } from 'react'
import { Link } from 'react-router'
import { IconChevronRight } from '../../ui/icons.ts'
import styles from './breadcrumbs.module.css'

/** The way from the entrance to this page; the last step is the page itself. */
export function Breadcrumbs({ steps, here }: { steps: readonly { to: string; label: string }[]; here: string }) {
  return (
    <nav className={styles.crumbs} aria-label="Breadcrumbs">
      {steps.map(({ to, label }) => (
        <Fragment key={to}>
          <Link to={to}>{label}</Link>
          <IconChevronRight size={14} aria-hidden />
        </Fragment>
      ))}
      <span aria-current="page">{here}</span>
    </nav>
  )
}
