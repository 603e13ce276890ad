import { useId, useState } from 'react'
import type { Order } from '#shared/api/orders.schemas.ts'
import { useCancelOrderMutation } from '../../data/orders.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './asking.module.css'

interface CancelOrderProps {
  order: Order
  checkoutKey?: string | null
}

/** The way to cancel a parcel that was not handed over yet: asks once, says what happens to the money. */
export function CancelOrder({ order, checkoutKey = null }: CancelOrderProps) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button variant="sand" size="sm" onClick={() => setAsking(true)}>
        Cancel this parcel
      </Button>
      {isAsking && <AskToCancel order={order} checkoutKey={checkoutKey} onClose={() => setAsking(false)} />}
    </>
  )
}

function AskToCancel({ order, checkoutKey, onClose }: CancelOrderProps & { onClose: () => void }) {
  const id = useId()
  const [cancel, { isLoading, error }] = useCancelOrderMutation()
  const [reason, setReason] = useState('')
  const { shop, paymentMethod } = order

  const send = async () => {
    const { data } = await cancel({ id: order.id, ...(checkoutKey && { key: checkoutKey }), body: { reason } })
    if (!data) return
    notify('The parcel is cancelled')
    onClose()
  }

  return (
    <Sheet labelledBy={`${id}-title`} onCancel={onClose}>
      <div className={styles.ask}>
        <h2 id={`${id}-title`}>Cancel the parcel from {shop.name}?</h2>
        <p>
          {paymentMethod === 'card' || paymentMethod === 'paypal'
            ? `The shop stops packing, and everything you paid for it goes back to your ${paymentMethod === 'card' ? 'card' : 'PayPal account'}.`
            : 'The shop stops packing, and there is nothing to pay.'}{' '}
          This cannot be taken back.
        </p>
        <label htmlFor={`${id}-reason`}>Why? (optional, the shop reads it)</label>
        <textarea
          id={`${id}-reason`}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNote error={error} />
        <div className={styles.ways}>
          <Button variant="outline" disabled={isLoading} onClick={onClose}>
            Keep it
          </Button>
          <Button variant="danger" isBusy={isLoading} disabled={isLoading} onClick={() => void send()}>
            Cancel the parcel
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
