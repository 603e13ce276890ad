import type { Icon } from '@tabler/icons-react'
import { Fragment, useState, type ReactNode } from 'react'
import { NavLink } from 'react-router'
import { IconMenu2 } from '../../ui/icons.ts'
import styles from './dashboard-shell.module.css'
import { Logo } from './logo.tsx'
import { SchemeSwitch } from './scheme-switch.tsx'

export interface DashboardLink {
  to: string
  label: string
  icon: Icon
  /** How much waits there; nothing is shown for none. */
  count?: number | undefined
  /** The heading it stands under; links without one come first. */
  group?: string
}

interface DashboardShellProps {
  door: string
  home: string
  /** The first four stand in the phone's bar, the rest under More. */
  links: readonly DashboardLink[]
  /** Under the logo: whose dashboard this is. */
  place?: ReactNode
  /** Beside the logo: what is new. */
  bell?: ReactNode
  /** At the foot: who is signed in, and the way out. */
  person: ReactNode
  children: ReactNode
}

/** The shell of seller and operator: words on paper at the side, a five-item bar on phones. */
export function DashboardShell({ door, home, links, place, bell, person, children }: DashboardShellProps) {
  const [isMoreOpen, setMoreOpen] = useState(false)
  const close = () => setMoreOpen(false)
  return (
    <div className={styles.shell}>
      <aside className={styles.side} data-open={isMoreOpen || undefined} id="side">
        <div className={styles.head}>
          <Logo to={home} door={door} />
          <div className={styles.wide}>{bell}</div>
        </div>
        {place && <div className={styles.place}>{place}</div>}
        <nav className={styles.links} aria-label={door}>
          {[...Map.groupBy(links, ({ group = '' }) => group)].map(([group, own]) => (
            <Fragment key={group}>
              {group && <p className={styles.group}>{group}</p>}
              {own.map((link) => (
                <SideLink key={link.to} link={link} home={home} onFollow={close} />
              ))}
            </Fragment>
          ))}
        </nav>
        <div className={styles.foot}>
          <SchemeSwitch withWord />
          {person}
        </div>
      </aside>
      <nav className={styles.top} aria-label="Home">
        <Logo to={home} door={door} />
        {bell}
      </nav>
      <main id="main" className={styles.main}>
        {children}
      </main>
      <nav className={styles.bottom} aria-label={`${door}, short`}>
        {links.slice(0, 4).map((link) => (
          <SideLink key={link.to} link={link} home={home} onFollow={close} />
        ))}
        <button type="button" aria-expanded={isMoreOpen} aria-controls="side" onClick={() => setMoreOpen(!isMoreOpen)}>
          <IconMenu2 size={20} stroke={1.6} aria-hidden />
          More
        </button>
      </nav>
    </div>
  )
}

interface SideLinkProps {
  link: DashboardLink
  home: string
  onFollow: () => void
}

function SideLink({ link: { to, label, icon: Drawing, count = 0 }, home, onFollow }: SideLinkProps) {
  return (
    <NavLink to={to} end={to === home} className={styles.link!} onClick={onFollow}>
      <Drawing size={20} stroke={1.6} aria-hidden />
      <span className={styles.label}>{label}</span>
      {count > 0 && (
        <span className={styles.count}>
          {count}
          <span className="visually-hidden"> waiting</span>
        </span>
      )}
    </NavLink>
  )
}
