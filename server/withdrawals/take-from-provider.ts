import type { Context } from '#server/platform/context.ts'
import { payoutUnderWay } from './errors.ts'
import { findLivePayout, movePayout } from './payout-repository.ts'
import { payoutMachine } from './payout-state.ts'
import { type WithdrawalHead } from './repository.ts'

/**
 * Makes sure that a person may say what became of a withdrawal, locked by the caller: no provider is about to. A payout
 * whose provider never answered ends with what the person says. Refuses with `payout_under_way`.
 */
export async function takeFromProvider(tx: Context, withdrawal: WithdrawalHead, act: 'pay' | 'fail'): Promise<void> {
  const payout = await findLivePayout(tx.db, withdrawal.id)
  if (!payout || !payoutMachine.allows(payout.state, act)) {
    if (payout?.state === 'intended') throw payoutUnderWay()
    return
  }
  if (payout.nextLookAt !== null) throw payoutUnderWay()
  const to = payoutMachine.after(payout.state, act)
  await movePayout(tx.db, { payoutId: payout.id, from: [payout.state], to, at: tx.clock.now(), nextLookAt: null })
}
