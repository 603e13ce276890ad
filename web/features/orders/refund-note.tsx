import type { Order } from '#shared/api/orders.schemas.ts'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'

/** Where the money of a cancelled order is; nothing when there was none to give back. */
export function RefundNote({ order }: { order: Pick<Order, 'timeline' | 'refunded' | 'total'> }) {
  const refund = order.timeline.findLast(({ kind }) => kind === 'refund')
  if (!refund) return null
  const isBack = refund.name === 'succeeded'
  if (refund.name === 'failed')
    return (
      <Note tone="due">
        Your bank did not take <Money value={order.total} /> back at the first try. The market has been told and sees to
        it.
      </Note>
    )
  return (
    <Note tone={isBack ? 'good' : 'moving'}>
      {isBack ? (
        <>
          <Money value={order.refunded} /> went back to your card. Banks show it within a few days.
        </>
      ) : (
        <>
          <Money value={order.total} /> is on its way back to your card.
        </>
      )}
    </Note>
  )
}
