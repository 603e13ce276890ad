import { daysBetween, type Day } from './billing-days.ts'
import { allocate } from './money.ts'

/** A change of what a running cycle costs. Amounts are minor units of one currency. */
export interface PriceChange {
  /** The first day of the cycle, and the first of the next one. */
  from: Day
  to: Day
  /** The first day at the new price. */
  on: Day
  oldMinor: number
  newMinor: number
}

export interface Proration {
  daysUsed: number
  daysLeft: number
  /** What of the old price was paid for the days that are left. */
  creditMinor: number
  /** What these days cost at the new price. */
  chargeMinor: number
  /** Charge less credit: positive is to pay now, negative is kept for the customer. */
  dueMinor: number
}

/**
 * What a change within a cycle costs, by the day. Each price is shared over the days used and the days left by
 * `allocate`, so that what was used and what is given back are the whole price, to the minor unit.
 */
export function prorate({ from, to, on, oldMinor, newMinor }: PriceChange): Proration {
  const daysUsed = daysBetween(from, on)
  const daysLeft = daysBetween(on, to)
  if (daysUsed < 0 || daysLeft < 0 || daysUsed + daysLeft < 1)
    throw new RangeError(`${on} is no day of a cycle from ${from} to ${to}`)
  if (oldMinor < 0 || newMinor < 0) throw new RangeError('a price is negative')
  const ofDaysLeft = (priceMinor: number) => allocate(priceMinor, [daysUsed, daysLeft])[1]!
  const [creditMinor, chargeMinor] = [ofDaysLeft(oldMinor), ofDaysLeft(newMinor)]
  return { daysUsed, daysLeft, creditMinor, chargeMinor, dueMinor: chargeMinor - creditMinor }
}
