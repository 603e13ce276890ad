import { useSearchParams } from 'react-router'
import {
  useListMarketInvoicesInfiniteQuery,
  useGetMarketLegalDetailsQuery,
  useSetMarketLegalDetailsMutation,
} from '#web/data/invoices.ts'
import { MissingHandovers } from '#web/features/invoices/missing-handovers.tsx'
import { invoiceWishOf } from '#web/features/invoices/invoice-wish.ts'
import { InvoicesPage } from '#web/features/invoices/invoices-page.tsx'

export default function MarketInvoicesPage() {
  const [params] = useSearchParams()
  const wish = invoiceWishOf(params)
  const list = useListMarketInvoicesInfiniteQuery(wish)
  const legal = useGetMarketLegalDetailsQuery()
  const [save, { isLoading }] = useSetMarketLegalDetailsMutation()
  return (
    <InvoicesPage
      lead="Every document of every shop, and the market’s own for its commission and what it paid out."
      door="operator"
      wish={wish}
      list={list}
      legal={legal}
      isSaving={isLoading}
      save={(body) => save({ body }).unwrap()}
    >
      <MissingHandovers />
    </InvoicesPage>
  )
}
