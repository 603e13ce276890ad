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
 * When the reduction that is announced now began; null when none is. Steps stand in the order of time. Lowering a reduced price
 * further goes on with the same reduction, and so does a pause in which customers did not see it; raising it, or taking the former
 * price away in between, makes the next announcement a new one.
 */
export function reducedSince(steps: readonly PriceStep[]): Date | null {
  let since: Date | null = null
  let shown = 0
  for (const { at, priceMinor, compareAtMinor, isPublic } of steps) {
    if (compareAtMinor === null) since = null
    else if (isPublic) {
      if (since === null || priceMinor > shown) since = at
      shown = priceMinor
    }
  }
  return since
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
