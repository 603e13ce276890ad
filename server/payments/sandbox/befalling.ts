import { createHash } from 'node:crypto'
import type { Misfortunes } from '#server/market/index.ts'
import type { Scenario } from './scenarios.ts'

/** What befalls one charge: how its card behaves this once, and whether the webhook is late. */
export interface Befallen {
  befalls: { scenario: Scenario; declineCode?: string } | null
  isLate: boolean
}

/** Nothing happens to it. */
export const spared: Befallen = { befalls: null, isLate: false }

/**
 * Draws what befalls the charge of a key, so many of a hundred as is said for each misfortune; the same for a key however
 * often it is drawn, so that asking again changes nothing.
 */
export function befalling(
  { softDeclines, hardDeclines, confirmations, lostAnswers, lateWebhooks }: Misfortunes,
  key: string,
): Befallen {
  const digest = createHash('sha256').update(key).digest()
  const isLate = drawn(digest, 4) < lateWebhooks
  const draw = drawn(digest, 0)
  const lots = [
    { share: softDeclines, scenario: 'insufficient_funds' },
    { share: hardDeclines, scenario: 'declined', declineCode: 'stolen_card' },
    { share: confirmations, scenario: 'challenge' },
    { share: lostAnswers, scenario: 'lost_answer' },
  ] as const
  let upTo = 0
  for (const { share, ...befalls } of lots) {
    upTo += share
    if (draw < upTo) return { befalls, isLate }
  }
  return { befalls: null, isLate }
}

/** A number from 0 to 100, 100 left out. */
function drawn(digest: Buffer, from: number): number {
  return (digest.readUInt32BE(from) / 2 ** 32) * 100
}
