import { newId } from '#shared/ids.ts'
import type { CheckoutState } from '#shared/api/orders.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { stateMachine } from '#server/platform/state-machine.ts'
import { moverOf } from './order-state.ts'
import { moveCheckouts } from './checkout-repository.ts'

export type { CheckoutState } from '#shared/api/orders.schemas.ts'

export type CheckoutAct = 'promise' | 'pay' | 'expire' | 'cancel' | 'replace'

/** The life of a checkout. Promised is cash at the door: the orders go ahead, the money comes with the last of them. */
export const checkoutMachine = stateMachine<CheckoutState, CheckoutAct>(
  'checkout',
  { promise: 'promised', pay: 'paid', expire: 'expired', cancel: 'cancelled', replace: 'replaced' },
  {
    open: { promise: 'promised', pay: 'paid', expire: 'expired', cancel: 'cancelled' },
    promised: { pay: 'paid', cancel: 'cancelled' },
    paid: {},
    // Money that came late, for at least one order whose stock was still there; of a renewal that has another checkout since, it goes back.
    expired: { pay: 'paid', replace: 'cancelled' },
    cancelled: {},
  },
)

/**
 * Moves a checkout, locked by the caller, and writes its history. Refuses with `wrong_state` when the act leads
 * nowhere from its state.
 */
export async function moveCheckout(
  tx: Context,
  checkout: { id: string; state: CheckoutState },
  act: CheckoutAct,
  reason = '',
): Promise<void> {
  await moveCheckoutsTogether(tx, [checkout.id], checkout.state, act, reason)
}

/** The same for several checkouts that stand in the same state, in one statement. */
export async function moveCheckoutsTogether(
  tx: Context,
  ids: readonly string[],
  from: CheckoutState,
  act: CheckoutAct,
  reason = '',
): Promise<void> {
  const to = checkoutMachine.after(from, act)
  const moving = ids.map((id) => ({ id, historyId: newId() }))
  const moved = await moveCheckouts(tx.db, moving, { from, to, at: tx.clock.now(), ...moverOf(tx.actor), reason })
  invariant(moved === ids.length, `checkouts are locked by who moves them from ${from} to ${to}`)
}
