import { Link } from 'react-router'
import { useSettings } from '../../data/settings.ts'
import styles from './logo.module.css'

interface LogoProps {
  to?: string
  /** A word after the name: which door this is. */
  door?: string
}

/** The market's name beside the mark of three arches under one roof. */
export function Logo({ to = '/', door }: LogoProps) {
  const { name } = useSettings()
  return (
    <Link to={to} className={styles.logo}>
      <svg viewBox="0 0 26 24" width="26" height="24" aria-hidden>
        <path
          fill="currentColor"
          d="M1 1h24v3.200H1zM1 23V11a3.800 3.800 0 0 1 7.200-1.700A3.800 3.800 0 0 1 13 7.300a3.800 3.800 0 0 1 4.800 2A3.800 3.800 0 0 1 25 11v12h-3V11a1.200 1.200 0 0 0-2.400 0v12h-3V11a1.200 1.200 0 0 0-2.400 0v12h-2.400V11a1.200 1.200 0 0 0-2.400 0v12h-3V11A1.200 1.200 0 0 0 4 11v12z"
        />
      </svg>
      <span>{name}</span>
      {door && <span className={styles.door}>{door}</span>}
    </Link>
  )
}
