import type { OwnShop } from '#shared/api/shops.schemas.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'

/** What a shop that is not open should know; nothing for one that is. */
export function ShopStateNote({ state }: { state: OwnShop['state'] }) {
  if (state === 'approved') return null
  const { tone, title, words } = notes[state]
  const hasWords = state === 'changes_requested' || state === 'declined'
  return (
    <Note
      tone={tone}
      action={
        hasWords && (
          <ButtonLink to="/seller/application" size="sm">
            Read it
          </ButtonLink>
        )
      }
    >
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
  changes_requested: {
    tone: 'due',
    title: 'The market asks for changes.',
    words: 'What it wrote stands with your application. Change it and hand it in again.',
  },
  declined: {
    tone: 'refused',
    title: 'The market has declined this shop.',
    words: 'The reason stands with your application. If something was misunderstood, write to the market.',
  },
  suspended: {
    tone: 'refused',
    title: 'The market has suspended this shop.',
    words:
      'Nothing of it can be bought at the moment. Your orders and your money stay yours: please hand over what was ordered.',
  },
  closed: { tone: 'neutral', title: 'This shop is closed.', words: 'Its orders and its money can still be seen.' },
} as const
