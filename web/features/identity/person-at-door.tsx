import { notify } from '../../ui/toaster.tsx'
import styles from './person-at-door.module.css'
import { messageOf } from '../../data/problem.ts'

interface PersonAtDoorProps {
  name: string
  work: string
  signOut: () => Promise<unknown>
  /** Where a signed-out person stands. */
  next: string
}

/** Who is signed in at a dashboard, and the way out. */
export function PersonAtDoor({ name, work, signOut, next }: PersonAtDoorProps) {
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
        <strong>{name}</strong>
        <span className={styles.role}>{work}</span>
      </span>
      <button type="button" className={styles.leave} onClick={() => void leave()}>
        Sign out
      </button>
    </div>
  )
}
