import type { RefundFact } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { lockReceivedReturn } from './repository.ts'
import { moveReturn } from './return-state.ts'

/** The money of a received return has gone back: by the refund it asked for, or by another after that had failed. */
export async function closeReturn(tx: Context, { orderId, kind }: RefundFact): Promise<void> {
  if (kind !== 'return' && kind !== 'refund') return
  const row = await lockReceivedReturn(tx.db, orderId)
  if (row) await moveReturn(tx, row, 'close', { actBy: null })
}
