import { newId } from '#shared/ids.ts'
import type { Address } from '#shared/api/values.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import {
  defaultToOldest,
  deleteAddress,
  insertAddress,
  listAddressesOf,
  lockAddressesOf,
  moveDefault,
  updateAddress,
  type SavedAddressRow,
} from './address-repository.ts'
import { addressNotFound, tooManyAddresses } from './errors.ts'

/** More than a person needs, and few enough to read. */
const most = 20

/** Saves an address of a person; the first is the default. Refuses with `too_many_addresses`. */
export async function addAddress(context: Context, personId: string, address: Address): Promise<SavedAddressRow> {
  return await inTransaction(context, async (tx) => {
    await lockAddressesOf(tx.db, personId)
    const known = await listAddressesOf(tx.db, personId)
    if (known.length >= most) throw tooManyAddresses(most)
    const saved = { id: newId(), address, isDefault: known.length === 0 }
    await insertAddress(tx.db, { ...saved, personId, at: tx.clock.now() })
    return saved
  })
}

/** Changes a saved address of a person. Refuses with `address_not_found`. */
export async function changeAddress(
  context: Context,
  personId: string,
  id: string,
  address: Address,
): Promise<SavedAddressRow> {
  const saved = await updateAddress(context.db, personId, id, address)
  if (!saved) throw addressNotFound()
  return saved
}

/** Forgets a saved address; where it was the default, the oldest one left is now. Refuses with `address_not_found`. */
export async function removeAddress(context: Context, personId: string, id: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    await lockAddressesOf(tx.db, personId)
    const removed = await deleteAddress(tx.db, personId, id)
    if (!removed) throw addressNotFound()
    if (removed.isDefault) await defaultToOldest(tx.db, personId)
  })
}

/** Makes a saved address the one that is filled in at the checkout. Refuses with `address_not_found`. */
export async function makeAddressDefault(context: Context, personId: string, id: string): Promise<void> {
  await inTransaction(context, async (tx) => {
    await lockAddressesOf(tx.db, personId)
    if (!(await moveDefault(tx.db, personId, id))) throw addressNotFound()
  })
}
