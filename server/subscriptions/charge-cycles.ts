import { chargeable, chargeTogether, type KeptCharge } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { failCycle } from './fail-cycle.ts'
import { findCycle, lockRenewal, type CycleRow, type Renewal } from './repository.ts'

/** A cycle whose checkout is placed, and its subscription, read before, so that nothing is locked while the gateway is asked. */
export interface ToCharge {
  cycle: CycleRow
  sub: Pick<Renewal, 'means' | 'currency' | 'number'>
}

/**
 * Charges cycles whose checkouts are placed, outside any transaction, each once for each try however often it is called: the
 * try is the key, with the charges of it that never reached the gateway. What the answers do to the cycles is told by facts (`settle-cycles.ts`); only that the bank wants its customer
 * to confirm is noted here. A cycle that fails to be charged does not keep the others from it.
 */
export async function chargeCycles(context: Context, waiting: readonly ToCharge[]): Promise<void> {
  const charges: (KeptCharge & { cycle: CycleRow })[] = []
  for (const { cycle, sub } of waiting) {
    await eachAlone(context, cycle, async () => {
      const { checkoutId, totalMinor, tries, lostCharges } = cycle
      invariant(checkoutId && totalMinor, `cycle ${cycle.id} has a checkout`)
      const means = sub.means && chargeable(sub.means)
      if (!means) return await fail(context, cycle, 'card_removed')
      charges.push({
        cycle,
        checkoutId,
        amountMinor: totalMinor,
        currency: sub.currency,
        means,
        requestKey: `cycle:${cycle.id}:${tries}${lostCharges === 0 ? '' : `:${lostCharges}`}`,
        description: `Subscription S-${sub.number}`,
      })
    })
  }
  const payments = await chargeTogether(context, charges)
  for (const [place, { cycle }] of charges.entries())
    if (payments[place]?.state === 'requires_action')
      await eachAlone(context, cycle, () => fail(context, cycle, 'authentication_required'))
}

async function eachAlone(context: Context, { id }: CycleRow, work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) =>
    context.log.error({ err: error, cycleId: id }, 'a cycle could not be charged and is tried again'),
  )
}

async function fail(context: Context, { id }: CycleRow, failure: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    const before = await findCycle(tx.db, id)
    const sub = before && (await lockRenewal(tx.db, before.subscriptionId, tx.clock.now()))
    const cycle = sub && (await findCycle(tx.db, id))
    if (!sub || cycle?.state !== 'running') return
    await failCycle(tx, sub, { ...cycle, failure })
    if (failure !== 'authentication_required') return
    // After the last try its checkout is dropped, and there is nothing to confirm any more.
    const waiting = await findCycle(tx.db, id)
    if (waiting?.state === 'failed' && waiting.checkoutId)
      await tx.facts.announce(tx, 'subscription.confirmation-needed', {
        subscriptionId: sub.id,
        shopId: sub.shopId,
        cycleId: id,
        checkoutId: waiting.checkoutId,
        tries: waiting.tries,
      })
  })
}
