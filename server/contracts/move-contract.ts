import type { Context } from '#server/platform/context.ts'
import { wrongState } from '#server/platform/errors.ts'
import { contractMachine, type ContractAct } from './contract-state.ts'
import { contractNotFound } from './errors.ts'
import { findContract, lockContract, updateState, type ContractChanges, type ContractRow } from './repository.ts'

/** A contract, locked until the transaction ends. Refuses with `contract_not_found`. */
export async function getLockedContract(tx: Context, contractId: string): Promise<ContractRow> {
  if (!(await lockContract(tx.db, contractId))) throw contractNotFound()
  return (await findContract(tx.db, contractId))!
}

/** Moves a contract, locked by the caller. Refuses with `wrong_state` when the act leads nowhere from its state. */
export async function moveContract(
  tx: Context,
  { id, state: from }: Pick<ContractRow, 'id' | 'state'>,
  act: ContractAct,
  changes: ContractChanges = {},
): Promise<void> {
  const to = contractMachine.after(from, act)
  if (!(await updateState(tx.db, id, { from, to }, changes))) throw wrongState('The contract', from, act)
}
