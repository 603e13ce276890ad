import { Button } from '@mantine/core'
import { rowsOf } from '#web/data/keyset.ts'
import {
  useListShopInvoicesInfiniteQuery,
  useGetShopLegalDetailsQuery,
  useSetShopLegalDetailsMutation,
} from '#web/data/invoices.ts'
import { useSettings } from '#web/data/settings.ts'
import { InvoiceTable } from '#web/features/invoices/invoice-table.tsx'
import styles from '#web/features/invoices/invoices.module.css'
import { LegalDetailsForm } from '#web/features/invoices/legal-details-form.tsx'
import { NotForStaff } from '#web/features/shops/not-for-staff.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'

export default function InvoicesPage() {
  return useMay('invoices') === false ? (
    <NotForStaff page="Invoices" title="Invoices are not yours to see" />
  ) : (
    <Invoices />
  )
}

function Invoices() {
  const { name: market } = useSettings()
  const list = useListShopInvoicesInfiniteQuery()
  const { data: details, error, refetch } = useGetShopLegalDetailsQuery()
  const [save, { isLoading }] = useSetShopLegalDetailsMutation()
  return (
    <>
      <title>{`Invoices – ${market}`}</title>
      <PageHead
        title="Invoices"
        lead="What you issued to customers, and what the market issued to you. They are issued by themselves."
        actions={
          <>
            <Button component="a" href="/api/seller/invoice-exports?format=csv" download variant="sand">
              This month as CSV
            </Button>
            <Button component="a" href="/api/seller/invoice-exports?format=facturx" download variant="sand">
              As a zip of files
            </Button>
          </>
        }
      />
      <div className={styles.page}>
        <InvoiceTable
          rows={list.data && rowsOf(list.data)}
          base="/api/seller/invoices"
          onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          isLoadingMore={list.isFetchingNextPage}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : details ? (
          <LegalDetailsForm details={details} isSaving={isLoading} save={(body) => save({ body }).unwrap()} />
        ) : (
          <Card>
            <SkeletonText lines={8} />
          </Card>
        )}
      </div>
    </>
  )
}
