import type { Dispute } from '#shared/api/disputes.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { Card } from '../../ui/card.tsx'
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx'
import { formatMoney } from '#shared/money.ts'

interface DisputeTimelineProps {
  dispute: Dispute
  /** Where the order has been, for the market. */
  orderHistory?: readonly { state: string; at: string }[]
}

const orderWords: Record<string, string> = {
  awaiting_payment: 'Ordered',
  processing: 'Paid',
  handed_over: 'Handed over',
  delivered: 'Delivered',
  completed: 'Return days over',
  cancelled: 'Cancelled',
}

/** What happened, oldest first, and what happens without a verdict. */
export function DisputeTimeline({ dispute, orderHistory }: DisputeTimelineProps) {
  const locale = useLocale()
  const { claimed, customer, shop, history, decideBy, state } = dispute
  const titles: Record<Dispute['state'], string> = {
    raised: `${customer} wrote that something is wrong`,
    open: `Case opened; ${formatMoney(claimed, locale)} is at stake`,
    decided: 'Verdict given',
    appealed: 'The verdict was appealed',
    settled: 'Settled',
    won: `The bank decided for ${shop.name}`,
    lost: 'The bank decided for its customer',
  }
  const ofOrder = (orderHistory ?? []).map(({ state: reached, at }) => ({
    at,
    title: orderWords[reached] ?? reached,
    note: '',
  }))
  const ofDispute = history.map(({ state: reached, at, reason }) => ({ at, title: titles[reached], note: reason }))
  const past = [...ofOrder, ...ofDispute]
    .toSorted((a, b) => a.at.localeCompare(b.at))
    // oxlint-disable-next-line oxc/no-map-spread -- a handful of rows, and the originals stay as they are
    .map((step): TimelineStep => ({ key: `${step.at} ${step.title}`, ...step, state: 'done' }))
  const planned: TimelineStep[] =
    state === 'open' && decideBy
      ? [{ key: 'planned', title: `Without a verdict ${customer} gets the money`, at: decideBy, state: 'planned' }]
      : []
  return (
    <Card title="What happened">
      <Timeline steps={[...past, ...planned]} />
    </Card>
  )
}
