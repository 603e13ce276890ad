/** A price of a variant, from this moment until the next one. Amounts are minor units. */
export interface PriceStep {
  at: Date
  priceMinor: number
  compareAtMinor: number | null
  /** Offered to customers: the product is live and has this variant. */
  isPublic: boolean
}

/** What a sale event charged for a variant, and when. */
export interface EventPrice {
  priceMinor: number
  from: Date
  until: Date
}

const windowMs = 30 * 86_400_000

/**
 * What may be struck through beside the price asked now: the lowest price of the thirty days before its reduction began, which is the
 * only prior price there is (Directive 98/6/EC, Article 6a; Court of Justice, C-330/23: a reduction is one from that price). Null where
 * none is announced, and where customers were not asked for more in those days. What the shop calls the former price says that it
 * announces a reduction, not from what. Steps stand in the order of time. Lowering a reduced price further goes on with the same
 * reduction, and so does a pause in which customers did not see it; raising it, or taking the former price away in between, makes the
 * next announcement a new one.
 */
export function priorPrice(steps: readonly PriceStep[], events: readonly EventPrice[] = []): number | null {
  let prior: number | null = null
  let shown = 0
  for (const { at, priceMinor, compareAtMinor, isPublic } of steps) {
    if (compareAtMinor === null) prior = null
    else if (isPublic) {
      if (prior === null || priceMinor > shown) {
        const lowest = lowestBefore(at, steps, events)
        prior = lowest !== null && lowest > priceMinor ? lowest : null
      }
      shown = priceMinor
    }
  }
  return prior
}

/**
 * The lowest price customers were asked for during the thirty days before a moment; null when it was not offered then. Steps stand
 * in the order of time. A price counts when it held for any part of those days, also when it was set long before.
 */
export function lowestBefore(
  moment: Date,
  steps: readonly PriceStep[],
  events: readonly EventPrice[] = [],
): number | null {
  const asked = [
    ...steps.flatMap(({ at, priceMinor, isPublic }, index) =>
      isPublic ? [{ priceMinor, from: at, until: steps[index + 1]?.at ?? moment }] : [],
    ),
    ...events,
  ]
  const opens = moment.getTime() - windowMs
  const counted = asked.filter(({ from, until }) => {
    const begun = Math.max(from.getTime(), opens)
    return begun < Math.min(until.getTime(), moment.getTime())
  })
  return counted.length === 0 ? null : Math.min(...counted.map(({ priceMinor }) => priceMinor))
}
