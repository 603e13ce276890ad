import { newId } from '#shared/ids.ts'
import type { ReturnState } from '#shared/api/returns.schemas.ts'
import { moverOf } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { stateMachine } from '#server/platform/state-machine.ts'
import { moveReturnRow, type ReturnChanges, type ReturnHead } from './repository.ts'

export type ReturnAct = 'accept' | 'decline' | 'withdraw' | 'receive' | 'close'

/** The life of a return: goods that come back. The money that follows them is a refund with a life of its own. */
export const returnMachine = stateMachine<ReturnState, ReturnAct>(
  'return',
  { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn', receive: 'received', close: 'closed' },
  {
    requested: { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' },
    accepted: { receive: 'received', withdraw: 'withdrawn' },
    received: { close: 'closed' },
    closed: {},
    declined: {},
    withdrawn: {},
  },
)

/** Moves a return, locked by the caller, and writes its history. Refuses with `wrong_state`. */
export async function moveReturn(
  tx: Context,
  row: ReturnHead,
  act: ReturnAct,
  changes: ReturnChanges,
  reason = '',
): Promise<void> {
  const to = returnMachine.after(row.state, act)
  const at = tx.clock.now()
  const isOver = Object.keys(returnMachine.life[to]).length === 0
  const closedAt = isOver ? at : null
  const move = { from: row.state, to, at, reason, historyId: newId(), closedAt, ...moverOf(tx.actor) }
  invariant(await moveReturnRow(tx.db, row.id, move, changes), `return ${row.id} is locked by who moves it`)
  const { id: returnId, orderId, checkoutId, shopId } = row
  await tx.facts.announce(tx, `return.${to}`, { returnId, orderId, checkoutId, shopId })
}
