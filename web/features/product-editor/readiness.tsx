import { Link } from 'react-router'
import type { Problem } from '#shared/api/common.schemas.ts'
import { Note } from '../../ui/note.tsx'
import type { ProductDraft } from './product-draft.ts'
import styles from './readiness.module.css'

/** What a product still lacks before customers should see it; green when it lacks nothing. */
export function Readiness({ draft }: { draft: ProductDraft }) {
  const lacks = lacksOf(draft)
  if (lacks.length === 0) return <Note tone="good">Nothing is missing.</Note>
  return (
    <Note tone={draft.pictures.length === 0 ? 'due' : 'neutral'}>
      <strong>{lacks.length === 1 ? 'Nearly ready' : 'Not ready yet'}</strong>
      <ul className={styles.lacks}>
        {lacks.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Note>
  )
}

/** Why a product could not come on the shelf, as the market said it, each with the way to mend it. */
export function NotReady({ problem }: { problem: Problem }) {
  return (
    <Note tone="refused">
      <strong>It is saved, but it cannot come on the shelf yet.</strong>
      <ul className={styles.lacks}>
        {problem.errors?.map(({ path, message }) => (
          <li key={path}>
            {path.endsWith('shippingMethods') ? (
              <>
                Your shop has no way to send parcels. <Link to="/seller/shop#shipping">Add one</Link>
              </>
            ) : path.endsWith('pictures') ? (
              'It needs a picture.'
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </Note>
  )
}

function lacksOf({ title, categoryId, description, pictures, variants }: ProductDraft): string[] {
  const unsaid = pictures.filter(({ alt }) => alt.trim() === '').length
  return [
    ...(pictures.length === 0 ? ['It needs a picture.'] : []),
    ...(unsaid > 0
      ? [
          unsaid === 1
            ? 'One picture has no words. People who cannot see it would hear nothing of it.'
            : `${unsaid} pictures have no words. People who cannot see them would hear nothing of them.`,
        ]
      : []),
    ...(title.trim() === '' ? ['It has no name.'] : []),
    ...(categoryId === '' ? ['It stands in no category.'] : []),
    ...(description.trim() === '' ? ['Nothing is said about it.'] : []),
    ...(variants.some(({ priceMinor }) => priceMinor.trim() === '') ? ['A price is missing.'] : []),
    ...(variants.every(({ onHand }) => !Number.parseInt(onHand, 10)) ? ['None is in stock.'] : []),
  ]
}
