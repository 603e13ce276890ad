import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'
import type { GatewayName } from './gateways/gateway.ts'

/** An event as it was kept. */
export interface InboxRow {
  id: string
  gateway: GatewayName
  body: Buffer
  headers: Record<string, string>
  receivedAt: Date
  tries: number
}

/** Keeps an event as it came; null when it is there already. One without a next try says nothing new and is done. */
export async function insertEvent(
  db: Database,
  event: {
    gateway: GatewayName
    eventId: string
    type: string
    body: Buffer
    headers: Record<string, string>
    at: Date
    nextTryAt: Date | null
    /** Our attempt or refund it is about. */
    attemptId: string | null
    refundId: string | null
  },
): Promise<string | null> {
  const isDone = event.nextTryAt === null
  const { rows } = await sql<{ id: string }>`
    insert into gateway_events (id, gateway, event_id, type, body, headers, received_at, next_try_at, state, processed_at, effect, attempt_id, refund_id)
    values (${newId()}, ${event.gateway}, ${event.eventId}, ${event.type}, ${event.body}, ${JSON.stringify(event.headers)}::jsonb, ${event.at}, ${event.nextTryAt},
            ${isDone ? 'processed' : 'received'}, ${isDone ? event.at : null}, ${isDone ? 'nothing new' : ''}, ${event.attemptId}, ${event.refundId})
    on conflict (gateway, event_id) do nothing
    returning id`.execute(db)
  return rows[0]?.id ?? null
}

/**
 * Keeps what came with a signature that is none, for an operator to look at and nobody to act on: not more of them in
 * an hour than `mostAnHour`, whoever sends them.
 */
export async function insertRefusedEvent(
  db: Database,
  event: {
    gateway: GatewayName
    type: string
    body: Buffer
    headers: Record<string, string>
    at: Date
    attemptId: string | null
    refundId: string | null
    mostAnHour: number
  },
): Promise<void> {
  const id = newId()
  await sql`
    insert into gateway_events (id, gateway, event_id, type, body, headers, received_at, state, is_signed, attempt_id, refund_id, error)
    select ${id}::uuid, ${event.gateway}, ${`refused:${id}`}, ${event.type}, ${event.body}::bytea, ${JSON.stringify(event.headers)}::jsonb, ${event.at}::timestamptz,
           'refused', false, ${event.attemptId}::uuid, ${event.refundId}::uuid, 'The signature is missing, wrong or too old.'
    where (select count(*) from (
      select from gateway_events where state = 'refused' and received_at > ${event.at}::timestamptz - interval '1 hour' limit ${event.mostAnHour}) recent) < ${event.mostAnHour}`.execute(
    db,
  )
}

/** Forgets refused events older than an instant. */
export async function deleteRefusedEvents(db: Database, before: Date): Promise<void> {
  await sql`delete from gateway_events where state = 'refused' and received_at < ${before}`.execute(db)
}

/** Holds any event for an operator who wants it processed again; undefined when there is none. */
export async function holdEvent(db: Database, id: string): Promise<(InboxRow & { state: string }) | undefined> {
  const { rows } = await sql<InboxRow & { state: string }>`
    select id, gateway, body, headers, received_at as "receivedAt", tries, state from gateway_events where id = ${id} for update`.execute(
    db,
  )
  return rows[0]
}

/** An event that still waits, held until the transaction ends; null when it is done, dead, or in other hands. */
export async function holdWaitingEvent(db: Database, id: string): Promise<InboxRow | null> {
  const { rows } = await sql<InboxRow>`
    select id, gateway, body, headers, received_at as "receivedAt", tries from gateway_events
    where id = ${id} and state in ('received', 'failed') for update skip locked`.execute(db)
  return rows[0] ?? null
}

/** Notes that an event was acted on, and what came of it. */
export async function markProcessed(db: Database, { id, effect, at }: { id: string; effect: string; at: Date }) {
  await sql`
    update gateway_events set state = 'processed', processed_at = ${at}, effect = ${effect}, error = '', tries = tries + 1, next_try_at = null
    where id = ${id}`.execute(db)
}

/** Notes a failure; beyond `mostTries` the event is dead and waits for an operator. */
export async function markFailed(
  db: Database,
  { id, error, mostTries, nextTryAt }: { id: string; error: string; mostTries: number; nextTryAt: Date },
) {
  await sql`
    update gateway_events set tries = tries + 1, error = ${error},
      state = case when tries + 1 >= ${mostTries}::integer then 'dead' else 'failed' end,
      next_try_at = case when tries + 1 >= ${mostTries}::integer then null else ${nextTryAt}::timestamptz end
    where id = ${id} and state in ('received', 'failed')`.execute(db)
}

/** Events whose next try is due, and those whose job was lost. */
export async function findEventsToTry(db: Database, now: Date): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select id from gateway_events where state in ('received', 'failed') and next_try_at <= ${now}
    order by next_try_at limit 100`.execute(db)
  return rows
}

/** Gives an event that failed or died all its tries again; false when it is neither. */
export async function reviveEvent(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`
    update gateway_events set state = 'failed', tries = 0 where id = ${id} and state in ('received', 'failed', 'dead') returning id`.execute(
    db,
  )
  return rows.length > 0
}

/** When the first event after an instant is tried again. */
export async function nextEventTry(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`select min(next_try_at) as at from gateway_events where state in ('received', 'failed') and next_try_at > ${after}`,
  )
}
