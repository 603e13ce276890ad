import { messageOf } from '../../data/problem.ts'
import { notify } from '../../ui/toaster.tsx'
import styles from './assign-select.module.css'

interface AssignSelectProps {
  assignedTo: { id: string; name: string } | null
  colleagues: readonly { id: string; name: string; isMe: boolean }[]
  onAssign: (personId: string | null) => Promise<unknown>
}

/** Which of a team answers in a conversation, or nobody yet. */
export function AssignSelect({ assignedTo, colleagues, onAssign }: AssignSelectProps) {
  return (
    <label className={styles.assign}>
      <span className="visually-hidden">Who answers</span>
      <select
        value={assignedTo?.id ?? ''}
        onChange={(event) =>
          void onAssign(event.target.value || null).catch((error: unknown) => notify(messageOf(error), 'bad'))
        }
      >
        <option value="">Nobody yet</option>
        {colleagues.map(({ id, name, isMe }) => (
          <option key={id} value={id}>
            {isMe ? `${name} (you)` : name}
          </option>
        ))}
        {assignedTo && !colleagues.some(({ id }) => id === assignedTo.id) && (
          <option value={assignedTo.id}>{assignedTo.name}</option>
        )}
      </select>
    </label>
  )
}
