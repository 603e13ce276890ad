import { minutesAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { claimToSeal, postponeSeal } from './seal-repository.ts'

/** A worker that was killed while it sealed gives its contract up after so long. */
const claimMinutes = 5

/**
 * Seals the next contract that all have signed. Answers whether there was one. One that fails waits and is tried again.
 */
export async function sealNext(context: Context): Promise<boolean> {
  const now = context.clock.now()
  const claim = await claimToSeal(context.db, { now, until: minutesAfter(now, claimMinutes) })
  if (!claim) return false
  try {
    // What draws and signs is loaded when it is needed.
    const { sealContract } = await import('./seal-contract.ts')
    await sealContract(context, claim.id)
  } catch (error) {
    context.log.error({ err: error, contractId: claim.id }, 'a contract could not be sealed and is tried again')
    await postponeSeal(context.db, claim.id, minutesAfter(now, Math.min(2 ** claim.tries, 720)))
  }
  return true
}
