import { newId } from '#shared/ids.ts'
import type { OrderState } from '#shared/api/orders.schemas.ts'
import type { Actor, Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { stateMachine } from '#server/platform/state-machine.ts'
import { moveOrders, type OrderChanges } from './repository.ts'

export type { OrderState } from '#shared/api/orders.schemas.ts'

export type OrderAct = 'confirm' | 'hand_over' | 'deliver' | 'complete' | 'cancel' | 'expire'

/** The life of an order. Where a parcel is between hand-over and delivery is told by tracking updates, not by states. */
export const orderMachine = stateMachine<OrderState, OrderAct>(
  'order',
  {
    confirm: 'confirmed',
    hand_over: 'handed over',
    deliver: 'delivered',
    complete: 'completed',
    cancel: 'cancelled',
    expire: 'expired',
  },
  {
    awaiting_payment: { confirm: 'processing', cancel: 'cancelled', expire: 'expired' },
    processing: { hand_over: 'handed_over', cancel: 'cancelled' },
    handed_over: { deliver: 'delivered' },
    delivered: { complete: 'completed' },
    completed: {},
    cancelled: {},
    // Money that came late, while the shelf still had everything.
    expired: { confirm: 'processing' },
  },
)

/** Orders in which somebody has bought something: paid for, or promised to be paid at the door. */
export const confirmedStates: readonly OrderState[] = ['processing', 'handed_over', 'delivered', 'completed']

/** Whether the order's money has become the shop's: the parcel arrived, and its hold is over. */
export function isReleased({ releasedAt }: { releasedAt: Date | null }): boolean {
  return releasedAt !== null
}

/** Who moves a thing, as its history tells it. */
export type Mover = 'customer' | 'shop' | 'market' | 'system'

const movers: Record<Actor['kind'], Mover> = {
  guest: 'customer',
  customer: 'customer',
  seller: 'shop',
  operator: 'market',
  system: 'system',
}

/** The mover an actor is, and which person. */
export function moverOf(actor: Actor): { by: Mover; personId: string | null } {
  return { by: movers[actor.kind], personId: 'personId' in actor ? actor.personId : null }
}

/**
 * Moves an order, locked by the caller, and writes its history. Refuses with `wrong_state` when the act leads nowhere
 * from its state.
 */
export async function moveOrder(
  tx: Context,
  order: { id: string; state: OrderState },
  act: OrderAct,
  changes: OrderChanges = {},
  reason = '',
): Promise<void> {
  await moveOrdersTogether(tx, [order.id], order.state, act, changes, reason)
}

/** The same for several orders that stand in the same state, in one statement. */
export async function moveOrdersTogether(
  tx: Context,
  ids: readonly string[],
  from: OrderState,
  act: OrderAct,
  changes: OrderChanges = {},
  reason = '',
): Promise<void> {
  if (ids.length === 0) return
  const to = orderMachine.after(from, act)
  const moving = ids.map((id) => ({ id, historyId: newId() }))
  const moved = await moveOrders(tx.db, moving, { from, to, at: tx.clock.now(), ...moverOf(tx.actor), reason }, changes)
  invariant(moved === ids.length, `orders are locked by who moves them from ${from} to ${to}`)
}
