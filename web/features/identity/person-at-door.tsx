import { Link } from 'react-router'
import { notify } from '../../ui/toaster.tsx'
import styles from './person-at-door.module.css'
import { messageOf } from '../../data/problem.ts'

interface PersonAtDoorProps {
  name: string
  work: string
  signOut: () => Promise<unknown>
  /** Where a signed-out person stands. */
  next: string
  /** Where the person looks after their sign-in. */
  security: string
}

/** Who is signed in at a dashboard, and the way out. */
export function PersonAtDoor({ name, work, signOut, next, security }: PersonAtDoorProps) {
  const leave = async () => {
    try {
      await signOut()
      // A whole new page, so that nothing of this person stays in memory.
      window.location.assign(next)
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <div className={styles.person}>
      <span className={styles.words}>
        <Link to={security} className={styles.name}>
          {name}
        </Link>
        <span className={styles.role}>{work}</span>
      </span>
      <button type="button" className={styles.leave} onClick={() => void leave()}>
        Sign out
      </button>
    </div>
  )
}
