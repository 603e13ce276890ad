import type { Context } from '#server/platform/context.ts'
import { Refusal } from '#server/platform/errors.ts'
import { approveWithdrawal } from './approve-withdrawal.ts'

export interface Approval {
  id: string
  isApproved: boolean
  /** Why it was not: the code of the refusal and its sentence; empty when it was. */
  code: string
  message: string
}

/** Approves withdrawals one by one, each in a transaction of its own; a refused one does not hold up the others. */
export async function approveSeveral(context: Context, ids: readonly string[]): Promise<Approval[]> {
  const results: Approval[] = []
  for (const id of new Set(ids)) {
    try {
      await approveWithdrawal(context, id)
      results.push({ id, isApproved: true, code: '', message: '' })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      results.push({ id, isApproved: false, code: error.code, message: error.message })
    }
  }
  return results
}
