import { useId, useState, type ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from '../orders/asking.module.css'

interface TakeBackProps {
  what: 'question' | 'review'
  /** What leaves with it. */
  children: ReactNode
  /** Takes it back; throws what a mutation throws. */
  onTakeBack: () => Promise<unknown>
}

/** Takes back what its author said under a product; asks first, for it does not come back. */
export function TakeBack(props: TakeBackProps) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button variant="sand" size="sm" onClick={() => setAsking(true)}>
        Take back
      </Button>
      {isAsking && <Asking {...props} onClose={() => setAsking(false)} />}
    </>
  )
}

function Asking({ what, children, onTakeBack, onClose }: TakeBackProps & { onClose: () => void }) {
  const id = useId()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const takeBack = async () => {
    setBusy(true)
    try {
      await onTakeBack()
      notify(`Your ${what} is gone`)
      onClose()
    } catch (error) {
      setRefusal(error)
      setBusy(false)
    }
  }
  return (
    <Sheet labelledBy={id} onCancel={onClose}>
      <div className={styles.ask}>
        <h2 id={id}>Take your {what} back?</h2>
        <p>{children}</p>
        <ProblemNote error={refusal} />
        <div className={styles.ways}>
          <Button variant="outline" disabled={isBusy} onClick={onClose}>
            Keep it
          </Button>
          <Button variant="danger" isBusy={isBusy} disabled={isBusy} onClick={() => void takeBack()}>
            Take it back
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
