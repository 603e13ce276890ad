import type { Context } from '#server/platform/context.ts'
import { ReadyFile } from '#server/platform/http/contract.ts'
import { makePaper } from './make-paper.ts'
import { fileNameOf } from './mails.ts'
import { listParties, type ContractRow } from './repository.ts'
import { findFile } from './seal-repository.ts'

/** A contract as a file: the sealed one, or the text as it stands while it is not sealed. */
export async function contractFile(context: Context, contract: ContractRow): Promise<ReadyFile> {
  const sealed = await findFile(context.db, contract.id)
  if (sealed) return new ReadyFile(sealed.bytes, 'application/pdf', fileNameOf(contract))
  const { drawContract } = await import('./paper/draw-contract.ts')
  const parties = await listParties(context.db, contract.id)
  const bytes = await drawContract(makePaper(context, contract, parties, null))
  return new ReadyFile(bytes, 'application/pdf', fileNameOf(contract))
}
