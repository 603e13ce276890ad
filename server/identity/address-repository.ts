import { sql } from 'kysely'
import type { Address } from '#shared/api/values.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'

export interface SavedAddressRow {
  id: string
  address: Address
  isDefault: boolean
}

const members = sql`id, address, is_default as "isDefault"`

/** The saved addresses of a person, the default first, then as they were saved. */
export async function listAddressesOf(db: Database, personId: string): Promise<SavedAddressRow[]> {
  const { rows } = await sql<SavedAddressRow>`
    select ${members} from person_addresses where person_id = ${personId}
    order by is_default desc, created_at, id`.execute(db)
  return rows
}

/** Makes acts on the addresses of one person wait for each other, in the caller's transaction. */
export async function lockAddressesOf(db: Database, personId: string): Promise<void> {
  await sql`select from people where id = ${personId} for no key update`.execute(db)
}

/** Saves an address. */
export async function insertAddress(
  db: Database,
  { id, personId, address, isDefault, at }: SavedAddressRow & { personId: string; at: Date },
): Promise<void> {
  await sql`
    insert into person_addresses (id, person_id, address, is_default, created_at)
    values (${id}, ${personId}, ${JSON.stringify(address)}::jsonb, ${isDefault}, ${at})`.execute(db)
}

/** Changes a saved address; undefined when the person has none of this id. */
export async function updateAddress(
  db: Database,
  personId: string,
  id: string,
  address: Address,
): Promise<SavedAddressRow | undefined> {
  const { rows } = await sql<SavedAddressRow>`
    update person_addresses set address = ${JSON.stringify(address)}::jsonb where id = ${id} and person_id = ${personId}
    returning ${members}`.execute(db)
  return rows[0]
}

/** Forgets a saved address; undefined when the person has none of this id. */
export async function deleteAddress(
  db: Database,
  personId: string,
  id: string,
): Promise<{ isDefault: boolean } | undefined> {
  const { rows } = await sql<{ isDefault: boolean }>`
    delete from person_addresses where id = ${id} and person_id = ${personId} returning is_default as "isDefault"`.execute(
    db,
  )
  return rows[0]
}

/** Makes one of a person's addresses the default in place of another; false when there is none of this id. */
export async function moveDefault(db: Database, personId: string, id: string): Promise<boolean> {
  const { rows } = await sql`select from person_addresses where id = ${id} and person_id = ${personId}`.execute(db)
  if (rows.length === 0) return false
  // Two statements: the index that allows one default looks at every row as it is written.
  await sql`update person_addresses set is_default = false where person_id = ${personId} and is_default`.execute(db)
  await sql`update person_addresses set is_default = true where id = ${id}`.execute(db)
  return true
}

/** Makes the oldest address of a person the default, if there is one. */
export async function defaultToOldest(db: Database, personId: string): Promise<void> {
  await sql`
    update person_addresses set is_default = true where id = (
      select id from person_addresses where person_id = ${personId} order by created_at, id limit 1)`.execute(db)
}
