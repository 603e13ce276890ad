import { Link } from 'react-router'
import type { MarketReturn } from '#shared/api/returns.schemas.ts'
import { Note } from '../../ui/note.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { SumList } from '../../ui/sum-list.tsx'
import { RefundStateBadge } from '../refunds/refund-states.tsx'
import styles from './return-parts.module.css'

/** The money that follows the goods, and where an operator may do something about it: at the order, and at its disputes. */
export function ReturnMoney({ back }: { back: MarketReturn }) {
  const { refund, customer, shop, order, disputes, state } = back
  return (
    <SidePanel title="Money">
      {refund ? (
        <>
          <p>
            <RefundStateBadge state={refund.state} />
          </p>
          {refund.failure && <Note tone="refused">“{refund.failure}”</Note>}
          <SumList
            lines={[
              { label: 'Goods', value: refund.goods },
              ...(refund.shipping.amountMinor > 0 ? [{ label: 'Shipping', value: refund.shipping }] : []),
              { label: `Back to ${customer}`, value: refund.amount, kind: 'sum' },
              ...(refund.commissionBack.amountMinor > 0
                ? [{ label: `Commission back to ${shop.name}`, value: refund.commissionBack }]
                : []),
            ]}
          />
        </>
      ) : (
        <p className={styles.quiet}>
          {state === 'declined' || state === 'withdrawn'
            ? 'No money goes back for this return.'
            : 'The money goes back by itself when the shop has the goods.'}
        </p>
      )}
      <ul className={styles.links}>
        <li>
          <Link to={`/operator/orders/${order.id}`}>Order {order.number}</Link>
        </li>
        {disputes.map(({ id, number, isOpen }) => (
          <li key={id}>
            <Link to={`/operator/disputes/${id}`}>Dispute {number}</Link>
            <span className={styles.quiet}>{isOpen ? 'Open' : 'Closed'}</span>
          </li>
        ))}
      </ul>
    </SidePanel>
  )
}
