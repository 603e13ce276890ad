import type { TemplateKind } from '#shared/api/contracts.schemas.ts'

/** What a template is for. */
export const templateKinds: Record<TemplateKind, string> = {
  seller_agreement: 'Seller agreement',
  order: 'About an order',
  subscription: 'Terms of a subscription',
}
