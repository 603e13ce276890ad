import { useListOrderInvoicesQuery } from '#web/data/invoices.ts'
import { invoiceKinds } from '#web/features/invoices/invoice-kinds.ts'
import styles from '#web/features/invoices/invoices.module.css'
import { Card } from '#web/ui/card.tsx'
import { Money } from '#web/ui/money.tsx'

/** The invoice and credit notes of an order, as files to keep; nothing while none was issued. */
export default function OrderInvoices({ orderId, checkoutKey }: { orderId: string; checkoutKey: string | null }) {
  const { data } = useListOrderInvoicesQuery({ id: orderId, ...(checkoutKey !== null && { key: checkoutKey }) })
  if (!data || data.items.length === 0) return null
  const key = checkoutKey === null ? '' : `?key=${encodeURIComponent(checkoutKey)}`
  return (
    <Card title="Invoices">
      <ul className={styles.papers}>
        {data.items.map(({ id, kind, number, total }) => (
          <li key={id} className={styles.line}>
            <a href={`/api/invoices/${id}/file${key}`} download>
              {invoiceKinds[kind]} {number}
            </a>
            <Money value={total} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
