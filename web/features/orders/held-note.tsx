import { IconLock } from '../../ui/icons.ts'
import { Note } from '../../ui/note.tsx'

/** The promise about the money of customers. */
export function HeldNote() {
  return (
    <Note tone="good" icon={<IconLock size={20} stroke={1.6} aria-hidden />}>
      <strong>Held until it arrives.</strong> Each shop is paid after what you bought of it has reached you.
    </Note>
  )
}
