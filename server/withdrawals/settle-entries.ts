import { invariant } from '#server/platform/errors.ts'

/** A movement of a shop's available balance that no withdrawal has settled; positive came in. */
export interface OpenEntry {
  id: string
  amountMinor: number
}

export interface Settlement {
  items: OpenEntry[]
  itemsMinor: number
  /** What the items have left over, for the next withdrawal: never below zero. */
  restMinor: number
}

/**
 * Chooses what a withdrawal settles: everything that went out, then what came in, oldest first, until it is paid for.
 * With what earlier withdrawals left over the items add up to the total and the rest, in minor units:
 * carried + items = total + rest. `entries` are in order of time and, with `carriedMinor`, hold at least the total.
 */
export function settleEntries(
  entries: readonly OpenEntry[],
  { carriedMinor, totalMinor }: { carriedMinor: number; totalMinor: number },
): Settlement {
  const items = entries.filter(({ amountMinor }) => amountMinor < 0)
  let restMinor = carriedMinor - totalMinor + items.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  for (const entry of entries) {
    if (restMinor >= 0) break
    if (entry.amountMinor < 0) continue
    items.push(entry)
    restMinor += entry.amountMinor
  }
  invariant(restMinor >= 0, `the open entries of a shop hold what it withdraws: ${restMinor}`)
  return { items, itemsMinor: restMinor + totalMinor - carriedMinor, restMinor }
}
