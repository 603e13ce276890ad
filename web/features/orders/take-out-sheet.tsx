import { useId, useState } from 'react'
import type { CancellationPreview, Order } from '#shared/api/orders.schemas.ts'
import { newId } from '#shared/ids.ts'
import { formatMoney } from '#shared/money.ts'
import { useCancelOrderLinesMutation } from '../../data/orders.ts'
import { useLocale } from '../../data/settings.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './after-sales.module.css'
import { unitsLeft } from './can-take-out.ts'
import { SumList } from './sum-list.tsx'
import { useLinesPreview } from './use-lines-preview.ts'

interface TakeOutSheetProps {
  order: Order
  checkoutKey: string | null
  onClose: () => void
}

/** Chooses what is taken out of a parcel that was not handed over yet, shows what comes back, and takes it out. */
export default function TakeOutSheet({ order, checkoutKey, onClose }: TakeOutSheetProps) {
  const id = useId()
  const locale = useLocale()
  const [cancel, { isLoading, error }] = useCancelOrderLinesMutation()
  const [units, setUnits] = useState<Record<string, number>>({})
  const [reason, setReason] = useState('')
  const [key] = useState(newId)
  const {
    lines,
    preview,
    error: refusal,
  } = useLinesPreview({ orderId: order.id, checkoutKey, door: 'storefront', units })
  const isEmpty = lines.length === 0

  const send = async () => {
    const { data } = await cancel({
      id: order.id,
      ...(checkoutKey !== null && { key: checkoutKey }),
      idempotencyKey: key,
      body: { lines, reason },
    })
    if (!data) return
    notify(data.state === 'cancelled' ? 'The parcel is cancelled' : 'It is taken out of the parcel')
    onClose()
  }

  return (
    <Sheet labelledBy={`${id}-title`} onCancel={onClose}>
      <div className={styles.form}>
        <h2 id={`${id}-title`}>What should not be sent?</h2>
        {order.lines
          .filter((line) => unitsLeft(line) > 0)
          .map((line) => (
            <label key={line.id} className={styles.line}>
              <span className={styles.grow}>
                {line.title}
                {line.variantTitle && <span className={styles.quiet}> {line.variantTitle}</span>}
              </span>
              <span className={styles.field}>
                <select
                  aria-label={`How many of ${[line.title, line.variantTitle].filter(Boolean).join(', ')}`}
                  value={units[line.id] ?? 0}
                  onChange={(event) => setUnits({ ...units, [line.id]: Number(event.currentTarget.value) })}
                >
                  {Array.from({ length: unitsLeft(line) + 1 }, (_, count) => (
                    <option key={count} value={count}>
                      {count === 0 ? 'Keep' : unitsLeft(line) === 1 ? 'Take out' : count}
                    </option>
                  ))}
                </select>
              </span>
            </label>
          ))}
        <div className={styles.note} aria-live="polite">
          {preview ? (
            <WhatComesBack preview={preview} />
          ) : (
            <p>{isEmpty ? 'Choose above. What you get back stands here.' : 'One moment …'}</p>
          )}
        </div>
        <label className={styles.field}>
          Why? (optional, the shop reads it)
          <textarea
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <ProblemNote error={error ?? refusal} />
        <div className={styles.acts}>
          <Button variant="outline" disabled={isLoading} onClick={onClose}>
            Keep everything
          </Button>
          <Button variant="danger" isBusy={isLoading} disabled={isLoading || !preview} onClick={() => void send()}>
            {preview ? actOf(preview, formatMoney(preview.amount, locale)) : 'Take it out'}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

function actOf({ amount, isWhole, isPaid }: CancellationPreview, sum: string): string {
  const act = isWhole ? 'Cancel the parcel' : 'Take it out'
  return isPaid && amount.amountMinor > 0 ? `${act}, ${sum} back` : act
}

function WhatComesBack({ preview }: { preview: CancellationPreview }) {
  const { amount, goods, shipping, isWhole, isPaid } = preview
  return (
    <>
      <SumList
        rows={[
          { label: 'Things', amount: goods },
          ...(shipping.amountMinor > 0 ? [{ label: 'Shipping', amount: shipping }] : []),
        ]}
        total={{ label: isPaid ? 'You get back' : 'Less to pay at the door', amount }}
      />
      {isWhole && <p className={styles.quiet}>Nothing would be left to send, so the whole parcel is cancelled.</p>}
    </>
  )
}
