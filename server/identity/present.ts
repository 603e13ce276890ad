import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { ReadyJson } from '#server/platform/http/contract.ts'
import type { SessionDoor } from './doors.ts'
import { findPersonAsJson, findSellerAsJson } from './repository.ts'

/** A person as their door shows them; at the seller's with their shop and role. */
export async function presentPerson(context: Context, door: SessionDoor, personId: string): Promise<ReadyJson> {
  const find = door === 'seller' ? findSellerAsJson : findPersonAsJson
  return new ReadyJson(await asMarket(context, () => find(context.db, personId)))
}
