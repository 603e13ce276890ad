import { Fragment } from 'react'
import { Link } from 'react-router'
import { useWholeAddress } from '../../data/origin.ts'
import { IconChevronRight } from '../../ui/icons.ts'
import styles from './breadcrumbs.module.css'
import { JsonLd } from './json-ld.tsx'

interface Way {
  steps: readonly { to: string; label: string }[]
  here: string
}

/** The way from the entrance to this page; the last step is the page itself. */
export function Breadcrumbs({ steps, here }: Way) {
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

/** The way from the market's first page to a public one, for people and for search engines (schema.org BreadcrumbList). */
export function Trail({ steps, here }: Way) {
  const whole = useWholeAddress()
  const way = [{ to: '/', label: 'Home' }, ...steps]
  // Where the page itself is, the engine knows.
  const itemListElement = [...way, { to: undefined, label: here }].map(({ to, label: name }, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name,
    item: to && whole(to),
  }))
  return (
    <>
      <Breadcrumbs steps={way} here={here} />
      <JsonLd facts={{ '@context': 'https://schema.org', '@type': 'BreadcrumbList', itemListElement }} />
    </>
  )
}
