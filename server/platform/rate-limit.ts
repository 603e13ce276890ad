import { sql } from 'kysely'
import type { Context } from './context.ts'
import { Refusal } from './errors.ts'

/**
 * Counts a hit and refuses with `too_many_attempts` (429, Retry-After in seconds) beyond `most` in a window.
 * Kept in the database, so it holds over many processes; stands outside the verb's transaction, so a refused try counts.
 */
export async function limitRate(
  context: Context,
  key: string,
  { most, seconds }: { most: number; seconds: number },
): Promise<void> {
  const now = context.clock.outside().getTime()
  const windowStart = windowAt(now, seconds)
  const { rows } = await sql<{ hits: number }>`
    insert into rate_buckets (key, window_start, hits) values (${key}, ${windowStart}, 1)
    on conflict (key, window_start) do update set hits = rate_buckets.hits + 1
    returning hits`.execute(context.db)
  if (rows[0]!.hits <= most) return
  const retryAfter = Math.ceil((windowStart.getTime() + seconds * 1_000 - now) / 1_000)
  throw new Refusal(429, 'too_many_attempts', 'Too many attempts. Please wait a little.', {
    headers: { 'retry-after': String(retryAfter) },
    extra: { retryAfterSeconds: retryAfter },
  })
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
