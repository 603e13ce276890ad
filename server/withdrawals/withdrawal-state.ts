import { newId } from '#shared/ids.ts'
import type { WithdrawalState } from '#shared/api/withdrawals.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { wrongState } from '#server/platform/errors.ts'
import { stateMachine } from '#server/platform/state-machine.ts'
import { updateWithdrawal, type WithdrawalChanges, type WithdrawalHead } from './repository.ts'

export type { WithdrawalState } from '#shared/api/withdrawals.schemas.ts'

export type WithdrawalAct = 'approve' | 'pay' | 'fail' | 'come_back' | 'reject' | 'cancel'

const acts = {
  approve: 'approved',
  pay: 'paid',
  fail: 'failed',
  come_back: 'failed',
  reject: 'rejected',
  cancel: 'cancelled',
} as const

/** The life of a withdrawal. Its money is set aside while it is requested or approved, and returned by every end but paid. */
export const withdrawalMachine = stateMachine<WithdrawalState, WithdrawalAct>('withdrawal', acts, {
  requested: { approve: 'approved', reject: 'rejected', cancel: 'cancelled' },
  approved: { pay: 'paid', fail: 'failed', reject: 'rejected' },
  // A bank or PayPal may send money back that was not taken.
  paid: { come_back: 'failed' },
  failed: {},
  rejected: {},
  cancelled: {},
})

/**
 * Moves a withdrawal, locked by the caller, and writes its history. Refuses with `wrong_state` when the act leads
 * nowhere from its state.
 */
export async function moveWithdrawal(
  tx: Context,
  withdrawal: WithdrawalHead,
  act: WithdrawalAct,
  changes: WithdrawalChanges = {},
): Promise<void> {
  const { id, state: from } = withdrawal
  const to = withdrawalMachine.after(from, act)
  const move = { historyId: newId(), from, to, at: tx.clock.now(), ...moverOf(tx) }
  if (!(await updateWithdrawal(tx.db, id, move, changes))) throw wrongState('The withdrawal', from, acts[act])
}

/** Who moves a withdrawal, as its history tells it. */
export function moverOf({ actor }: Context): { by: 'shop' | 'market' | 'system'; personId: string | null } {
  const by = actor.kind === 'seller' ? 'shop' : actor.kind === 'operator' ? 'market' : 'system'
  return { by, personId: 'personId' in actor ? actor.personId : null }
}
