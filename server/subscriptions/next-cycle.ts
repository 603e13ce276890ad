import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { dueOf } from './due.ts'
import { findFirstToRenew } from './repository.ts'

/** When the cycle ends that begins next in this market; null when no subscription runs. */
export async function endOfNextCycle(context: Context): Promise<Date | null> {
  const first = await findFirstToRenew(context.db)
  return first && dueOf({ ...first, timeZone: settingsOf(context).timeZone }, first.nextTurn + 1).at
}
