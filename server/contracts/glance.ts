import type { Signing } from '#shared/api/contracts.schemas.ts'
import { money } from '#shared/money.ts'
import type { Language } from '#shared/languages.ts'
import type { OpenedLink } from './open-link.ts'
import type { GlanceRow } from './subject-repository.ts'
import { writeValue, type Value } from './text/values.ts'

/**
 * What somebody who signs wants to know at a glance, in their language: with whom, about what, for how much, and until when. Says of
 * other people their names alone, which stand under the contract. Nothing once it can be signed no more: then its text alone counts.
 */
export function glanceAt(
  { contract, parties, me }: OpenedLink,
  { about, market, language }: { about: GlanceRow; market: string; language: Language },
): Signing['facts'] {
  if (!['sent', 'viewed', 'partly_signed'].includes(contract.state)) return []
  const others = parties.filter(({ id }) => id !== me.id).map(({ name }) => name)
  // A contract of a shop alone is one with the market; who ordered is named where they sign as well.
  const counterpart = me.role === 'customer' ? contract.shopName : contract.orderId ? others.join(', ') : market
  const { subscription, order } = about
  const write = (value: Value) => writeValue(value, language)
  const amount = subscription
    ? [
        write({ type: 'money', money: money(subscription.priceMinor, subscription.currency) }),
        write({ type: 'rhythm', rhythm: subscription }),
      ]
    : order && [write({ type: 'money', money: money(order.totalMinor, order.currency) })]
  const facts: [Signing['facts'][number]['kind'], string | null | undefined][] = [
    ['with', counterpart],
    ['about', subscription ? subscription.item : order?.items],
    ['order', order?.number],
    ['subscription', subscription && `S-${subscription.number}`],
    ['amount', amount?.join(', ')],
    ['until', contract.expiresAt && write({ type: 'day', on: contract.expiresAt.toISOString().slice(0, 10) })],
  ]
  return facts.flatMap(([kind, value]) => (value ? [{ kind, value }] : []))
}
