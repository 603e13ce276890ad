import type { ReactNode } from 'react'
import { RelativeTime } from './relative-time.tsx'
import styles from './timeline.module.css'

export interface TimelineStep {
  key: string
  title: ReactNode
  /** One quiet line under the title. */
  note?: ReactNode
  /** When it happened, or is planned. */
  at?: string
  /** done: filled dot; now: amber; planned: ring; refused: clay. */
  state: 'done' | 'now' | 'planned' | 'refused'
}

/** What happened and what is to come, as dots on a line, in the order given. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <ol className={styles.timeline}>
      {steps.map(({ key, title, note, at, state }) => (
        <li key={key} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className={styles.title}>{title}</span>
          {note && <span className={styles.note}>{note}</span>}
          {at && (
            <span className={styles.note}>
              <RelativeTime at={at} />
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
