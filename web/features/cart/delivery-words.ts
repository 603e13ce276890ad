/** How long a parcel takes, in days from hand-over: `2 to 4 days`, `1 day`, `the same day`. */
export function deliveryWords({ minDays, maxDays }: { minDays: number; maxDays: number }): string {
  if (maxDays === 0) return 'the same day'
  const days = maxDays === 1 ? 'day' : 'days'
  return minDays === maxDays ? `${maxDays} ${days}` : `${minDays} to ${maxDays} ${days}`
}
