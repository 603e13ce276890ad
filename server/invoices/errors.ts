import { notFound, Refusal } from '#server/platform/errors.ts'
import type { NormComplaint } from './documents/check-for-norm.ts'

/** 404 `invoice_not_found`: not there, or not for this visitor. */
export const invoiceNotFound = () => notFound('invoice_not_found', 'This invoice')

/** 404 `handover_not_found`: it is not there, or was issued while the market kept its own books. */
export const handoverNotFound = () => notFound('handover_not_found', 'This invoice')

/** 409 `already_handed_over`: the billing system has it. */
export const alreadyHandedOver = () =>
  new Refusal(409, 'already_handed_over', 'The billing system has this document already.')

/** 404 `order_not_found`: not there, or not for this visitor. */
export const orderNotFound = () => notFound('order_not_found', 'This order')

/** 409 `not_an_electronic_invoice`: names each rule of EN 16931 that the document breaks. */
export function notAnElectronicInvoice(complaints: readonly NormComplaint[]): Refusal {
  return new Refusal(
    409,
    'not_an_electronic_invoice',
    `This cannot be written as an electronic invoice: ${complaints[0]!.message}`,
    {
      errors: complaints.map(({ rule, path, message }) => ({ path: `body.${path}`, message, code: rule })),
    },
  )
}

/** 422 `too_many_invoices`: a shorter period is wanted. */
export const tooManyInvoices = (most: number) =>
  new Refusal(422, 'too_many_invoices', `One file holds at most ${most} invoices. Please choose a shorter period.`, {
    errors: [{ path: 'query.from', message: `at most ${most} invoices fit`, code: 'too_many_invoices' }],
  })
