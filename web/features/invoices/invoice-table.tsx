import type { ReactNode } from 'react'
import type { InvoiceCard } from '#shared/api/invoices.schemas.ts'
import { invoiceKinds } from './invoice-kinds.ts'
import { DataTable, type Column } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Money } from '#web/ui/money.tsx'
import styles from './invoices.module.css'

interface InvoiceTableProps {
  rows: readonly InvoiceCard[] | undefined
  /** Where a file of an invoice is: `/api/seller/invoices`. */
  base: string
  filters: ReactNode
  /** Some of them were asked for, not all. */
  isNarrowed: boolean
  onMore?: (() => void) | undefined
  isLoadingMore: boolean
  error?: unknown
  onRetry: () => void
}

/** Issued documents, the newest first, each with its files. */
export function InvoiceTable({ rows, base, isNarrowed, ...list }: InvoiceTableProps) {
  return (
    <DataTable
      label="Invoices"
      columns={columnsFor(base)}
      rows={rows}
      rowKey={({ id }) => id}
      renderPhone={(invoices) => (
        <ul className={styles.cards}>
          {invoices.map((invoice) => (
            <li key={invoice.id}>
              <span className={styles.line}>
                <strong>{invoice.number}</strong>
                <Money value={invoice.total} />
              </span>
              <span className={styles.quiet}>
                {invoiceKinds[invoice.kind]}, {invoice.issuedOn}, {invoice.buyer}
              </span>
              <OutsideNumber invoice={invoice} />
              <InvoiceFiles invoice={invoice} base={base} />
            </li>
          ))}
        </ul>
      )}
      empty={
        isNarrowed ? (
          <EmptyState title="No such invoice">Nothing was issued in these months that is like this.</EmptyState>
        ) : (
          <EmptyState title="No invoice yet">The first one is issued with the first order that is paid.</EmptyState>
        )
      }
      {...list}
    />
  )
}

function columnsFor(base: string): Column<InvoiceCard>[] {
  return [
    {
      key: 'number',
      title: 'Number',
      cell: ({ number, kind, refersTo, outsideNumber }) => (
        <span className={styles.two}>
          <strong>{number}</strong>
          <span className={styles.quiet}>
            {refersTo ? `${invoiceKinds[kind]}, corrects ${refersTo}` : invoiceKinds[kind]}
          </span>
          <OutsideNumber invoice={{ outsideNumber }} />
        </span>
      ),
    },
    { key: 'issued', title: 'Issued', cell: ({ issuedOn }) => issuedOn },
    { key: 'seller', title: 'From', isExtra: true, cell: ({ seller }) => seller },
    {
      key: 'buyer',
      title: 'To',
      cell: ({ buyer, orderNumber }) => (
        <span className={styles.two}>
          <span>{buyer}</span>
          {orderNumber && <span className={styles.quiet}>Order {orderNumber}</span>}
        </span>
      ),
    },
    { key: 'files', title: 'Files', cell: (invoice) => <InvoiceFiles invoice={invoice} base={base} /> },
    { key: 'total', title: 'Total', align: 'end', cell: ({ total }) => <Money value={total} /> },
  ]
}

/** The number in the billing system outside, where there is one. */
function OutsideNumber({ invoice: { outsideNumber } }: { invoice: Pick<InvoiceCard, 'outsideNumber'> }) {
  return outsideNumber !== null && <span className={styles.quiet}>{outsideNumber} in the billing system</span>
}

/** The files of one document, as links that save them. */
export function InvoiceFiles({
  invoice,
  base,
}: {
  invoice: Pick<InvoiceCard, 'id' | 'number' | 'kind'>
  base: string
}) {
  const { id, number, kind } = invoice
  const isInvoice = kind !== 'withdrawal_statement'
  return (
    <span className={styles.files}>
      <a href={`${base}/${id}/file`} download aria-label={`PDF of ${number}`}>
        PDF
      </a>
      {isInvoice && (
        <>
          <a href={`${base}/${id}/file?format=facturx`} download aria-label={`Factur-X of ${number}`}>
            Factur-X
          </a>
          <a href={`${base}/${id}/file?format=ubl`} download aria-label={`UBL of ${number}`}>
            UBL
          </a>
        </>
      )}
    </span>
  )
}
