/**
 * How long things are still held for an unpaid checkout, in milliseconds; never below zero. Null when the clock of this
 * browser cannot be the market's: it stands before the order, or the hold is over though the checkout is still open.
 */
export function heldForMs(
  { placedAt, expiresAt }: { placedAt: string; expiresAt: string },
  nowMs: number,
): number | null {
  const [from, to] = [Date.parse(placedAt), Date.parse(expiresAt)]
  const toleranceMs = 60_000
  if (nowMs < from - toleranceMs || nowMs > to + toleranceMs) return null
  return Math.max(0, to - Math.max(from, nowMs))
}

/** A time left as a clock shows it: `27:40`, `1:05:09` from an hour on. Seconds are rounded up. */
export function clockWords(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1_000)
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
