import type { OwnProduct } from '#shared/api/catalog.schemas.ts'
import { Note } from '../../ui/note.tsx'

/** What the market has said of a product, where its shop should know: that it waits, why it came back, why it was taken down. */
export function MarketsWord({ product: { state, reason } }: { product: OwnProduct }) {
  if (state === 'in_review') {
    return (
      <Note tone="due">
        The people who run the market look at it before it goes live. You can still change it, or take it back.
      </Note>
    )
  }
  if (state === 'blocked') {
    return (
      <Note tone="refused">
        The market has taken this product down. You can still change it.
        {reason !== '' && <Quoted reason={reason} />}
      </Note>
    )
  }
  if (reason === '') return null
  return (
    <Note tone="due">
      {state === 'draft' ? 'The market asks you to change something.' : 'The market has given it back to you.'}
      <Quoted reason={reason} />
    </Note>
  )
}

function Quoted({ reason }: { reason: string }) {
  return (
    <>
      {' '}
      What they wrote: <q>{reason}</q>
    </>
  )
}
