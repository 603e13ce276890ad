import { useSearchParams } from 'react-router'
import {
  useListShopInvoicesInfiniteQuery,
  useGetShopLegalDetailsQuery,
  useSetShopLegalDetailsMutation,
} from '#web/data/invoices.ts'
import { invoiceWishOf } from '#web/features/invoices/invoice-wish.ts'
import { InvoicesPage } from '#web/features/invoices/invoices-page.tsx'
import { NotForStaff } from '#web/features/shops/not-for-staff.tsx'
import { useMay } from '#web/features/shops/own-shop.ts'

export default function ShopInvoicesPage() {
  return useMay('invoices') === false ? (
    <NotForStaff page="Invoices" title="Invoices are not yours to see" />
  ) : (
    <ShopInvoices />
  )
}

function ShopInvoices() {
  const [params] = useSearchParams()
  const wish = invoiceWishOf(params)
  const list = useListShopInvoicesInfiniteQuery(wish)
  const legal = useGetShopLegalDetailsQuery()
  const [save, { isLoading }] = useSetShopLegalDetailsMutation()
  return (
    <InvoicesPage
      lead="What you issued to customers, and what the market issued to you. They are issued by themselves."
      door="seller"
      wish={wish}
      list={list}
      legal={legal}
      isSaving={isLoading}
      save={(body) => save({ body }).unwrap()}
    />
  )
}
