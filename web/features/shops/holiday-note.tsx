import type { Shop } from '#shared/api/shops.schemas.ts'
import { Note } from '../../ui/note.tsx'
import { Day } from '../../ui/relative-time.tsx'

/** Says until when a shop is away, and what it says itself. */
export default function HolidayNote({ name, holiday }: { name: string; holiday: NonNullable<Shop['holiday']> }) {
  return (
    <Note tone="due">
      <strong>
        {name} is on holiday until <Day at={`${holiday.until}T00:00:00Z`} />.
      </strong>{' '}
      {holiday.message || 'Nothing of it can be bought until then.'}
    </Note>
  )
}
