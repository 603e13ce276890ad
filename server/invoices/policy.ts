import { may } from '#shared/team-roles.ts'
import { mayOpen, type CheckoutOwner } from '#server/orders/index.ts'
import type { Actor, Context } from '#server/platform/context.ts'
import { notAllowed } from '#server/platform/errors.ts'

/** The shop whose invoices this actor may see: its owner and managers. Refuses with `not_allowed`. */
export function shopWhoseInvoicesAreSeen(actor: Actor): string {
  const shop = actor.kind === 'seller' ? actor.shop : null
  if (!shop || !may(shop.role, 'invoices'))
    throw notAllowed('Only the owner and managers may see the invoices of the shop.')
  return shop.id
}

/** Whom an invoice was written to may open it: signed in, in the same browser, or with the key of the mail. */
export function mayOpenInvoice(
  context: Context,
  invoice: { checkoutId: string | null } & Omit<CheckoutOwner, 'checkoutId'>,
  key: string | undefined,
): boolean {
  const { checkoutId } = invoice
  return checkoutId !== null && mayOpen(context, { ...invoice, checkoutId }, key)
}
