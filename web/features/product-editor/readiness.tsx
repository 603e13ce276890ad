import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Problem } from '#shared/api/values.schemas.ts'
import { useListProductFilesQuery } from '../../data/downloads.ts'
import { useGetOwnShopQuery } from '../../data/own-shop.ts'
import { Note } from '../../ui/note.tsx'
import type { ProductDraft } from './product-draft.ts'
import styles from './readiness.module.css'

/** What a product still lacks before customers should see it; green when it lacks nothing. */
export function Readiness({ draft, productId }: { draft: ProductDraft; productId: string | undefined }) {
  const isDigital = draft.kind === 'digital'
  const { data: shop } = useGetOwnShopQuery(undefined, { skip: isDigital })
  const { data: files } = useListProductFilesQuery({ id: productId ?? '' }, { skip: !isDigital || !productId })
  const needs: ReactNode[] = needsOf(draft)
  if (isDigital && (!productId || files?.items.length === 0)) needs.push('a file to download')
  if (!isDigital && shop?.shippingMethods.length === 0) needs.push(<WayToSend key="shipping" />)
  const wishes = wishesFor(draft)
  if (needs.length + wishes.length === 0)
    return (isDigital ? files : shop) ? <Note tone="good">Nothing is missing.</Note> : null
  return (
    <Note tone={needs.length > 0 ? 'due' : 'neutral'}>
      <strong>{needs.length > 0 ? 'Not ready yet' : 'Ready, and better with'}</strong>
      <ul className={styles.lacks}>
        {[...needs, ...wishes].map((words, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- words without a life of their own
          <li key={at}>{words}</li>
        ))}
      </ul>
    </Note>
  )
}

/** What a shop lacks rather than the product; the place to mend it is another page. */
function WayToSend() {
  return (
    <>
      a way to send parcels: your shop has none yet. <Link to="/seller/shop#shipping">Add one</Link>
    </>
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
            ) : path.endsWith('files') ? (
              'It needs a file to download; add one below.'
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </Note>
  )
}

/** Without these it cannot come on the shelf. */
function needsOf({ title, categoryId, pictures, variants }: ProductDraft): string[] {
  return [
    ...(pictures.length === 0 ? ['a picture'] : []),
    ...(title.trim() === '' ? ['a name'] : []),
    ...(categoryId === '' ? ['a category'] : []),
    ...(variants.some(({ priceMinor }) => priceMinor.trim() === '') ? ['a price for everything'] : []),
  ]
}

/** Without these it can, but nobody is well served. */
function wishesFor({ descriptionHtml, pictures, variants }: ProductDraft): string[] {
  const unsaid = pictures.filter(({ alt }) => alt.trim() === '').length
  return [
    ...(unsaid > 0 ? [`words for ${unsaid === 1 ? 'one picture' : `${unsaid} pictures`}, for who cannot see`] : []),
    ...(descriptionHtml === '' ? ['a description'] : []),
    ...(variants.every(({ onHand }) => !Number.parseInt(onHand, 10)) ? ['some in stock'] : []),
  ]
}
