import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import type { GatewayName } from './gateways/gateway.ts'

interface CustomerRow {
  /** Also the idempotency key. */
  id: string
  gateway: GatewayName
  reference: string | null
}

const columns = sql`id, gateway, reference`

/** Writes the intention to make a person a customer of a gateway; answers the row that is there where there is one. */
export async function insertCustomer(
  db: Database,
  { id, personId, gateway, at }: { id: string; personId: string; gateway: GatewayName; at: Date },
): Promise<CustomerRow> {
  const { rows } = await sql<CustomerRow>`
    insert into gateway_customers as c (id, person_id, gateway, asked_at) values (${id}, ${personId}, ${gateway}, ${at})
    on conflict (person_id, gateway) do update set person_id = c.person_id
    returning ${columns}`.execute(db)
  return rows[0]!
}

/** Writes the gateway's name for a customer, if none stands there yet. */
export async function nameCustomer(db: Database, { id, reference }: { id: string; reference: string }): Promise<void> {
  await sql`update gateway_customers set reference = ${reference} where id = ${id} and reference is null`.execute(db)
}

/** As whom the gateways know a person. */
export async function findCustomers(db: Database, personId: string): Promise<CustomerRow[]> {
  const { rows } = await sql<CustomerRow>`
    select ${columns} from gateway_customers where person_id = ${personId} order by gateway`.execute(db)
  return rows
}
