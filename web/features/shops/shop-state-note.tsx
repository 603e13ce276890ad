import type { OwnShop } from '#shared/api/shops.schemas.ts'
import { Note } from '../../ui/note.tsx'

/** What a shop that is not open should know; nothing for one that is. */
export function ShopStateNote({ state }: { state: OwnShop['state'] }) {
  if (state === 'approved') return null
  const { tone, title, words } = notes[state]
  return (
    <Note tone={tone}>
      <strong>{title}</strong> {words}
    </Note>
  )
}

const notes = {
  applied: {
    tone: 'due',
    title: 'Waiting for approval.',
    words:
      'The market looks at every new shop before it opens. Set yours up meanwhile: what you publish now stands on the shelf from the first minute.',
  },
  suspended: {
    tone: 'refused',
    title: 'The market has suspended this shop.',
    words:
      'Nothing of it can be bought at the moment. Your orders and your money stay yours: please hand over what was ordered.',
  },
  closed: { tone: 'neutral', title: 'This shop is closed.', words: 'Its orders and its money can still be seen.' },
} as const
