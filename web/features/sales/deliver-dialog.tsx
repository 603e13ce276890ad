import type { ShopOrder } from '#shared/api/orders.schemas.ts'
import { useDeliverOrderMutation } from '../../data/orders.ts'
import { Ask } from '../../ui/ask.tsx'
import { SumList } from '../../ui/sum-list.tsx'
import { notify } from '../../ui/toaster.tsx'
import { commissionWords } from './order-sum.ts'

interface DeliverDialogProps {
  order: ShopOrder
  isOpen: boolean
  onClose: () => void
}

/** Says that a parcel has arrived, with what that does to the shop's money. */
export function DeliverDialog({ order, isOpen, onClose }: DeliverDialogProps) {
  const [deliver, { isLoading, error, reset }] = useDeliverOrderMutation()
  const { commission, commissionTax, shopReceives } = order.money
  const isCash = order.paymentMethod === 'cash_on_delivery'
  const close = () => {
    reset()
    onClose()
  }
  const act = async () => {
    const done = await deliver({ id: order.id })
    if (done.error) return
    notify(`Order ${order.number} has arrived`)
    close()
  }
  return (
    <Ask
      isOpen={isOpen}
      onClose={close}
      title="Has it arrived?"
      act="Yes, it has arrived"
      onAct={() => void act()}
      isBusy={isLoading}
      refusal={error}
    >
      <p>
        {isCash
          ? 'This also says that the carrier has collected the money.'
          : 'Your money becomes available at once, and the customer gets a letter.'}
      </p>
      <SumList
        lines={[
          { label: isCash ? 'Paid at the door' : 'Customer paid', value: order.totals.total },
          {
            label: commissionWords(order.money),
            value: { ...commission, amountMinor: -commission.amountMinor },
          },
          ...(commissionTax.amountMinor > 0
            ? [{ label: 'Tax on the commission', value: { ...commissionTax, amountMinor: -commissionTax.amountMinor } }]
            : []),
          { label: 'Becomes available', value: shopReceives, kind: 'result' },
        ]}
      />
    </Ask>
  )
}
