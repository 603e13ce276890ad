import { formatMoney, type Money } from '#shared/money.ts'
import type { TemplateField, VariableType } from '#shared/api/contracts.schemas.ts'
import type { Day, Rhythm } from '#shared/billing-days.ts'
import { localeOf, type Language } from '#shared/languages.ts'
import { rhythmWords } from './rhythm-words.ts'

/** A value that can stand in a contract, and be asked about by a condition. */
export type Value =
  | { type: 'text'; text: string }
  | { type: 'money'; money: Money }
  | { type: 'number'; number: number }
  | { type: 'percent'; bps: number }
  | { type: 'day'; on: Day }
  | { type: 'rhythm'; rhythm: Rhythm }
  | { type: 'yes_no'; is: boolean }

/** Everything a contract may say, by the name of its variable. */
export type Values = Readonly<Record<string, Value>>

/** What the market knows and a template may say. */
export const knownVariables = {
  'market.name': { label: 'market name', group: 'Market', type: 'text' },
  'market.legal_name': { label: 'market legal name', group: 'Market', type: 'text' },
  'market.address': { label: 'market address', group: 'Market', type: 'text' },
  'shop.name': { label: 'shop name', group: 'Shop', type: 'text' },
  'shop.legal_name': { label: 'shop legal name', group: 'Shop', type: 'text' },
  'shop.address': { label: 'shop address', group: 'Shop', type: 'text' },
  'shop.city': { label: 'shop city', group: 'Shop', type: 'text' },
  'shop.commission': { label: 'commission', group: 'Shop', type: 'percent' },
  'shop.return_days': { label: 'return days', group: 'Shop', type: 'number' },
  'shop.accepts_cash': { label: 'takes cash', group: 'Shop', type: 'yes_no' },
  'owner.name': { label: 'owner name', group: 'Shop', type: 'text' },
  'owner.email': { label: 'owner e-mail', group: 'Shop', type: 'text' },
  'customer.name': { label: 'customer name', group: 'Customer', type: 'text' },
  'customer.email': { label: 'customer e-mail', group: 'Customer', type: 'text' },
  'customer.address': { label: 'customer address', group: 'Customer', type: 'text' },
  'order.number': { label: 'order number', group: 'Order', type: 'text' },
  'order.items': { label: 'things ordered', group: 'Order', type: 'text' },
  'order.pieces': { label: 'pieces', group: 'Order', type: 'number' },
  'order.total': { label: 'order total', group: 'Order', type: 'money' },
  'order.tax': { label: 'tax in it', group: 'Order', type: 'money' },
  'order.shipping': { label: 'shipping', group: 'Order', type: 'money' },
  'order.placed_on': { label: 'ordered on', group: 'Order', type: 'date' },
  'order.expected_on': { label: 'arrives by', group: 'Order', type: 'date' },
  'subscription.number': { label: 'subscription number', group: 'Subscription', type: 'text' },
  'subscription.item': { label: 'what comes', group: 'Subscription', type: 'text' },
  'subscription.price': { label: 'price of a cycle', group: 'Subscription', type: 'money' },
  'subscription.first_price': { label: 'price of the first cycle', group: 'Subscription', type: 'money' },
  'subscription.rhythm': { label: 'rhythm', group: 'Subscription', type: 'rhythm' },
  'subscription.trial_days': { label: 'days of trial', group: 'Subscription', type: 'number' },
  'subscription.next_on': { label: 'next cycle on', group: 'Subscription', type: 'date' },
  'subscription.min_cycles': { label: 'least number of cycles', group: 'Subscription', type: 'number' },
  'subscription.end_after': { label: 'ends after cycles', group: 'Subscription', type: 'number' },
  'subscription.ends_on': { label: 'last day', group: 'Subscription', type: 'date' },
  today: { label: 'today', group: 'Contract', type: 'date' },
} as const satisfies Record<string, { label: string; group: string; type: VariableType }>

export type KnownKey = keyof typeof knownVariables

/** Whether a template of this kind can know a variable: only an order has a customer, and only terms have a subscription. */
export function isKnownTo(kind: string, key: string): boolean {
  if (!Object.hasOwn(knownVariables, key)) return false
  if (key.startsWith('subscription.')) return kind === 'subscription'
  return kind !== 'seller_agreement' || !/^(order|customer)\./.test(key)
}

/** The type of a variable; what a template brings along itself says its own, and what nobody knows is text. */
export function typeOf(key: string, fields: readonly TemplateField[]): VariableType {
  if (Object.hasOwn(knownVariables, key)) return knownVariables[key as KnownKey].type
  return fields.find((field) => `own.${field.key}` === key)?.type ?? 'text'
}

const yesNo: Record<Language, [string, string]> = {
  en: ['yes', 'no'],
  de: ['ja', 'nein'],
  fr: ['oui', 'non'],
  pt: ['sim', 'não'],
  es: ['sí', 'no'],
}

/** Writes a value for people. */
export function writeValue(value: Value, language: Language): string {
  const locale = localeOf[language]
  switch (value.type) {
    case 'text':
      return value.text
    case 'money':
      return formatMoney(value.money, locale)
    case 'number':
      return new Intl.NumberFormat(locale).format(value.number)
    case 'percent':
      return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(value.bps / 10_000)
    case 'day':
      return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(value.on))
    case 'rhythm':
      return rhythmWords(value.rhythm, language)
    case 'yes_no':
      return yesNo[language][value.is ? 0 : 1]
  }
}
