import {
  useListMarketInvoicesInfiniteQuery,
  useGetMarketLegalDetailsQuery,
  useSetMarketLegalDetailsMutation,
} from '#web/data/invoices.ts'
import { MissingHandovers } from '#web/features/invoices/missing-handovers.tsx'
import { InvoicesPage } from '#web/features/invoices/invoices-page.tsx'

export default function MarketInvoicesPage() {
  const list = useListMarketInvoicesInfiniteQuery()
  const legal = useGetMarketLegalDetailsQuery()
  const [save, { isLoading }] = useSetMarketLegalDetailsMutation()
  return (
    <InvoicesPage
      lead="Every document of every shop, and the market’s own for its commission and what it paid out."
      door="operator"
      list={list}
      legal={legal}
      isSaving={isLoading}
      save={(body) => save({ body }).unwrap()}
    >
      <MissingHandovers />
    </InvoicesPage>
  )
}
