import { createHash } from 'node:crypto'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { findLastEvent, insertEvent, type ContractRow } from './repository.ts'

/** Something that happened to a contract, from which address. */
export interface NotedEvent {
  kind: string
  partyId?: string | null
  detail?: string
  address?: string
}

/**
 * Writes down what happened, with the hash of what happened before, so that nothing can be changed or left out unnoticed.
 * The contract is locked by the caller.
 */
export async function noteEvent(
  tx: Context,
  { id: contractId, shopId }: Pick<ContractRow, 'id' | 'shopId'>,
  { kind, partyId = null, detail = '', address = '' }: NotedEvent,
): Promise<void> {
  const at = tx.clock.now()
  const last = await findLastEvent(tx.db, contractId)
  const position = last.position + 1
  const hash = hashOfEvent(last.hash, { position, at, kind, partyId, detail, address })
  await insertEvent(tx.db, { id: newId(), contractId, shopId, partyId, position, at, kind, detail, address, hash })
}

/** SHA-256 over an event and the hash of the one before it, in hex. */
export function hashOfEvent(
  before: string,
  event: { position: number; at: Date; kind: string; partyId: string | null; detail: string; address: string },
): string {
  const { position, at, kind, partyId, detail, address } = event
  const words = JSON.stringify([before, position, at.toISOString(), kind, partyId, detail, address])
  return createHash('sha256').update(words).digest('hex')
}
