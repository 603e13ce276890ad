import type { ShopDispute } from '#shared/api/disputes.schemas.ts'
import { Money } from '../../ui/money.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { RowLink } from '../../ui/row-link.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { disputeReasons, DisputeStateBadge } from './dispute-states.tsx'

/** The columns of a list of disputes at a dashboard; `base` is the address of its pages. */
export function disputeColumns(base: string, isOfMarket: boolean): Column<ShopDispute>[] {
  return [
    {
      key: 'dispute',
      title: 'Dispute',
      cell: ({ id, number, reason }) => (
        <RowLink to={`${base}/${id}`}>
          {number} · {disputeReasons[reason]}
        </RowLink>
      ),
    },
    { key: 'order', title: 'Order', isExtra: true, cell: ({ order }) => order.number },
    { key: 'customer', title: 'Customer', cell: ({ customer }) => customer },
    ...(isOfMarket ? [{ key: 'shop', title: 'Shop', isExtra: true, cell: ({ shop }: ShopDispute) => shop.name }] : []),
    { key: 'state', title: 'State', cell: ({ state }) => <DisputeStateBadge state={state} /> },
    {
      key: 'until',
      title: 'Until',
      isExtra: true,
      cell: ({ state, decideBy }) => (state === 'open' && decideBy ? <RelativeTime at={decideBy} /> : '–'),
    },
    { key: 'claimed', title: 'At stake', align: 'end', cell: ({ claimed }) => <Money value={claimed} /> },
  ]
}
