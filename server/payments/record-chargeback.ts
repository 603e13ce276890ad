import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { closeChargeback, hasChargeback, insertChargeback } from './chargeback-repository.ts'
import type { GatewayDispute, GatewayName } from './gateways/gateway.ts'

/**
 * Writes down what a gateway tells of a chargeback and announces each change once. One whose beginning was never told,
 * or comes after its end, is opened and closed in the same breath. Answers in words what came of it. Runs in the
 * caller's transaction, as the market.
 */
export async function recordChargeback(tx: Context, gateway: GatewayName, dispute: GatewayDispute): Promise<string> {
  const { reference, state, amountMinor, currency, reason, respondBy } = dispute
  const at = tx.clock.now()
  const opened = await insertChargeback(tx.db, { gateway, dispute, at })
  if (opened) {
    const { id: chargebackId, paymentId, checkoutId } = opened
    const told = { chargebackId, reference, paymentId, checkoutId, amountMinor, currency }
    await tx.facts.announce(tx, 'chargeback.opened', { ...told, reason, respondBy: respondBy?.toISOString() ?? null })
  } else
    invariant(
      await hasChargeback(tx.db, gateway, reference),
      `the charge ${dispute.chargeReference} of the chargeback ${reference} is ours`,
    )
  if (state === 'open') return opened ? 'chargeback opened' : 'nothing new'
  const closed = await closeChargeback(tx.db, { gateway, reference, state, at })
  if (!closed) return 'nothing new'
  const { id: chargebackId, ...about } = closed
  await tx.facts.announce(tx, `chargeback.${state}`, { chargebackId, reference, ...about })
  return `chargeback ${state}`
}
