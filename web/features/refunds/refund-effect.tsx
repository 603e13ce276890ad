import type { RefundPreview, ShopOrder } from '#shared/api/orders.schemas.ts'
import { SumList } from '../../ui/sum-list.tsx'
import { PostingTable } from '../money/posting-table.tsx'
import styles from './refund-dialog.module.css'

interface RefundEffectProps {
  preview: RefundPreview | undefined
  customer: string
  door: 'seller' | 'operator'
  order: ShopOrder
}

/** What a refund will do before it is given: to the shop's balance for the shop, to the book for the market. */
export function RefundEffect({ preview, customer, door, order }: RefundEffectProps) {
  if (!preview) return <p className={styles.effect}>Choose above. What it does to the balance stands here.</p>
  if (door === 'operator')
    return (
      <section className={styles.effect} aria-label="What will be written">
        <h3>What will be written</h3>
        <PostingTable entries={preview.entries} />
      </section>
    )
  const part = preview.part === 'available' ? 'Available' : 'Pending'
  const { amount, commissionBack, balanceBefore, balanceAfter } = preview
  const negative = { ...amount, amountMinor: -amount.amountMinor }
  const isDelivered = preview.part === 'available'
  return (
    <section className={styles.effect} aria-label="What this does to your balance">
      <h3>What this does to your balance</h3>
      <SumList
        lines={[
          { label: `${part} now`, value: balanceBefore },
          { label: `Back to ${customer}`, value: negative },
          ...(isDelivered && commissionBack.amountMinor > 0
            ? [{ label: 'Commission returned to you', value: commissionBack }]
            : []),
          { label: `${part} after`, value: balanceAfter, kind: 'sum' as const },
        ]}
      />
      {!isDelivered && commissionBack.amountMinor > 0 && (
        <p className={styles.quiet}>Commission is taken when the parcel arrives, and so much less of it.</p>
      )}
      {balanceAfter.amountMinor < 0 && (
        <p className={styles.quiet}>Your balance goes below zero. What you earn next fills it again.</p>
      )}
      {order.state === 'processing' && (
        <p className={styles.quiet}>
          The parcel has not left: what you give back is not sent and returns to the shelf.
        </p>
      )}
    </section>
  )
}
