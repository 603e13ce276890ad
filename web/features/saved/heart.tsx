import { useAlive } from '../../ui/use-alive.ts'
import styles from './heart.module.css'
import { useSaved } from './use-saved.ts'

/** The heart on a product: saved or not. */
export default function Heart(props: { product: { id: string; title: string } }) {
  return useAlive() ? <Alive {...props} /> : null
}

function Alive({ product: { id, title } }: { product: { id: string; title: string } }) {
  const { isSaved, toggle } = useSaved(id)
  return (
    <button
      type="button"
      className={styles.heart}
      aria-pressed={isSaved}
      aria-label={`Save ${title}`}
      onClick={() => void toggle()}
    >
      <svg viewBox="0 0 24 24" width={20} height={20} aria-hidden>
        <path d="M19.5 12.57 12 20l-7.5-7.43A5 5 0 1 1 12 6.01a5 5 0 1 1 7.5 6.57" />
      </svg>
    </button>
  )
}
