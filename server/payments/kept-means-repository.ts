import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import type { GatewayName, KeepAnswer, KeptMeans } from './gateways/gateway.ts'

/** Kept means that can be charged. */
export interface ChargeableMeans extends KeptMeans {
  id: string
  gateway: GatewayName
}

/** Means to pay as their owner sees them. */
export interface KeptMeansRow {
  id: string
  personId: string
  gateway: GatewayName
  state: 'asked' | 'kept' | 'refused' | 'removed'
  reference: string | null
  customerReference: string | null
  brand: string | null
  last4: string | null
  expiryMonth: number | null
  expiryYear: number | null
  consentedAt: Date
}

const columns = sql`
  id, person_id as "personId", gateway, state, reference, customer_reference as "customerReference", brand, last4,
  expiry_month as "expiryMonth", expiry_year as "expiryYear", consented_at as "consentedAt"`

/** Writes the intention to keep means to pay; answers the row of the same request where there is one. */
export async function insertMeans(
  db: Database,
  wish: { id: string; personId: string; gateway: GatewayName; consent: string; requestKey: string; at: Date },
): Promise<KeptMeansRow> {
  const { rows } = await sql<KeptMeansRow>`
    insert into payment_methods as m (id, person_id, gateway, state, consent, consented_at, request_key)
    values (${wish.id}, ${wish.personId}, ${wish.gateway}, 'asked', ${wish.consent}, ${wish.at}, ${wish.requestKey})
    on conflict (request_key) do update set request_key = m.request_key
    returning ${columns}`.execute(db)
  return rows[0]!
}

/** Writes what the gateway said of keeping; null when it was written before. */
export async function settleMeans(
  db: Database,
  { id, answer, at }: { id: string; answer: Exclude<KeepAnswer, { outcome: 'unknown' }>; at: Date },
): Promise<KeptMeansRow | null> {
  const kept = answer.outcome === 'kept' ? answer : null
  const { rows } = await sql<KeptMeansRow>`
    update payment_methods set
      state = ${kept ? 'kept' : 'refused'}, reference = ${kept?.means.reference ?? null},
      customer_reference = ${kept?.means.customerReference ?? null}, brand = ${kept?.card?.brand ?? null},
      last4 = ${kept?.card?.last4 ?? null}, expiry_month = ${kept?.expiry?.month ?? null},
      expiry_year = ${kept?.expiry?.year ?? null}, kept_at = ${kept ? at : null}
    where id = ${id} and state = 'asked'
    returning ${columns}`.execute(db)
  return rows[0] ?? null
}

/** Means to pay of one person, however they stand; null when there are none of this name. */
export async function findMeans(
  db: Database,
  { id, personId }: { id: string; personId: string },
): Promise<KeptMeansRow | null> {
  const { rows } = await sql<KeptMeansRow>`
    select ${columns} from payment_methods where id = ${id} and person_id = ${personId}`.execute(db)
  return rows[0] ?? null
}

/** What a person lets the market keep, the newest first. */
export async function listMeans(db: Database, personId: string): Promise<KeptMeansRow[]> {
  const { rows } = await sql<KeptMeansRow>`
    select ${columns} from payment_methods where person_id = ${personId} and state = 'kept'
    order by consented_at desc, id desc`.execute(db)
  return rows
}

/** Whether a running subscription is charged to kept means. */
export async function isMeansInUse(db: Database, id: string): Promise<boolean> {
  const { rows } =
    await sql`select from subscriptions where payment_method_id = ${id} and ended_at is null limit 1`.execute(db)
  return rows.length > 0
}

/** Empties the gateway's names of kept means and keeps the rest; answers whether they were kept. */
export async function markRemoved(
  db: Database,
  { id, personId }: { id: string; personId: string },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update payment_methods set state = 'removed', removed_at = ${at}, reference = null, customer_reference = null
    where id = ${id} and person_id = ${personId} and state = 'kept' returning id`.execute(db)
  return rows.length > 0
}
