import type { ReactNode } from 'react'
import { Logo } from './logo.tsx'
import styles from './quiet-shell.module.css'

interface QuietShellProps {
  /** Where the logo leads. */
  home?: string
  door?: string
  /** Stands at the end of the header: one short fact. */
  aside?: ReactNode
  children: ReactNode
}

/** A page with nothing around it that leads away: checkout and sign-in. */
export function QuietShell({ home = '/', door, aside, children }: QuietShellProps) {
  return (
    <>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Logo to={home} {...(door && { door })} />
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
      </header>
      <main id="main" className={styles.main}>
        {children}
      </main>
    </>
  )
}
