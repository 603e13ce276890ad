import { messageOf, problemOf } from '../data/problem.ts'
import { Button } from './button.tsx'
import { IconRefresh } from './icons.ts'
import styles from './error-state.module.css'

interface ErrorStateProps {
  /** The error of a hook. */
  error: unknown
  onRetry?: () => void
}

/** A part of a page that could not be loaded: what the API said, and a way to try again. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const requestId = problemOf(error)?.requestId
  return (
    <div role="alert" className={styles.error}>
      <p>{messageOf(error)}</p>
      {requestId && <p className={styles.reference}>Reference {requestId}</p>}
      {onRetry && (
        <Button variant="outline" size="sm" onClick={onRetry}>
          <IconRefresh size={16} aria-hidden /> Try again
        </Button>
      )}
    </div>
  )
}
