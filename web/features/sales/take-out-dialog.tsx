import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { CancellationPreview, ShopOrder } from '#shared/api/orders.schemas.ts'
import { newId } from '#shared/ids.ts'
import { formatMoney } from '#shared/money.ts'
import { useCancelShopLinesMutation } from '../../data/orders.ts'
import { useLocale } from '../../data/settings.ts'
import { Ask } from '../../ui/ask.tsx'
import { QuantityStepper } from '../../ui/quantity-stepper.tsx'
import { SumList } from '../../ui/sum-list.tsx'
import { notify } from '../../ui/toaster.tsx'
import { unitsLeft } from '../orders/can-take-out.ts'
import { useLinesPreview } from '../orders/use-lines-preview.ts'
import styles from './take-out-dialog.module.css'

interface TakeOutDialogProps {
  order: ShopOrder
  onClose: () => void
}

/** Takes out of an order what the shop cannot send, shows what goes back to the customer, and says why. */
export function TakeOutDialog({ order, onClose }: TakeOutDialogProps) {
  const locale = useLocale()
  const [cancel, { isLoading, error }] = useCancelShopLinesMutation()
  const [units, setUnits] = useState<Record<string, number>>({})
  const [reason, setReason] = useState('')
  const [key] = useState(newId)
  const { lines, preview, error: refusal } = useLinesPreview({ orderId: order.id, door: 'seller', units })
  const customer = order.address.name
  const act = async () => {
    if (lines.length === 0) return
    const { data } = await cancel({ id: order.id, idempotencyKey: key, body: { lines, reason } })
    if (!data) return
    notify(data.state === 'cancelled' ? `Order ${order.number} is cancelled` : 'It is taken out of the parcel')
    onClose()
  }
  return (
    <Ask
      isOpen
      onClose={onClose}
      title={`What can you not send of order ${order.number}?`}
      act={preview ? actOf(preview, formatMoney(preview.amount, locale)) : 'Choose what to take out'}
      onAct={() => void act()}
      isBusy={isLoading}
      isDanger
      refusal={error ?? refusal}
    >
      <ul className={styles.lines}>
        {order.lines
          .filter((line) => unitsLeft(line) > 0)
          .map((line) => (
            <li key={line.id}>
              <span className={styles.words}>
                {line.title}
                <span className={styles.quiet}>
                  {[line.variantTitle, `${unitsLeft(line)} in the parcel`].filter(Boolean).join(' · ')}
                </span>
              </span>
              <QuantityStepper
                min={0}
                max={unitsLeft(line)}
                value={units[line.id] ?? 0}
                label={`How many of ${line.title} to take out`}
                onChange={(quantity) => setUnits({ ...units, [line.id]: quantity })}
              />
            </li>
          ))}
      </ul>
      <section className={styles.effect} aria-label="What comes back" aria-live="polite">
        {preview ? (
          <WhatComesBack preview={preview} customer={customer} />
        ) : (
          <p>{lines.length === 0 ? `Choose above. What ${customer} gets back stands here.` : 'One moment …'}</p>
        )}
      </section>
      <Textarea
        label="Why?"
        description={`${customer} reads this in a letter`}
        placeholder="The last bowl broke in the kiln"
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Ask>
  )
}

function actOf({ amount, isWhole, isPaid }: CancellationPreview, sum: string): string {
  const act = isWhole ? 'Cancel the order' : 'Take it out'
  return isPaid && amount.amountMinor > 0 ? `${act} and give back ${sum}` : act
}

function WhatComesBack({ preview, customer }: { preview: CancellationPreview; customer: string }) {
  const { amount, goods, shipping, isWhole, isPaid } = preview
  return (
    <>
      <SumList
        lines={[
          { label: 'Goods', value: goods },
          ...(shipping.amountMinor > 0 ? [{ label: 'Shipping', value: shipping }] : []),
          {
            label: isPaid ? `Back to ${customer}` : 'Less to collect at the door',
            value: amount,
            kind: 'sum' as const,
          },
        ]}
      />
      <p className={styles.quiet}>
        {isWhole
          ? 'Nothing would be left to send, so the whole order is cancelled and its goods go back on the shelf.'
          : 'What is taken out goes back on the shelf, and no commission is taken for it.'}
      </p>
    </>
  )
}
