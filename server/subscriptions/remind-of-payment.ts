import { noteActs } from '#server/audit/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { nothingToTry, subscriptionNotFound } from './errors.ts'
import { mailReminders } from './mails.ts'
import { mayRunDunning } from './policy.ts'
import {
  findLastCycle,
  isRemindedSince,
  lockOwing,
  lockSubscription,
  writeMoves,
  type OwingCycle,
} from './repository.ts'
import { moveOf } from './subscription-state.ts'

/** So many are locked at a time, so that a renewal or a payment of one of them does not wait for the letters of all. */
const batchSize = 200

/**
 * Reminds a customer by mail of what is unpaid of a subscription, and notes it in its history and in the audit log; who was reminded
 * on this day (UTC) already is not once more. Refuses with `subscription_not_found` or `nothing_to_try`.
 */
export async function remindOfPayment(context: Context, subscriptionId: string): Promise<void> {
  mayRunDunning(context)
  await inTransaction(context, async (tx) => {
    const sub = await lockSubscription(tx.db, { id: subscriptionId })
    if (!sub) throw subscriptionNotFound()
    const cycle = await findLastCycle(tx.db, subscriptionId)
    if (!cycle || sub.endedAt || !['failed', 'exhausted'].includes(cycle.state)) throw nothingToTry()
    if (await isRemindedSince(tx.db, subscriptionId, beginOfDay(tx))) return
    const { id, number, shopId, state, currency } = sub
    const { id: cycleId, failure, totalMinor, itemsMinor } = cycle
    await remind(tx, [{ id, number, shopId, state, cycleId, failure, owedMinor: totalMinor ?? itemsMinor, currency }])
  })
}

/**
 * Reminds every customer of the board of what is unpaid, once for each subscription and day (UTC). Answers how many were reminded, and
 * how many had been on this day already. What dies on the way has reminded some, and goes on with the others when it is asked again.
 */
export async function remindAll(context: Context): Promise<{ sent: number; remindedAlready: number }> {
  mayRunDunning(context)
  let [sent, remindedAlready] = [0, 0]
  let after: string | null = null
  do {
    const { owing, next }: Awaited<ReturnType<typeof lockOwing>> = await inTransaction(context, async (tx) => {
      const locked = await lockOwing(tx.db, { since: beginOfDay(tx), after, most: batchSize })
      await remind(
        tx,
        locked.owing.filter(({ isReminded }) => !isReminded),
      )
      return locked
    })
    const already = owing.filter(({ isReminded }) => isReminded).length
    remindedAlready += already
    sent += owing.length - already
    after = next
  } while (after !== null)
  return { sent, remindedAlready }
}

/** Writes the letters, the history and the audit log of reminders. The caller holds the locks. */
async function remind(tx: Context, owing: readonly Omit<OwingCycle, 'isReminded'>[]): Promise<void> {
  if (owing.length === 0) return
  await mailReminders(
    tx,
    owing.map(({ id: subscriptionId, shopId, cycleId, failure }) => ({ subscriptionId, shopId, cycleId, failure })),
  )
  await writeMoves(
    tx.db,
    owing.map((sub) => moveOf(tx, sub, { act: 'remind', to: sub.state })),
  )
  await noteActs(
    tx,
    owing.map(({ id, number, owedMinor, currency }) => ({
      act: 'subscription.reminded',
      subject: 'subscription',
      subjectId: id,
      detail: { number: `S-${number}`, owedMinor, currency },
    })),
  )
}

/** When the day began, in UTC, on which nobody is reminded twice. */
export function beginOfDay({ clock }: Context): Date {
  return new Date(`${clock.now().toISOString().slice(0, 10)}T00:00:00Z`)
}
