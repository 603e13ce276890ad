import { useId, useState } from 'react'
import { useCancelCheckoutMutation } from '../../data/orders.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import styles from './asking.module.css'

interface GiveUpCheckoutProps {
  checkoutId: string
  checkoutKey: string | null
}

/** The way to let held things go before they are paid; asks once. */
export function GiveUpCheckout({ checkoutId, checkoutKey }: GiveUpCheckoutProps) {
  const id = useId()
  const [isAsking, setAsking] = useState(false)
  const [cancel, { isLoading, error }] = useCancelCheckoutMutation()
  const giveUp = async () => {
    const { data } = await cancel({ id: checkoutId, ...(checkoutKey !== null && { key: checkoutKey }) })
    if (data) setAsking(false)
  }
  return (
    <>
      <button type="button" className={styles.quiet} onClick={() => setAsking(true)}>
        I do not want it any more
      </button>
      {isAsking && (
        <Sheet labelledBy={id} onCancel={() => setAsking(false)}>
          <div className={styles.ask}>
            <h2 id={id}>Let these things go?</h2>
            <p>They go back on the shelf for others. Nothing was charged.</p>
            <ProblemNote error={error} />
            <div className={styles.ways}>
              <Button variant="outline" disabled={isLoading} onClick={() => setAsking(false)}>
                Keep them
              </Button>
              <Button variant="danger" isBusy={isLoading} disabled={isLoading} onClick={() => void giveUp()}>
                Let them go
              </Button>
            </div>
          </div>
        </Sheet>
      )}
    </>
  )
}
