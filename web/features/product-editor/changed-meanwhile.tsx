import { Button } from '@mantine/core'
import { Note } from '../../ui/note.tsx'
import styles from './changed-meanwhile.module.css'

interface ChangedMeanwhileProps {
  /** What was saved: a product where nothing else is said. */
  what?: string
  onTheirs: () => void
  onMine: () => void
  isBusy: boolean
}

/** Somebody saved the thing after this form was opened: what that means, and the two ways on. */
export function ChangedMeanwhile({ what = 'product', onTheirs, onMine, isBusy }: ChangedMeanwhileProps) {
  return (
    <Note tone="due">
      <strong>A colleague saved this {what} while you were writing.</strong> Nothing of yours is lost: it still stands
      here, but it is not saved.
      <span className={styles.ways}>
        <Button size="sm" variant="default" onClick={onTheirs} disabled={isBusy}>
          Drop mine, load theirs
        </Button>
        <Button size="sm" variant="sand" onClick={onMine} loading={isBusy}>
          Save mine over theirs
        </Button>
      </span>
    </Note>
  )
}
