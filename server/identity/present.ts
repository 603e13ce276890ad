import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { ReadyJson } from '#server/platform/http/contract.ts'
import type { SessionDoor } from './doors.ts'
import { findPersonAsJson, findSellerAsJson } from './repository.ts'

/** A person as their door shows them; at the seller's with their role and the shop: the given one, of several. */
export async function presentPerson(
  context: Context,
  door: SessionDoor,
  personId: string,
  shopId: string | null = null,
): Promise<ReadyJson> {
  const { db } = context
  const find = () => (door === 'seller' ? findSellerAsJson(db, personId, shopId) : findPersonAsJson(db, personId))
  return new ReadyJson(await asMarket(context, find))
}
