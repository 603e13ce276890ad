import { invoiceEndpoints } from '#shared/api/invoices.ts'
import { invoiceSchemas, type InvoiceFormat } from '#shared/api/invoices.schemas.ts'
import { mayOpen } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { routesFor, type ReadyFile } from '#server/platform/http/contract.ts'
import { completeInvoice } from './documents/complete-invoice.ts'
import { invoiceNotFound, orderNotFound } from './errors.ts'
import { exportInvoices } from './export-invoices.ts'
import { sendInvoiceAgain } from './hand-over-invoice.ts'
import { listMissing } from './handover-repository.ts'
import { renderInvoice } from './invoice-file.ts'
import { listInvoices, listInvoicesOfOrder } from './invoice-lists.ts'
import { getLegalDetails, setLegalDetails } from './legal-details.ts'
import { mayOpenInvoice, shopWhoseInvoicesAreSeen } from './policy.ts'
import { findInvoice, findInvoiceWithOwner, findOrderOwner } from './repository.ts'

export const invoicesRoutes = routesFor(invoiceEndpoints, invoiceSchemas, {
  async listOrderInvoices({ context, params, query }) {
    const owner = await findOrderOwner(context.db, params.id)
    if (!owner || !mayOpen(context, owner, query.key)) throw orderNotFound()
    return { items: await listInvoicesOfOrder(context.db, params.id) }
  },
  async getInvoiceFile({ context, params, query: { key, format } }) {
    const invoice = await findInvoiceWithOwner(context.db, params.id)
    if (!invoice || !mayOpenInvoice(context, invoice, key)) throw invoiceNotFound()
    return await renderInvoice(context, invoice.document, { format, issuerId: invoice.issuerId })
  },

  listShopInvoices: async ({ context, query }) =>
    await listInvoices(context.db, { ...query, shopId: shopWhoseInvoicesAreSeen(context.actor) }),
  async getShopInvoiceFile({ context, params, query }) {
    shopWhoseInvoicesAreSeen(context.actor)
    return await fileOf(context, params.id, query.format)
  },
  exportShopInvoices: async ({ context, query }) =>
    await exportInvoices(context, { ...query, shopId: shopWhoseInvoicesAreSeen(context.actor) }),
  getShopLegalDetails: async ({ context }) => await getLegalDetails(context, shopWhoseInvoicesAreSeen(context.actor)),
  async setShopLegalDetails({ context, body }) {
    const shopId = shopWhoseInvoicesAreSeen(context.actor)
    await setLegalDetails(context, shopId, body)
    return await getLegalDetails(context, shopId)
  },

  listMarketInvoices: async ({ context, query }) => await listInvoices(context.db, query),
  getMarketInvoiceFile: async ({ context, params, query }) => await fileOf(context, params.id, query.format),
  exportMarketInvoices: async ({ context, query }) => await exportInvoices(context, query),
  listInvoiceHandovers: async ({ context, query }) => ({
    isOutside: context.ports.billing.name === 'outside',
    ...(await listMissing(context.db, query)),
  }),
  async sendInvoiceAgain({ context, params }) {
    await sendInvoiceAgain(context, params.id)
    return undefined
  },
  getMarketLegalDetails: async ({ context }) => await getLegalDetails(context, null),
  async setMarketLegalDetails({ context, body }) {
    await setLegalDetails(context, null, body)
    return await getLegalDetails(context, null)
  },
  previewInvoice: async ({ context, query, body }) =>
    await renderInvoice(context, completeInvoice(body), { format: query.format, issuerId: null }),
})

async function fileOf(context: Context, id: string, format: InvoiceFormat): Promise<ReadyFile> {
  const invoice = await findInvoice(context.db, id)
  if (!invoice) throw invoiceNotFound()
  return await renderInvoice(context, invoice.document, { format, issuerId: invoice.issuerId })
}
