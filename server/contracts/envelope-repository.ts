import { sql } from 'kysely'
import type { ContractState } from '#shared/api/contracts.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'

/** An envelope this worker looks at. */
export interface ClaimedEnvelope {
  id: string
  state: ContractState
  envelopeId: string | null
  sentAt: Date | null
}

/** Writes down that a contract is signed at a service; it is looked at from now on. */
export async function startEnvelope(
  db: Database,
  contractId: string,
  { service, at }: { service: string; at: Date },
): Promise<void> {
  await sql`update contracts set service = ${service}, envelope_look_at = ${at} where id = ${contractId}`.execute(db)
}

/** Takes the envelope whose time came first, leaving those that others hold. Null when there is none. */
export async function claimEnvelope(
  db: Database,
  { now, until, service }: { now: Date; until: Date; service: string },
): Promise<ClaimedEnvelope | null> {
  const { rows } = await sql<ClaimedEnvelope>`
    update contracts set envelope_look_at = ${until}
    where id = (select id from contracts where envelope_look_at <= ${now} and service = ${service}
                order by envelope_look_at, id limit 1 for no key update skip locked)
    returning id, state, envelope_id as "envelopeId", envelope_sent_at as "sentAt"`.execute(db)
  return rows[0] ?? null
}

/** Writes down what the service calls an envelope; the first one stays. */
export async function noteEnvelope(db: Database, contractId: string, envelopeId: string): Promise<void> {
  await sql`update contracts set envelope_id = ${envelopeId} where id = ${contractId} and envelope_id is null`.execute(
    db,
  )
}

/** Writes down that the service sends it. */
export async function noteEnvelopeSent(db: Database, contractId: string, at: Date): Promise<void> {
  await sql`update contracts set envelope_sent_at = ${at} where id = ${contractId}`.execute(db)
}

/** Sets when an envelope is looked at next; null: never again. */
export async function setEnvelopeLook(db: Database, contractId: string, at: Date | null): Promise<void> {
  await sql`update contracts set envelope_look_at = ${at} where id = ${contractId}`.execute(db)
}

/** Has the envelope of a service looked at now, or the one of a contract that is over; nothing when there is none to look at. */
export async function lookNow(
  db: Database,
  which: { service: string; envelopeId: string } | { contractId: string },
  at: Date,
): Promise<void> {
  const matches =
    'contractId' in which
      ? sql`id = ${which.contractId}`
      : sql`service = ${which.service} and envelope_id = ${which.envelopeId}`
  await sql`update contracts set envelope_look_at = ${at} where ${matches} and envelope_look_at is not null`.execute(db)
}
