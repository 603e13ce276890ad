import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ShopOrder } from '#shared/api/orders.schemas.ts'
import { formatMoney } from '#shared/money.ts'
import { useCancelShopOrderMutation } from '../../data/orders.ts'
import { fieldErrorsOf } from '../../data/problem.ts'
import { useLocale } from '../../data/settings.ts'
import { Ask } from '../../ui/ask.tsx'
import { notify } from '../../ui/toaster.tsx'

interface CancelOrderDialogProps {
  order: ShopOrder
  isOpen: boolean
  onClose: () => void
}

/** Cancels an order with a reason the customer reads; a paid one gives its money back. */
export function CancelOrderDialog({ order, isOpen, onClose }: CancelOrderDialogProps) {
  const [cancel, { isLoading, error, reset }] = useCancelShopOrderMutation()
  const [reason, setReason] = useState('')
  const locale = useLocale()
  const { paid } = order.money
  const amount = formatMoney(paid, locale)
  const atField = fieldErrorsOf(error)['reason']
  const close = () => {
    reset()
    onClose()
  }
  const act = async () => {
    const done = await cancel({ id: order.id, body: { reason } })
    if (done.error) return
    notify(`Order ${order.number} is cancelled`)
    close()
  }
  return (
    <Ask
      isOpen={isOpen}
      onClose={close}
      title={`Cancel order ${order.number}?`}
      act={paid.amountMinor > 0 ? `Cancel and give back ${amount}` : 'Cancel the order'}
      onAct={() => void act()}
      isBusy={isLoading}
      isDanger
      refusal={atField ? undefined : error}
    >
      <p>
        {paid.amountMinor > 0
          ? `${order.address.name} gets ${amount} back, the whole of it. The goods go back on the shelf.`
          : 'Nothing has been paid yet. The goods go back on the shelf.'}{' '}
        This cannot be undone.
      </p>
      <Textarea
        label="Why?"
        description={`${order.address.name} reads this in a letter`}
        placeholder="The last bowl broke in the kiln"
        autosize
        minRows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={atField}
        data-autofocus
      />
    </Ask>
  )
}
