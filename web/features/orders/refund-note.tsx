import type { Order, Refund } from '#shared/api/orders.schemas.ts'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'

/** Where the money of an order is that goes back; nothing when there is none. */
export function RefundNote({ order }: { order: Pick<Order, 'refunds' | 'refunded' | 'paymentMethod'> }) {
  const refund = order.refunds.at(-1)
  if (!refund) return null
  const { amount, state, way } = refund
  if (way === 'not_collected')
    return (
      <Note tone="neutral">
        You pay <Money value={amount} /> less at the door.
      </Note>
    )
  if (state === 'failed' || state === 'declined')
    return (
      <Note tone="due">
        <Money value={amount} /> could not be sent back to you yet. The market has been told and sees to it.
      </Note>
    )
  if (way === 'bank' && state === 'approved')
    return (
      <Note tone="due">
        You get <Money value={amount} /> back, by transfer to your bank account.
      </Note>
    )
  const isBack = state === 'succeeded'
  return (
    <Note tone={isBack ? 'good' : 'moving'}>
      {isBack ? (
        <>
          <Money value={order.refunded} /> went back to {placeWords[way]}.
        </>
      ) : (
        <>
          <Money value={amount} /> is on its way back to {placeWords[way]}.
        </>
      )}
      {isBack && way === 'gateway' && ' Banks show it within a few days.'}
    </Note>
  )
}

const placeWords: Record<Exclude<Refund['way'], 'not_collected'>, string> = {
  gateway: 'how you paid',
  store_credit: 'your store credit',
  bank: 'your bank account',
  chargeback: 'you through your bank',
}
