import type { TemplateKind, TextLanguage } from '#shared/api/contracts.schemas.ts'

/** What a template is for. */
export const templateKinds: Record<TemplateKind, string> = {
  seller_agreement: 'Seller agreement',
  order: 'About an order',
  subscription: 'Terms of a subscription',
}

/** The languages a contract can be written in, by their own names. */
export const textLanguages: Record<TextLanguage, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  pt: 'Português',
  es: 'Español',
}
