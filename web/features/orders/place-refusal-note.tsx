import { useState } from 'react'
import { useDispatch } from 'react-redux'
import { cartApi, useChangeCartLineMutation, useRemoveCartLineMutation } from '../../data/cart.ts'
import { messageOf, problemOf } from '../../data/problem.ts'
import type { Store } from '../../data/store.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'
import { findLastCheckoutPath } from './last-checkout.ts'
import type { PlaceRefusal, ShortLine } from './place-refusal.ts'
import styles from './place-refusal-note.module.css'

interface PlaceRefusalNoteProps {
  refusal: PlaceRefusal
  /** The basket has been changed so that it can be ordered. */
  onSolved: () => void
}

/** Says why nothing was ordered, that nothing was charged, and the way on. */
export function PlaceRefusalNote({ refusal, onSolved }: PlaceRefusalNoteProps) {
  if (refusal.kind === 'short') return <ShortNote lines={refusal.lines} onSolved={onSolved} />
  if (refusal.kind === 'ordered') return <OrderedNote />
  if (refusal.kind === 'other') return <Note tone="refused">{refusal.message}</Note>
  return (
    <Note tone="due">
      A price changed while you were here. You now pay <Money value={refusal.now} /> instead of{' '}
      <Money value={refusal.before} />. Nothing was charged; if that is fine, press the button again.
    </Note>
  )
}

function ShortNote({ lines, onSolved }: { lines: readonly ShortLine[]; onSolved: () => void }) {
  const dispatch = useDispatch<Store['dispatch']>()
  const [change] = useChangeCartLineMutation()
  const [remove] = useRemoveCartLineMutation()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState('')

  const takeWhatIsLeft = async () => {
    setBusy(true)
    try {
      for (const { lineId, available } of lines)
        await (available > 0 ? change({ id: lineId, body: { quantity: available } }) : remove({ id: lineId })).unwrap()
      onSolved()
    } catch (error) {
      const isStockAgain = problemOf(error)?.code === 'out_of_stock'
      setFailure(isStockAgain ? '' : messageOf(error))
      // The basket itself tells what is left by now.
      dispatch(cartApi.util.invalidateTags(['Cart']))
      if (isStockAgain) onSolved()
    }
    setBusy(false)
  }

  return (
    <Note tone="refused">
      <div className={styles.short}>
        <p>
          <strong>Somebody was faster.</strong> Nothing was ordered and nothing was charged.
        </p>
        <ul>
          {lines.map(({ lineId, title, wanted, available }) => (
            <li key={lineId}>
              {title}:{' '}
              {available === 0
                ? 'none is left'
                : `${available} of your ${wanted} ${available === 1 ? 'is' : 'are'} left`}
            </li>
          ))}
        </ul>
        {failure && <p>{failure}</p>}
        <div className={styles.ways}>
          <Button size="sm" isBusy={isBusy} disabled={isBusy} onClick={() => void takeWhatIsLeft()}>
            Take what is left
          </Button>
          <ButtonLink to="/cart" size="sm" variant="outline">
            Change the basket
          </ButtonLink>
        </div>
      </div>
    </Note>
  )
}

function OrderedNote() {
  const [path] = useState(findLastCheckoutPath)
  return (
    <Note
      tone="due"
      action={
        path && (
          <ButtonLink to={path} size="sm" variant="outline">
            See the order
          </ButtonLink>
        )
      }
    >
      This basket has been ordered already, perhaps in another tab. Nothing was ordered twice.
    </Note>
  )
}
