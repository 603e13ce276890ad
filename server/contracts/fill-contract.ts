import { createHash } from 'node:crypto'
import { dayAfter, dayIn, dueDay } from '#shared/billing-days.ts'
import type { Currency } from '#shared/currencies.ts'
import { money } from '#shared/money.ts'
import { priceInCycle } from '#shared/plan-price.ts'
import type { TemplateField, TemplateText } from '#shared/api/contracts.schemas.ts'
import { languageOf, type Language } from '#shared/languages.ts'
import type { Address } from '#shared/api/values.schemas.ts'
import { settingsOf, usualCommissionBps } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import type { FilledContract } from './repository.ts'
import type { SubjectRow } from './subject-repository.ts'
import { plainOf } from './text/contract-text.ts'
import { fillTemplate } from './text/fill-template.ts'
import { readField } from './text/read-field.ts'
import { readTemplate } from './text/read-template.ts'
import type { KnownKey, Value, Values } from './text/values.ts'

/** A version as far as it is filled. */
export interface VersionToFill {
  texts: readonly TemplateText[]
  fields: readonly TemplateField[]
}

/**
 * Fills a version with what the market knows of its subject: in the wanted language, or else in the market's own where it has a text in
 * that, or else in its first one. The text hash is
 * the SHA-256 of title, text and consents as they are shown.
 */
export function fillContract(
  context: Context,
  { texts, fields }: VersionToFill,
  subject: SubjectRow,
  wanted: Language | null,
): FilledContract {
  const own = languageOf(settingsOf(context).locale)
  const source = [wanted, own].flatMap((one) => texts.find(({ language }) => language === one) ?? [])[0] ?? texts[0]
  invariant(source, 'a version has a text')
  const { language, title, body, consents } = source
  const { text, missing } = fillTemplate(readTemplate(body), valuesOf(context, subject, fields), language)
  const shown = [title, plainOf(text), ...consents].join('\n\n')
  return {
    language,
    title,
    text,
    textHash: createHash('sha256').update(shown).digest('hex'),
    consents,
    missing,
  }
}

/** Everything a contract about this subject may say. */
function valuesOf(context: Context, subject: SubjectRow, fields: readonly TemplateField[]): Values {
  const { market, shop, owner, order, subscription } = subject
  const settings = settingsOf(context)
  const known: Partial<Record<KnownKey, Value>> = {
    'market.name': words(settings.name),
    'market.legal_name': words(market?.legalName || settings.name),
    'market.address': words(market ? addressLine(market) : ''),
    'shop.name': words(shop.name),
    'shop.legal_name': words(shop.legal?.legalName || shop.name),
    'shop.address': words(shop.legal ? addressLine(shop.legal) : ''),
    'shop.city': words(shop.city),
    'shop.commission': { type: 'percent', bps: usualCommissionBps(shop.id, context.ports.market.commissionTerms()) },
    'shop.return_days': { type: 'number', number: shop.returnDays },
    'shop.accepts_cash': { type: 'yes_no', is: shop.acceptsCash },
    'owner.name': words(owner?.name ?? ''),
    'owner.email': words(owner?.email ?? ''),
    today: dayOf(settings.timeZone, context.clock.now()),
    ...(order && orderValues(order, settings.timeZone)),
    ...(subscription && subscriptionValues(subscription)),
  }
  const own = Object.fromEntries(
    fields.flatMap((field) => {
      const value = readField(field, settings.currency)
      return value ? [[`own.${field.key}`, value]] : []
    }),
  )
  return { ...own, ...known }
}

function orderValues(order: NonNullable<SubjectRow['order']>, timeZone: string): Partial<Record<KnownKey, Value>> {
  const amount = (amountMinor: number): Value => ({
    type: 'money',
    money: money(amountMinor, order.currency as Currency),
  })
  return {
    'customer.name': words(order.address.name),
    'customer.email': words(order.email),
    'customer.address': words(addressLine(order.address)),
    'order.number': words(order.number),
    'order.items': words(order.items),
    'order.pieces': { type: 'number', number: order.pieces },
    'order.total': amount(order.totalMinor),
    'order.tax': amount(order.taxMinor),
    'order.shipping': amount(order.shippingMinor),
    'order.placed_on': dayOf(timeZone, new Date(order.placedAt)),
    'order.expected_on': dayOf(timeZone, new Date(order.expectedTo)),
  }
}

type SubscriptionTerms = NonNullable<SubjectRow['subscription']>

/** What does not go by itself has no end, and what is paused has no next day: these are not there. */
function subscriptionValues(terms: SubscriptionTerms): Partial<Record<KnownKey, Value>> {
  const { number, item, quantity, currency, unitPriceMinor, unit, every, trialDays, nextOn, minCycles, endAfter } =
    terms
  const amount = (ofOneMinor: number): Value => ({
    type: 'money',
    money: money(ofOneMinor * quantity, currency as Currency),
  })
  const lastDay = lastDayOf(terms)
  // Once its last cycle is paid, or it was cancelled, the next day is that of its end.
  const isLast = terms.endsWithCycle || (endAfter !== null && terms.cyclesOfPlan >= endAfter)
  return {
    'subscription.number': words(`S-${number}`),
    'subscription.item': words(item),
    'subscription.price': amount(unitPriceMinor),
    'subscription.first_price': amount(priceInCycle(terms, unitPriceMinor, 1)),
    'subscription.rhythm': { type: 'rhythm', rhythm: { unit, every } },
    'subscription.trial_days': { type: 'number', number: trialDays },
    'subscription.min_cycles': { type: 'number', number: minCycles },
    ...(nextOn && !isLast && { 'subscription.next_on': { type: 'day', on: nextOn } }),
    ...(endAfter !== null && { 'subscription.end_after': { type: 'number', number: endAfter } }),
    ...(lastDay && { 'subscription.ends_on': { type: 'day', on: lastDay } }),
  }
}

/** The day before the one on which nothing follows any more, as cycles are counted now; null where it goes on until it is cancelled. */
function lastDayOf({
  nextOn,
  endsWithCycle,
  endAfter,
  cyclesOfPlan,
  anchorOn,
  nextTurn,
  ...rhythm
}: SubscriptionTerms) {
  if (!nextOn) return null
  if (endsWithCycle) return dayAfter(nextOn, -1)
  if (endAfter === null) return null
  return dayAfter(dueDay(anchorOn, rhythm, nextTurn + Math.max(0, endAfter - cyclesOfPlan)), -1)
}

/** The day that the market had at an instant. */
function dayOf(timeZone: string, at: Date): Value {
  return { type: 'day', on: dayIn(timeZone, at) }
}

function words(text: string): Value {
  return { type: 'text', text }
}

function addressLine({ line1, postalCode, city, country }: Pick<Address, 'line1' | 'postalCode' | 'city' | 'country'>) {
  return [line1, `${postalCode} ${city}`.trim(), country].filter(Boolean).join(', ')
}
