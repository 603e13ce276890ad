import { useId, useState } from 'react'
import type { Order } from '#shared/api/orders.schemas.ts'
import type { ReturnReason } from '#shared/api/returns.schemas.ts'
import type { Picture } from '#shared/api/values.schemas.ts'
import { newId } from '#shared/ids.ts'
import { useRequestReturnMutation } from '../../data/returns.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { notify } from '../../ui/toaster.tsx'
import { reasonWords } from '../returns/return-states.tsx'
import styles from './after-sales.module.css'
import { OrderPicturesField } from './order-pictures-field.tsx'

interface RequestReturnSheetProps {
  order: Order
  checkoutKey: string | null
  returnable: readonly { lineId: string; quantity: number }[]
  onClose: () => void
}

/** Chooses what is sent back, why, and shows it. */
export function RequestReturnSheet({ order, checkoutKey, returnable, onClose }: RequestReturnSheetProps) {
  const id = useId()
  const [request, { isLoading, error }] = useRequestReturnMutation()
  const [units, setUnits] = useState<Record<string, number>>({})
  const [reason, setReason] = useState<ReturnReason>('changed_mind')
  const [words, setWords] = useState('')
  const [pictures, setPictures] = useState<Picture[]>([])
  const [key] = useState(newId)
  const chosen = Object.entries(units).filter(([, quantity]) => quantity > 0)
  const send = async () => {
    const { data } = await request({
      id: order.id,
      ...(checkoutKey !== null && { key: checkoutKey }),
      idempotencyKey: key,
      body: {
        lines: chosen.map(([lineId, quantity]) => ({ lineId, quantity, reason })),
        words,
        pictureIds: pictures.map((picture) => picture.id),
      },
    })
    if (!data) return
    notify(`${order.shop.name} has your request`)
    onClose()
  }
  return (
    <Sheet labelledBy={`${id}-title`} onCancel={onClose}>
      <div className={styles.form}>
        <h2 id={`${id}-title`}>What do you send back?</h2>
        {returnable.map(({ lineId, quantity }) => {
          const line = order.lines.find((each) => each.id === lineId)
          return (
            <label key={lineId} className={styles.line}>
              <span className={styles.grow}>{line?.title}</span>
              <span className={styles.field}>
                <select
                  aria-label={`How many of ${line?.title}`}
                  value={units[lineId] ?? 0}
                  onChange={(event) => setUnits({ ...units, [lineId]: Number(event.currentTarget.value) })}
                >
                  {Array.from({ length: quantity + 1 }, (_, count) => (
                    <option key={count} value={count}>
                      {count === 0 ? 'None' : count}
                    </option>
                  ))}
                </select>
              </span>
            </label>
          )
        })}
        <label className={styles.field}>
          Why?
          <select value={reason} onChange={(event) => setReason(event.currentTarget.value as ReturnReason)}>
            {Object.entries(reasonWords).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.field}>
          What the shop should know (optional)
          <textarea
            rows={3}
            maxLength={2_000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </label>
        <OrderPicturesField orderId={order.id} checkoutKey={checkoutKey} pictures={pictures} onChange={setPictures} />
        <ProblemNote error={error} />
        <div className={styles.acts}>
          <Button variant="outline" onClick={onClose}>
            Keep it
          </Button>
          <Button isBusy={isLoading} disabled={isLoading || chosen.length === 0} onClick={() => void send()}>
            Ask to return
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
