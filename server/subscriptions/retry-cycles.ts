import { writeCheckouts } from '#server/orders/index.ts'
import { abandonAttempt } from '#server/payments/index.ts'
import { minutesAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { chargeCycles, type ToCharge } from './charge-cycles.ts'
import { failCycle } from './fail-cycle.ts'
import { placeCycle, settleFree } from './place-cycle.ts'
import { cycleMachine } from './cycle-state.ts'
import { provide, putBack } from './provisions.ts'
import { findCycle, listCyclesToTry, lockRenewal, saveCycle, saveSubscription } from './repository.ts'

const batchSize = 50
/** A charge is answered sooner; who is silent so long has died, or its answer waits at the gateway and is asked for there. */
export const silentMinutes = 2

/** Tries refused cycles again whose time has come, and takes up those whose charge was never heard of. */
export async function retryCycles(context: Context): Promise<void> {
  const now = context.clock.now()
  const silentSince = minutesAfter(now, -silentMinutes)
  const waiting = await listCyclesToTry(context.db, { now, silentSince, most: batchSize })
  const toCharge: ToCharge[] = []
  for (const { id } of waiting) {
    await giveUpConfirmation(context, id)
    const taken = await inTransaction(context, (tx) => takeUp(tx, id, true))
    if (taken?.toCharge) toCharge.push(taken.toCharge)
  }
  await chargeCycles(context, toCharge)
}

/**
 * Tries one cycle again, also before its time, and one that was given up: a refused one as a new try, a silent one under the key
 * it had. Changes nothing when somebody else has taken it up meanwhile. Answers whether it was tried.
 */
export async function tryCycle(context: Context, cycleId: string): Promise<boolean> {
  await giveUpConfirmation(context, cycleId)
  const taken = await inTransaction(context, (tx) => takeUp(tx, cycleId, false))
  if (!taken) return false
  if (taken.toCharge) await chargeCycles(context, [taken.toCharge])
  return true
}

/**
 * Takes back what the try before still waits for: a confirmation that nobody gave. Before the cycle is taken up, for what becomes
 * of that try is no answer to the next one.
 */
async function giveUpConfirmation(context: Context, cycleId: string): Promise<void> {
  const cycle = await findCycle(context.db, cycleId)
  if (cycle?.state !== 'failed' || !cycle.checkoutId) return
  await abandonAttempt(context, { checkoutId: cycle.checkoutId }).catch((error: unknown) =>
    context.log.error({ err: error, cycleId }, 'a confirmation could not be given up'),
  )
}

/** Null when it is not tried; without `toCharge` when nothing is to charge, because it costs nothing or could not be placed. */
async function takeUp(tx: Context, cycleId: string, isDue: boolean): Promise<{ toCharge: ToCharge | null } | null> {
  const before = await findCycle(tx.db, cycleId)
  const sub = before && (await lockRenewal(tx.db, before.subscriptionId, tx.clock.now()))
  const cycle = sub && (await findCycle(tx.db, cycleId))
  if (!sub || !cycle) return null
  const triedAt = tx.clock.now()
  if (cycle.state === 'running') {
    await saveCycle(tx.db, { ...cycle, triedAt })
    return cycle.checkoutId ? { toCharge: { cycle, sub } } : null
  }
  if (!cycleMachine.allows(cycle.state, 'try') || (isDue && cycle.state !== 'failed')) return null
  // One that is paused, cancelled or ended does not go on by a charge.
  if (!['past_due', 'unpaid'].includes(sub.state)) return null
  const state = cycleMachine.after(cycle.state, 'try')
  const trying = { ...cycle, state, tries: cycle.tries + 1, lostCharges: 0, failure: '' }
  await saveCycle(tx.db, { ...trying, triedAt })
  if (trying.checkoutId) return { toCharge: { cycle: trying, sub } }
  const provisions = await provide(tx, [sub])
  const placed = await placeCycle(tx, sub, trying, provisions)
  await putBack(tx, provisions)
  if (placed.failure !== null) {
    await failCycle(tx, placed.subscription, { ...trying, failure: placed.failure })
    return null
  }
  await writeCheckouts(tx, [placed.checkout])
  await saveCycle(tx.db, { ...placed.cycle, triedAt })
  await saveSubscription(tx.db, placed.subscription)
  const [costing] = await settleFree(tx, [placed])
  return { toCharge: costing ? { cycle: costing.cycle, sub } : null }
}
