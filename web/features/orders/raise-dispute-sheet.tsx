import { useId, useState } from 'react'
import type { DisputeReason } from '#shared/api/disputes.schemas.ts'
import type { Order } from '#shared/api/orders.schemas.ts'
import type { Picture } from '#shared/api/values.schemas.ts'
import { newId } from '#shared/ids.ts'
import { useRaiseDisputeMutation } from '../../data/disputes.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { notify } from '../../ui/toaster.tsx'
import { disputeReasons } from '../disputes/dispute-states.tsx'
import styles from './after-sales.module.css'
import { OrderPicturesField } from './order-pictures-field.tsx'

interface RaiseDisputeSheetProps {
  order: Order
  checkoutKey: string | null
  onClose: () => void
}

type OwnReason = Exclude<DisputeReason, 'chargeback'>

const reasons: readonly OwnReason[] = ['damaged', 'not_as_described', 'not_arrived', 'return_declined', 'other']

/** Says to the shop what is wrong, and shows it. */
export function RaiseDisputeSheet({ order, checkoutKey, onClose }: RaiseDisputeSheetProps) {
  const id = useId()
  const [raise, { isLoading, error }] = useRaiseDisputeMutation()
  const [reason, setReason] = useState<OwnReason>('damaged')
  const [words, setWords] = useState('')
  const [pictures, setPictures] = useState<Picture[]>([])
  const [key] = useState(newId)
  const send = async () => {
    const { data } = await raise({
      id: order.id,
      ...(checkoutKey !== null && { key: checkoutKey }),
      idempotencyKey: key,
      body: { reason, words, pictureIds: pictures.map((picture) => picture.id) },
    })
    if (!data) return
    notify(`${order.shop.name} reads it now`)
    onClose()
  }
  return (
    <Sheet labelledBy={`${id}-title`} onCancel={onClose}>
      <div className={styles.form}>
        <h2 id={`${id}-title`}>What is wrong?</h2>
        <label className={styles.field}>
          It is about
          <select value={reason} onChange={(event) => setReason(event.currentTarget.value as OwnReason)}>
            {reasons.map((value) => (
              <option key={value} value={value}>
                {disputeReasons[value]}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.field}>
          In your words
          <textarea
            rows={4}
            maxLength={4_000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </label>
        <OrderPicturesField orderId={order.id} checkoutKey={checkoutKey} pictures={pictures} onChange={setPictures} />
        <ProblemNote error={error} />
        <div className={styles.acts}>
          <Button variant="outline" onClick={onClose}>
            Not now
          </Button>
          <Button isBusy={isLoading} disabled={isLoading || words.trim().length < 3} onClick={() => void send()}>
            Send to {order.shop.name}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
