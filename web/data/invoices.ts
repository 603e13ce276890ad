import { invoiceEndpoints } from '#shared/api/invoices.ts'
import type { invoiceSchemas } from '#shared/api/invoices.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const invoicesApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof invoiceSchemas>()(build, invoiceEndpoints, {
      lists: ['listShopInvoices', 'listMarketInvoices', 'listInvoiceHandovers'],
      reads: {
        listOrderInvoices: ['Invoices'],
        listShopInvoices: ['Invoices'],
        listMarketInvoices: ['Invoices'],
        getShopLegalDetails: ['Invoices'],
        listInvoiceHandovers: ['Invoices'],
        getMarketLegalDetails: ['Invoices'],
      },
      changes: {
        setShopLegalDetails: ['Invoices', 'Application'],
        setMarketLegalDetails: ['Invoices'],
        sendInvoiceAgain: ['Invoices'],
      },
    }),
})

export const {
  useListOrderInvoicesQuery,
  useListShopInvoicesInfiniteQuery,
  useListMarketInvoicesInfiniteQuery,
  useGetShopLegalDetailsQuery,
  useSetShopLegalDetailsMutation,
  useListInvoiceHandoversInfiniteQuery,
  useSendInvoiceAgainMutation,
  useGetMarketLegalDetailsQuery,
  useSetMarketLegalDetailsMutation,
} = invoicesApi
