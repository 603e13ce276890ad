import { Link } from 'react-router'
import { doorPath, type Door } from './door.ts'
import styles from './door-switch.module.css'

interface DoorSwitchProps {
  door: Door
  here: 'sign-in' | 'sign-up'
  wish: string | null
}

/** The two ways in: for who has been here, and for who is new. Operators come by invitation only. */
export function DoorSwitch({ door, here, wish }: DoorSwitchProps) {
  if (door === 'operator') return null
  return (
    <nav className={styles.switch} aria-label="Ways in">
      <Link to={doorPath(door, 'sign-in', wish)} aria-current={here === 'sign-in' ? 'page' : undefined}>
        Sign in
      </Link>
      <Link to={doorPath(door, 'sign-up', wish)} aria-current={here === 'sign-up' ? 'page' : undefined}>
        {door === 'seller' ? 'Open a shop' : 'New here'}
      </Link>
    </nav>
  )
}
