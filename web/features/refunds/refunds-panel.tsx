import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ShopOrder, ShopRefund } from '#shared/api/orders.schemas.ts'
import { IconReceipt } from '../../ui/icons.ts'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { RefundDialog } from './refund-dialog.tsx'
import { RefundStateBadge } from './refund-states.tsx'
import styles from './refunds-panel.module.css'

interface RefundsPanelProps {
  order: ShopOrder
  door: 'seller' | 'operator'
  /** Whether who looks may give money back. */
  mayGive: boolean
}

/** What went back of an order or is on its way, each with its state; and the way to give back more. */
export function RefundsPanel({ order, door, mayGive }: RefundsPanelProps) {
  const [isOpen, setOpen] = useState(false)
  const { refunds, canRefund, isDisputed, refundable } = order
  if (refunds.length === 0 && !canRefund && !isDisputed) return null
  return (
    <>
      <SidePanel title="Money back">
        {isDisputed && <Note tone="due">A dispute about this order is open. Its verdict decides about the money.</Note>}
        {refunds.length > 0 && (
          <ul className={styles.refunds}>
            {refunds.map((refund) => (
              <Item key={refund.id} refund={refund} />
            ))}
          </ul>
        )}
        {canRefund && (
          <p className={styles.left}>
            <Money value={refundable} /> of this order can still be given back.
          </p>
        )}
        {canRefund && mayGive && (
          <Button
            fullWidth
            variant="sand"
            leftSection={<IconReceipt size={18} aria-hidden />}
            onClick={() => setOpen(true)}
          >
            Give money back
          </Button>
        )}
      </SidePanel>
      {isOpen && <RefundDialog order={order} door={door} onClose={() => setOpen(false)} />}
    </>
  )
}

function Item({ refund }: { refund: ShopRefund }) {
  const { amount, state, kind, way, reason, failure, bearer, requestedAt, closedAt } = refund
  return (
    <li className={styles.refund}>
      <span className={styles.line}>
        <strong>
          <Money value={amount} />
        </strong>
        {way === 'not_collected' ? (
          <StateBadge tone="neutral">Not collected</StateBadge>
        ) : (
          <RefundStateBadge state={state} />
        )}
      </span>
      <span className={styles.quiet}>
        {kindWords[kind]}
        {bearer === 'market' && ', borne by the market'} · <RelativeTime at={closedAt ?? requestedAt} />
      </span>
      {(failure ?? reason) && <span className={styles.quiet}>“{failure ?? reason}”</span>}
    </li>
  )
}

const kindWords: Record<ShopRefund['kind'], string> = {
  cancellation: 'Cancelled before hand-over',
  late_payment: 'Paid too late',
  refund: 'Refund',
  return: 'Goods returned',
  verdict: 'Verdict of a dispute',
}
