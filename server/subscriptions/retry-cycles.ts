import { dropCheckout, findCheckoutState, writeCheckouts } from '#server/orders/index.ts'
import { abandonAttempt, settleGivenUp } from '#server/payments/index.ts'
import { minutesAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { chargeCycles, type ToCharge } from './charge-cycles.ts'
import { failCycle } from './fail-cycle.ts'
import { placeCycle, settleFree } from './place-cycle.ts'
import { cycleMachine } from './cycle-state.ts'
import { provide, putBack } from './provisions.ts'
import {
  findCycle,
  listCyclesToTry,
  lockRenewal,
  saveCycle,
  saveSubscription,
  type CycleRow,
  type Renewal,
} from './repository.ts'

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
    const taken = await lookAndTakeUp(context, id, true)
    if (taken?.toCharge) toCharge.push(taken.toCharge)
  }
  await chargeCycles(context, toCharge)
}

/**
 * Tries one cycle again, also before its time, and one that was given up: a refused one as a new try, a silent one under the key
 * it had. Changes nothing when somebody else has taken it up meanwhile. Answers whether it was tried.
 */
export async function tryCycle(context: Context, cycleId: string): Promise<boolean> {
  const taken = await lookAndTakeUp(context, cycleId, false)
  if (!taken) return false
  if (taken.toCharge) await chargeCycles(context, [taken.toCharge])
  return true
}

/** Null when it is not tried; without `toCharge` when nothing is to charge, because it costs nothing or could not be placed. */
type Taken = { toCharge: ToCharge | null } | null

async function lookAndTakeUp(context: Context, cycleId: string, isDue: boolean): Promise<Taken> {
  await giveUpConfirmation(context, cycleId)
  const over = await findOver(context, cycleId)
  return await inTransaction(context, (tx) => takeUp(tx, cycleId, { isDue, over }))
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

/** The checkout of a cycle that can be paid no more, and whether it is sure that no gateway charges it any more either. */
interface Over {
  checkoutId: string
  isSettled: boolean
}

/**
 * The checkout of a cycle where it is over: nobody tried for longer than it stays open, as when the market stood still or its clock
 * was moved. Null while it is open.
 */
async function findOver(context: Context, cycleId: string): Promise<Over | null> {
  const cycle = await findCycle(context.db, cycleId)
  if (!cycle?.checkoutId || !['running', 'failed'].includes(cycle.state)) return null
  const { checkoutId } = cycle
  if ((await findCheckoutState(context.db, checkoutId)) === 'open') return null
  return { checkoutId, isSettled: await settleGivenUp(context, { checkoutId }) }
}

async function takeUp(tx: Context, cycleId: string, { isDue, over }: { isDue: boolean; over: Over | null }) {
  const before = await findCycle(tx.db, cycleId)
  let sub = before && (await lockRenewal(tx.db, before.subscriptionId, tx.clock.now()))
  let cycle = sub && (await findCycle(tx.db, cycleId))
  if (!sub || !cycle) return null
  const triedAt = tx.clock.now()
  const isOver = over !== null && over.checkoutId === cycle.checkoutId
  if (isOver && !over.isSettled) return await waitForGateway(tx, cycle)
  if (cycle.state === 'running') {
    if (isOver) return await giveTryUp(tx, sub, cycle)
    await saveCycle(tx.db, { ...cycle, triedAt })
    return cycle.checkoutId ? { toCharge: { cycle, sub } } : null
  }
  if (!cycleMachine.allows(cycle.state, 'try') || (isDue && cycle.state !== 'failed')) return null
  // One that is paused, cancelled or ended does not go on by a charge.
  if (!['past_due', 'unpaid'].includes(sub.state)) return null
  if (isOver) [sub, cycle] = await withoutCheckout(tx, sub, cycle)
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

/** Looks again in a while: until the gateway says what became of the former charge nothing else is charged. */
async function waitForGateway(tx: Context, cycle: CycleRow): Promise<null> {
  const at = tx.clock.now()
  if (cycle.state === 'running') await saveCycle(tx.db, { ...cycle, triedAt: at })
  if (cycle.state === 'failed') await saveCycle(tx.db, { ...cycle, nextTryAt: minutesAfter(at, silentMinutes) })
  return null
}

/** A cycle whose checkout is over names it no more, and has its credit back; what is paid for that checkout late goes back. */
async function withoutCheckout(tx: Context, sub: Renewal, cycle: CycleRow): Promise<[Renewal, CycleRow]> {
  await dropCheckout(tx, cycle.checkoutId!, 'It was open for too long, and the cycle is placed anew.')
  const credited = { ...sub, creditMinor: sub.creditMinor + cycle.creditMinor }
  const cleared = { ...cycle, checkoutId: null, totalMinor: null, creditMinor: 0 }
  await saveSubscription(tx.db, credited)
  await saveCycle(tx.db, cleared)
  return [credited, cleared]
}

/** The try that ran when the checkout was over has come to nothing: another one places the cycle anew, or there is none. */
async function giveTryUp(tx: Context, sub: Renewal, cycle: CycleRow): Promise<null> {
  const [credited, cleared] = await withoutCheckout(tx, sub, cycle)
  await failCycle(tx, credited, { ...cleared, failure: 'took_too_long' })
  return null
}
