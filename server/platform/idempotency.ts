import { createHash } from 'node:crypto'
import type { Request } from 'express'
import { sql } from 'kysely'
import type { Context } from './context.ts'
import { Refusal } from './errors.ts'

const takeOverSeconds = 60
const waitMs = 10_000

interface KeptAnswer {
  request_hash: Buffer
  status: number | null
  answer: unknown
  created_at: Date
}

/**
 * Answers the same `Idempotency-Key` of the same asker with the same answer, also to twins that arrive together.
 * Refuses with `idempotency_key_missing`, or `idempotency_key_reused` when the key came with another body.
 * A refusal of the verb itself is not kept: nothing was done, so the key may be used again.
 * (IETF draft-ietf-httpapi-idempotency-key-header-07.)
 */
export async function answerOnce<T>(
  context: Context,
  req: Request,
  operation: string,
  run: (context: Context) => Promise<T>,
): Promise<T> {
  const key = req.get('idempotency-key')
  if (!key || key.length > 200) {
    const message = 'Send a header Idempotency-Key of 1 to 200 characters, new for each intention.'
    throw new Refusal(400, 'idempotency_key_missing', message, {
      errors: [{ path: 'header.idempotency-key', message, code: 'idempotency_key_missing' }],
    })
  }
  const scope = `${operation} ${askerOf(context)}`
  const hash = createHash('sha256')
    // With the query: who lacks the key of a mail is not given the answer of who has it.
    .update(`${req.originalUrl}\n${JSON.stringify(req.body ?? null)}`)
    .digest()
  const keyed: Context = {
    ...context,
    idempotencyKey: createHash('sha256').update(`${scope}\n${key}`).digest('base64url'),
  }

  const deadline = Date.now() + waitMs
  while (!(await claim(context, scope, key, hash))) {
    const kept = await find(context, scope, key)
    if (!kept) continue
    if (!kept.request_hash.equals(hash)) {
      const message = 'This Idempotency-Key was used for another request.'
      throw new Refusal(422, 'idempotency_key_reused', message, {
        errors: [{ path: 'header.idempotency-key', message, code: 'idempotency_key_reused' }],
      })
    }
    if (kept.status !== null) return kept.answer as T
    if (Date.now() > deadline)
      throw new Refusal(409, 'request_underway', 'The same request is still being answered.', {
        headers: { 'retry-after': '1' },
      })
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  try {
    const answer = await run(keyed)
    await sql`update idempotency_keys set status = 200, answer = ${JSON.stringify(answer)}::jsonb where scope = ${scope} and key = ${key}`.execute(
      context.db,
    )
    return answer
  } catch (error) {
    await sql`delete from idempotency_keys where scope = ${scope} and key = ${key}`.execute(context.db)
    throw error
  }
}

/** Takes the key; also from a process that took it long ago and never answered. */
async function claim(context: Context, scope: string, key: string, hash: Buffer): Promise<boolean> {
  const now = context.clock.outside()
  const stale = new Date(now.getTime() - takeOverSeconds * 1_000)
  const { rows } = await sql`
    insert into idempotency_keys (scope, key, request_hash, created_at) values (${scope}, ${key}, ${hash}, ${now})
    on conflict (scope, key) do update set created_at = excluded.created_at
      where idempotency_keys.status is null and idempotency_keys.created_at < ${stale} and idempotency_keys.request_hash = excluded.request_hash
    returning 1`.execute(context.db)
  return rows.length > 0
}

async function find(context: Context, scope: string, key: string): Promise<KeptAnswer | undefined> {
  const { rows } = await sql<KeptAnswer>`
    select request_hash, status, answer, created_at from idempotency_keys where scope = ${scope} and key = ${key}`.execute(
    context.db,
  )
  return rows[0]
}

function askerOf({ actor }: Context): string {
  if (actor.kind === 'guest')
    return actor.cartToken ? `cart ${createHash('sha256').update(actor.cartToken).digest('base64url')}` : 'guest'
  return actor.kind === 'system' ? 'system' : `${actor.kind} ${actor.personId}`
}

/** Forgets keys after a day; a client does not try again that late. */
export async function forgetOldKeys(context: Context): Promise<void> {
  const dayAgo = new Date(context.clock.outside().getTime() - 86_400_000)
  await context.db.deleteFrom('idempotency_keys').where('created_at', '<', dayAgo).execute()
}
