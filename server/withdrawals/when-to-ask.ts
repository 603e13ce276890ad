/** Seconds after which a payout whose job never ran is sent all the same. */
export const whenJobIsLost = 30

/** Seconds after which a payout that was sent is first asked about. */
export const whenSilent = 15

const longestSeconds = 3_600

/** When a payout that is not at its end is asked about again: 10 s, 20 s, 40 s … up to every hour. */
export function nextAskAt(looks: number, now: Date): Date {
  return secondsAfter(now, Math.min(10 * 2 ** Math.min(looks, 20), longestSeconds))
}

/** An instant so many seconds after another. */
export function secondsAfter(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1_000)
}
