import { newId } from '#shared/ids.ts'
import type { SubscriptionState } from '#shared/api/subscriptions.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { stateMachine } from '#server/platform/state-machine.ts'
import { writeMove, type Move } from './repository.ts'

export type { SubscriptionState } from '#shared/api/subscriptions.schemas.ts'

export type SubscriptionAct = 'renew' | 'fail' | 'give_up' | 'pause' | 'resume' | 'cancel' | 'end' | 'restart'

/**
 * The life of a subscription. Past due is one whose cycle is being tried again; what becomes of it after the last try
 * (unpaid, paused or cancelled) is for the market to say.
 */
export const subscriptionMachine = stateMachine<SubscriptionState, SubscriptionAct>(
  'subscription',
  {
    renew: 'renewed',
    fail: 'found unpaid',
    give_up: 'given up',
    pause: 'paused',
    resume: 'resumed',
    cancel: 'cancelled',
    end: 'ended',
    restart: 'taken up again',
  },
  {
    trialing: { renew: 'active', fail: 'past_due', pause: 'paused', cancel: 'cancelled', end: 'ended' },
    active: { renew: 'active', fail: 'past_due', pause: 'paused', cancel: 'cancelled', end: 'ended' },
    past_due: { renew: 'active', fail: 'past_due', give_up: 'unpaid', pause: 'paused', cancel: 'cancelled' },
    unpaid: { renew: 'active', fail: 'past_due', resume: 'active', cancel: 'cancelled' },
    paused: { resume: 'active', cancel: 'cancelled' },
    cancelled: { restart: 'active' },
    ended: {},
  },
)

/**
 * Writes that a subscription, locked by the caller, moves, and answers its new state for the caller to save. Refuses with
 * `wrong_state` when the act leads nowhere from its state.
 */
export async function moveSubscription(
  tx: Context,
  subscription: { id: string; shopId: string; state: SubscriptionState },
  act: SubscriptionAct,
  detail = '',
): Promise<SubscriptionState> {
  const to = subscriptionMachine.after(subscription.state, act)
  await noteAct(tx, subscription, { act, to, detail })
  return to
}

/** Writes a line of a subscription's history, with the state it is in from now on. */
export async function noteAct(
  tx: Context,
  subscription: { id: string; shopId: string },
  act: { act: string; to: SubscriptionState; detail?: string },
): Promise<void> {
  await writeMove(tx.db, moveOf(tx, subscription, act))
}

/** The line of history that `noteAct` writes, for who writes it with other rows. */
export function moveOf(
  { actor, clock }: Context,
  { id, shopId }: { id: string; shopId: string },
  { act, to, detail = '' }: { act: string; to: SubscriptionState; detail?: string },
): Move {
  const personId = 'personId' in actor ? actor.personId : null
  return { id: newId(), subscriptionId: id, shopId, act, to, at: clock.now(), byKind: actor.kind, personId, detail }
}
