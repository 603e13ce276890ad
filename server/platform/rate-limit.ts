import { sql } from 'kysely'
import type { Context } from './context.ts'
import { Refusal } from './errors.ts'

interface RateLimit {
  most: number
  seconds: number
}

/**
 * Counts a hit and refuses with `too_many_attempts` (429, Retry-After in seconds) beyond `most` in a window.
 * Kept in the database, so it holds over many processes; stands outside the verb's transaction, so a refused try counts.
 */
export async function limitRate(context: Context, key: string, limit: RateLimit): Promise<void> {
  const refusal = (await countRates(context, [key], limit)).get(key)
  if (refusal) throw refusal
}

/** Counts a hit of each key, all of them different, in one statement; answers the refusals of those that go beyond, as `limitRate` throws them. */
export async function countRates(
  context: Context,
  keys: readonly string[],
  { most, seconds }: RateLimit,
): Promise<Map<string, Refusal>> {
  const now = context.clock.outside().getTime()
  const windowStart = windowAt(now, seconds)
  // In one order, so that two who count the same keys never wait for each other.
  const { rows } = await sql<{ key: string; hits: number }>`
    insert into rate_buckets (key, window_start, hits)
    select key, ${windowStart}, 1 from unnest(${keys.toSorted()}::text[]) as key
    on conflict (key, window_start) do update set hits = rate_buckets.hits + 1
    returning key, hits`.execute(context.db)
  const retryAfter = Math.ceil((windowStart.getTime() + seconds * 1_000 - now) / 1_000)
  const refuse = () =>
    new Refusal(429, 'too_many_attempts', 'Too many attempts. Please wait a little.', {
      headers: { 'retry-after': String(retryAfter) },
      extra: { retryAfterSeconds: retryAfter },
    })
  return new Map(rows.filter(({ hits }) => hits > most).map(({ key }) => [key, refuse()]))
}

/** Takes back one hit of each key in the window of now: what was allowed after all does not count. */
export async function forgiveRate(context: Context, keys: readonly string[], seconds: number): Promise<void> {
  const windowStart = windowAt(context.clock.outside().getTime(), seconds)
  await sql`
    update rate_buckets set hits = hits - 1
    where key = any(${keys}::text[]) and window_start = ${windowStart} and hits > 0`.execute(context.db)
}

function windowAt(now: number, seconds: number): Date {
  return new Date(Math.floor(now / (seconds * 1_000)) * seconds * 1_000)
}

/** Forgets windows that have long passed. */
export async function forgetOldRates(context: Context): Promise<void> {
  await context.db
    .deleteFrom('rate_buckets')
    .where('window_start', '<', new Date(context.clock.outside().getTime() - 86_400_000))
    .execute()
}
