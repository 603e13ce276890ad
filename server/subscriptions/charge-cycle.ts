import type { PaymentView } from '#shared/api/payments.schemas.ts'
import { abandonAttempt, findChargeable, startPayment } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant, Refusal } from '#server/platform/errors.ts'
import { failCycle } from './fail-cycle.ts'
import { findCycle, lockRenewal, type CycleRow, type Renewal } from './repository.ts'

/** What a charge needs of a subscription; read before, so that nothing is locked while the gateway is asked. */
export type Charged = Pick<Renewal, 'personId' | 'paymentMethodId' | 'currency' | 'number'>

/**
 * Charges a cycle whose checkout is placed, outside any transaction, once for each try however often it is called: the
 * try is the key. What the answer does to the cycle is told by facts (`settle-cycle.ts`); only that the bank wants its customer
 * to confirm is noted here.
 */
export async function chargeCycle(context: Context, cycle: CycleRow, sub: Charged, isNewTry: boolean): Promise<void> {
  const { checkoutId, totalMinor, tries } = cycle
  invariant(checkoutId && totalMinor, `cycle ${cycle.id} has a checkout`)
  const means =
    sub.paymentMethodId && (await findChargeable(context, { id: sub.paymentMethodId, personId: sub.personId }))
  if (!means) return await fail(context, cycle, 'card_removed')
  // From the try before: a confirmation that nobody gave.
  if (isNewTry && tries > 1) await abandonAttempt(context, { checkoutId })
  const view = await start(context, {
    checkoutId,
    amountMinor: totalMinor,
    currency: sub.currency,
    method: 'card',
    means,
    requestKey: `cycle:${cycle.id}:${tries}`,
    description: `Subscription S-${sub.number}`,
  })
  if (view?.state === 'requires_action') await fail(context, cycle, 'authentication_required')
}

/** Null when another try is under way, or the checkout is no longer open: then somebody else settles it. */
async function start(context: Context, wish: Parameters<typeof startPayment>[1]): Promise<PaymentView | null> {
  try {
    return await startPayment(context, wish)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    context.log.info({ err: error, checkoutId: wish.checkoutId }, 'a cycle was not charged')
    return null
  }
}

async function fail(context: Context, { id }: CycleRow, failure: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    const before = await findCycle(tx.db, id)
    const sub = before && (await lockRenewal(tx.db, before.subscriptionId, tx.clock.now()))
    const cycle = sub && (await findCycle(tx.db, id))
    if (!sub || cycle?.state !== 'running') return
    await failCycle(tx, sub, { ...cycle, failure })
    if (failure === 'authentication_required' && cycle.checkoutId)
      await tx.facts.announce(tx, 'subscription.confirmation-needed', {
        subscriptionId: sub.id,
        shopId: sub.shopId,
        cycleId: id,
        checkoutId: cycle.checkoutId,
      })
  })
}
