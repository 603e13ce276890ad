import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { InvoiceCard } from '#shared/api/invoices.schemas.ts'
import { rowsOf } from '#web/data/keyset.ts'
import { useSettings } from '#web/data/settings.ts'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { InvoiceFilters } from './invoice-filters.tsx'
import { InvoiceTable } from './invoice-table.tsx'
import type { InvoiceWish } from './invoice-wish.ts'
import styles from './invoices.module.css'
import { LegalDetailsForm } from './legal-details-form.tsx'

type LegalDetailsFormProps = Parameters<typeof LegalDetailsForm>[0]

interface InvoicesPageProps extends Pick<LegalDetailsFormProps, 'isSaving' | 'save'> {
  lead: string
  door: 'seller' | 'operator'
  wish: InvoiceWish
  list: {
    data?: { pages: readonly { items: readonly InvoiceCard[] }[] } | undefined
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
    error?: unknown
    refetch: () => unknown
  }
  /** What wants to be looked at first. */
  children?: ReactNode
  legal: { data?: LegalDetailsFormProps['details'] | undefined; error?: unknown; refetch: () => unknown }
}

/** Issued documents with their files, and what they say about their issuer: for a shop, or for the market. */
export function InvoicesPage({ lead, door, wish, list, legal, isSaving, save, children }: InvoicesPageProps) {
  const { name: market } = useSettings()
  const exportOf = (format: string) =>
    `/api/${door}/invoice-exports?${new URLSearchParams({ ...wish, format }).toString()}`
  const which = wish.from ? 'These' : 'This month'
  return (
    <>
      <title>{`Invoices – ${market}`}</title>
      <PageHead
        title="Invoices"
        lead={lead}
        actions={
          <>
            <Button component="a" href={exportOf('csv')} download variant="sand">
              {which} as CSV
            </Button>
            <Button component="a" href={exportOf('facturx')} download variant="sand">
              {which} as a zip
            </Button>
          </>
        }
      />
      <div className={styles.page}>
        {children}
        <p className={styles.quiet}>
          A zip holds at most 10,000 documents. Of more, choose a shorter period or one kind.
        </p>
        <InvoiceTable
          filters={<InvoiceFilters wish={wish} />}
          isNarrowed={Object.keys(wish).length > 0}
          rows={list.data && rowsOf(list.data)}
          base={`/api/${door}/invoices`}
          onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          isLoadingMore={list.isFetchingNextPage}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
        {legal.error ? (
          <ErrorState error={legal.error} onRetry={() => void legal.refetch()} />
        ) : legal.data ? (
          <LegalDetailsForm details={legal.data} isSaving={isSaving} save={save} />
        ) : (
          <Card>
            <SkeletonText lines={8} />
          </Card>
        )}
      </div>
    </>
  )
}
