import { newId } from '#shared/ids.ts'
import type { DisputeState } from '#shared/api/disputes.schemas.ts'
import { moverOf } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { stateMachine } from '#server/platform/state-machine.ts'
import { moveDisputeRow, type DisputeHead } from './repository.ts'

export type DisputeAct = 'escalate' | 'settle' | 'decide' | 'appeal' | 'win' | 'lose'

/** The life of a dispute: first between customer and shop, then a case the market decides, or a bank. */
export const disputeMachine = stateMachine<DisputeState, DisputeAct>(
  'dispute',
  {
    escalate: 'brought before the market',
    settle: 'settled',
    decide: 'decided',
    appeal: 'appealed',
    win: 'won',
    lose: 'lost',
  },
  {
    raised: { escalate: 'open', settle: 'settled' },
    open: { decide: 'decided', settle: 'settled', win: 'won', lose: 'lost' },
    decided: { appeal: 'appealed' },
    appealed: { decide: 'decided' },
    settled: {},
    won: {},
    lost: {},
  },
)

/** Moves a dispute, locked by the caller, and writes its history. Refuses with `wrong_state`. */
export async function moveDispute(tx: Context, row: DisputeHead, act: DisputeAct, reason = ''): Promise<void> {
  const to = disputeMachine.after(row.state, act)
  const move = { from: row.state, to, at: tx.clock.now(), reason, historyId: newId(), ...moverOf(tx.actor) }
  invariant(await moveDisputeRow(tx.db, row.id, move), `dispute ${row.id} is locked by who moves it`)
}
