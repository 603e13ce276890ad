/**
 * Whether a shop still has what a withdrawal takes. Its money was set aside at the request, but refunds may have taken
 * the available balance below zero since; what is missing there is missing from what is set aside. Minor units.
 */
export function isCovered({
  availableMinor,
  withdrawingMinor,
  promisedMinor,
  totalMinor,
}: {
  availableMinor: number
  /** Set aside for all open withdrawals, this one among them. */
  withdrawingMinor: number
  /** Of these, what other withdrawals were promised already. */
  promisedMinor: number
  totalMinor: number
}): boolean {
  return totalMinor + promisedMinor <= withdrawingMinor + Math.min(availableMinor, 0)
}
