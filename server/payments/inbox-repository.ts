import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Database } from '#server/platform/db/database.ts'
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
  },
): Promise<string | null> {
  const isDone = event.nextTryAt === null
  const { rows } = await sql<{ id: string }>`
    insert into gateway_events (id, gateway, event_id, type, body, headers, received_at, next_try_at, state, processed_at, effect)
    values (${newId()}, ${event.gateway}, ${event.eventId}, ${event.type}, ${event.body}, ${JSON.stringify(event.headers)}::jsonb, ${event.at}, ${event.nextTryAt},
            ${isDone ? 'processed' : 'received'}, ${isDone ? event.at : null}, ${isDone ? 'nothing new' : ''})
    on conflict (gateway, event_id) do nothing
    returning id`.execute(db)
  return rows[0]?.id ?? null
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
