import { Button } from '@mantine/core'
import { messageOf, problemOf } from '../data/problem.ts'
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
        <Button variant="default" size="sm" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
