import { daysAfter, minutesAfter } from '#server/platform/clock.ts'
import { instantOf } from './story-clock.ts'
import { withdrawals, type DemoWithdrawal } from './withdrawals.ts'
import type { Cancellation, DemoBasket, DemoShop, Ending } from './story.ts'

/** Something that happens in the town at an instant. `basket` says in which basket, counted from 0. */
export type Act = { at: Date } & (
  | { kind: 'buy'; basket: number }
  | { kind: 'hand over' | 'deliver'; basket: number; shop: string }
  | { kind: 'track'; basket: number; shop: string; news: News }
  | { kind: 'cancel'; basket: number; shop: string; cancellation: Cancellation }
  /** Time has passed: what has run out expires, what has been kept long enough completes. */
  | { kind: 'time passes' }
  /** A shop takes money out of its balance, and the market deals with it. `withdrawal` says which, counted from 0. */
  | { kind: 'withdraw'; withdrawal: number }
  | { kind: 'deal with'; withdrawal: number; how: DemoWithdrawal['followed'][number] }
)

export type News = 'shipping' | 'arrived_at_facility' | 'out_for_delivery'

/** How long a checkout waits for its money; a little more than the market allows. */
const patienceMinutes = 45

/** How many of the steps of a parcel each ending has seen. */
const stepsSeen: Record<Ending, number> = {
  'to hand over': 0,
  'handed over': 1,
  'on its way': 3,
  'nearly there': 4,
  delivered: 5,
}

/**
 * Everything that happens, in order: baskets are bought, parcels leave the next afternoon and arrive two days later,
 * and every night time passes. Pure; all of it lies before the town opens.
 */
export function plot(baskets: readonly DemoBasket[], shops: readonly DemoShop[], opensAt: Date): Act[] {
  const acts = [
    ...baskets.flatMap((basket, index) => actsOf(basket, index, shopsOf(basket, shops), opensAt)),
    ...nights(40, opensAt),
    ...withdrawals.flatMap((withdrawal, index) => actsOfWithdrawal(withdrawal, index, opensAt)),
  ]
  return acts.filter(({ at }) => at <= opensAt).sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** The shops a basket buys from, by slug, each once. */
export function shopsOf({ buys }: DemoBasket, shops: readonly DemoShop[]): string[] {
  const slugs = buys.map(([, product]) => {
    const shop = shops.find(({ products }) => products.some(({ slug }) => slug === product))
    if (!shop) throw new Error(`nobody in town sells ${product}`)
    return shop.slug
  })
  return [...new Set(slugs)]
}

/** What becomes of the order a basket places with a shop. */
export function endingOf({ becomes }: DemoBasket, shop: string): Ending | Cancellation {
  if (typeof becomes === 'string' || isCancellation(becomes)) return becomes
  const ending = becomes[shop]
  if (!ending) throw new Error(`the story does not say how the order with ${shop} goes on`)
  return ending
}

function actsOf(basket: DemoBasket, index: number, shops: string[], opensAt: Date): Act[] {
  const at = instantOf(basket.when, opensAt)
  const bought: Act = { at, kind: 'buy', basket: index }
  if (basket.pays === 'never') return [bought, { at: minutesAfter(at, patienceMinutes), kind: 'time passes' }]
  if (basket.pays === 'not yet' || basket.pays === 'lost answer') return [bought]
  return [bought, ...shops.flatMap((shop, place) => follow(endingOf(basket, shop), at, { basket: index, shop, place }))]
}

function follow(
  ending: Ending | Cancellation,
  boughtAt: Date,
  { basket, shop, place }: { basket: number; shop: string; place: number },
): Act[] {
  if (isCancellation(ending)) {
    const minutes = ending.cancelledBy === 'customer' ? 25 : 22 * 60
    return [{ at: minutesAfter(boughtAt, minutes), kind: 'cancel', basket, shop, cancellation: ending }]
  }
  // Shops pack one after the other, so that no two parcels leave in the same minute.
  const on = (day: number, hour: number, minute: number) => {
    const instant = daysAfter(boughtAt, day)
    instant.setUTCHours(hour, minute + 7 * place + (basket % 5), 0, 0)
    return instant
  }
  const steps: Act[] = [
    { at: on(1, 15, 20), kind: 'hand over', basket, shop },
    { at: on(1, 18, 45), kind: 'track', basket, shop, news: 'shipping' },
    { at: on(2, 6, 30), kind: 'track', basket, shop, news: 'arrived_at_facility' },
    { at: on(3, 8, 10), kind: 'track', basket, shop, news: 'out_for_delivery' },
    { at: on(3, 12, 30), kind: 'deliver', basket, shop },
  ]
  return steps.slice(0, stepsSeen[ending])
}

function actsOfWithdrawal({ asked, followed }: DemoWithdrawal, withdrawal: number, opensAt: Date): Act[] {
  return [
    { at: instantOf(asked, opensAt), kind: 'withdraw', withdrawal },
    ...followed.map((how): Act => ({ at: instantOf(how.when, opensAt), kind: 'deal with', withdrawal, how })),
  ]
}

function nights(count: number, opensAt: Date): Act[] {
  return Array.from({ length: count }, (_, index) => {
    const at = daysAfter(opensAt, -index)
    at.setUTCHours(2, 0, 0, 0)
    return { at, kind: 'time passes' }
  })
}

function isCancellation(becomes: DemoBasket['becomes']): becomes is Cancellation {
  return typeof becomes === 'object' && 'because' in becomes
}
