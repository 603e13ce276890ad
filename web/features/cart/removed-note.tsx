import { useEffect, useRef } from 'react'
import type { CartLine } from '#shared/api/cart.schemas.ts'
import styles from './removed-note.module.css'

interface RemovedNoteProps {
  line: CartLine
  onPutBack: () => void
}

/** Says what has just left the basket and takes it back when asked. The focus goes to the way back when it appears. */
export function RemovedNote({ line, onPutBack }: RemovedNoteProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus({ preventScroll: true }), [])
  const canPutBack = line.available > 0 && line.problem !== 'gone'
  return (
    <div className={styles.removed}>
      <output>{line.product.title} is out of your basket.</output>
      {canPutBack && (
        <button ref={button} type="button" className={styles.back} onClick={onPutBack}>
          Put it back
        </button>
      )}
    </div>
  )
}
