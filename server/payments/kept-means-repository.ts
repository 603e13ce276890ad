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
  /** Asked for with a charge, whose answer says what was kept. */
  comesWithCharge: boolean
  isDefault: boolean
}

/** A running subscription that is charged to kept means. */
export interface NeededBy {
  id: string
  number: string
}

const columns = sql`
  id, person_id as "personId", gateway, state, reference, customer_reference as "customerReference", brand, last4,
  expiry_month as "expiryMonth", expiry_year as "expiryYear", consented_at as "consentedAt",
  comes_with_charge as "comesWithCharge", is_default as "isDefault"`

/** Writes the intention to keep means to pay; answers the row of the same request where there is one. */
export async function insertMeans(
  db: Database,
  wish: {
    id: string
    personId: string
    gateway: GatewayName
    comesWithCharge: boolean
    consent: string
    requestKey: string
    at: Date
  },
): Promise<KeptMeansRow> {
  const { rows } = await sql<KeptMeansRow>`
    insert into payment_methods as m (id, person_id, gateway, state, comes_with_charge, consent, consented_at, request_key)
    values (${wish.id}, ${wish.personId}, ${wish.gateway}, 'asked', ${wish.comesWithCharge}, ${wish.consent}, ${wish.at}, ${wish.requestKey})
    on conflict (request_key) do update set request_key = m.request_key
    returning ${columns}`.execute(db)
  return rows[0]!
}

/** Writes what the gateway said of keeping; null when it was written before. */
export async function settleMeans(
  db: Database,
  { id, answer, at }: { id: string; answer: Extract<KeepAnswer, { outcome: 'kept' | 'declined' }>; at: Date },
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

/** What a person lets the market keep: what they have chosen to pay with first, then the newest. */
export async function listMeans(db: Database, personId: string): Promise<(KeptMeansRow & { neededBy: NeededBy[] })[]> {
  const { rows } = await sql<KeptMeansRow & { neededBy: NeededBy[] }>`
    select ${columns}, coalesce((
      select json_agg(json_build_object('id', sub.id, 'number', 'S-' || sub.number) order by sub.number)
      from subscriptions sub where sub.payment_method_id = payment_methods.id and sub.ended_at is null), '[]') as "neededBy"
    from payment_methods where person_id = ${personId} and state = 'kept'
    order by is_default desc, consented_at desc, id desc`.execute(db)
  return rows
}

/** The running subscriptions that are charged to kept means. */
export async function findNeededBy(db: Database, id: string): Promise<NeededBy[]> {
  const { rows } = await sql<NeededBy>`
    select id, 'S-' || number as number from subscriptions
    where payment_method_id = ${id} and ended_at is null order by subscriptions.number`.execute(db)
  return rows
}

/** Locks what a person lets the market keep; answers the names. */
export async function holdMeans(db: Database, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from payment_methods where person_id = ${personId} and state = 'kept' order by id for update`.execute(db)
  return rows.map(({ id }) => id)
}

/** Makes one of a person's means the one they have chosen. Hold them before. */
export async function markDefault(db: Database, { id, personId }: { id: string; personId: string }): Promise<void> {
  // One after the other, for there is never more than one.
  await sql`update payment_methods set is_default = false where person_id = ${personId} and is_default`.execute(db)
  await sql`update payment_methods set is_default = true where id = ${id} and person_id = ${personId}`.execute(db)
}

/** Lets means that are to come with a charge come from another gateway, because their owner pays another way. */
export async function comeFrom(db: Database, id: string, gateway: GatewayName): Promise<void> {
  await sql`
    update payment_methods set gateway = ${gateway}
    where id = ${id} and state = 'asked' and comes_with_charge and gateway <> ${gateway}`.execute(db)
}

/** Charges that have paid since an instant and whose means are still to come, the oldest first. */
export async function listAttemptsThatKeep(
  db: Database,
  { since, most }: { since: Date; most: number },
): Promise<{ attemptId: string; meansId: string }[]> {
  const { rows } = await sql<{ attemptId: string; meansId: string }>`
    select a.id as "attemptId", m.id as "meansId"
    from payment_methods m join payment_attempts a on a.payment_method_id = m.id
    where m.state = 'asked' and m.comes_with_charge and m.consented_at >= ${since}
      and a.keeps_method and a.state = 'captured' and a.gateway = m.gateway
    order by m.consented_at limit ${most}`.execute(db)
  return rows
}

/** Empties the gateway's names of kept means and keeps the rest; answers whether they were kept. */
export async function markRemoved(
  db: Database,
  { id, personId }: { id: string; personId: string },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update payment_methods set state = 'removed', removed_at = ${at}, reference = null, customer_reference = null,
      is_default = false
    where id = ${id} and person_id = ${personId} and state = 'kept' returning id`.execute(db)
  return rows.length > 0
}

/**
 * The same for means that their owner has taken back at the gateway, by its name for them; answers whether they were kept.
 * A subscription that is charged to them finds none with its next cycle.
 */
export async function markTakenBack(
  db: Database,
  { gateway, reference }: { gateway: GatewayName; reference: string },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update payment_methods set state = 'removed', removed_at = ${at}, reference = null, customer_reference = null,
      is_default = false
    where gateway = ${gateway} and reference = ${reference} and state = 'kept' returning id`.execute(db)
  return rows.length > 0
}
