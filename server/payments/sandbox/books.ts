import { sql } from 'kysely'
import type { Currency } from '#shared/currencies.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'
import type { BankEvent } from './events.ts'
import { movementsOfCharges, movementsOfDisputes, movementsOfRefunds } from './movements.ts'
import type { Scenario } from './scenarios.ts'

/** What the sandbox bank works with: its own schema, and the market's clock, so that time moves for both. */
export interface Bank {
  readonly db: Database
  readonly clock: Clock
}

export type IntentState = 'requires_action' | 'processing' | 'captured' | 'declined' | 'cancelled'

export interface Intent {
  reference: string
  /** The market's attempt. */
  key: string
  amountMinor: number
  currency: Currency
  description: string
  state: IntentState
  scenario: Scenario
  brand: string
  last4: string
  declineCode: string | null
  settlesAt: Date | null
}

export interface BankRefund {
  reference: string
  /** The market's refund. */
  key: string
  intentReference: string
  amountMinor: number
  state: 'pending' | 'succeeded' | 'failed'
}

const intentColumns = sql`
  reference, idempotency_key as key, amount_minor as "amountMinor", currency, description, state, scenario, brand, last4,
  decline_code as "declineCode", settles_at as "settlesAt"`

const refundColumns = sql`
  reference, idempotency_key as key, intent_reference as "intentReference", amount_minor as "amountMinor", state`

/** A charge on its way into the books, with what will be told about it. */
export interface NewIntent {
  intent: Intent
  events: readonly BankEvent[]
}

/**
 * Writes charges and what will be told about them; answers them in their order, each as it stands in the books, which of a
 * key that is known is the charge that was there before.
 */
export async function writeIntents(db: Database, made: readonly NewIntent[], at: Date): Promise<Intent[]> {
  const events = made.flatMap(({ intent, events: told }) =>
    told.map((event) => ({ ...event, about: intent.reference })),
  )
  const { rows } = await sql<Intent>`
    with intent as (
      insert into sandbox.intents (reference, idempotency_key, amount_minor, currency, description, state, scenario, brand, last4, decline_code, settles_at, created_at)
      select i.reference, i.key, i."amountMinor", i.currency, i.description, i.state, i.scenario, i.brand, i.last4, i."declineCode", i."settlesAt", ${at}::timestamptz
      from json_to_recordset(${JSON.stringify(made.map(({ intent }) => intent))}::json) as i
           (reference text, key text, "amountMinor" bigint, currency text, description text, state text, scenario text, brand text, last4 text,
            "declineCode" text, "settlesAt" timestamptz)
      on conflict (idempotency_key) do nothing
      returning *
    ), event as (
      insert into sandbox.events (id, type, body, deliver_at, deliveries_left, created_at)
      select e.id, e.type, e.body, e.deliver_at, e.deliveries, ${at}::timestamptz
      from intent
      join json_to_recordset(${JSON.stringify(events)}::json) as e (about text, id text, type text, body text, deliver_at timestamptz, deliveries integer)
        on e.about = intent.reference
    ), movement as (${movementsOfCharges(sql`intent`, at)}), disputed as (${movementsOfDisputes(sql`intent`, at)})
    select ${intentColumns} from intent`.execute(db)
  const known = new Map(rows.map((intent) => [intent.key, intent]))
  for (const { intent } of made) {
    if (!known.has(intent.key)) known.set(intent.key, (await findIntentByKey(db, intent.key))!)
  }
  return made.map(({ intent }) => known.get(intent.key)!)
}

/** The charge made under a key. */
export async function findIntentByKey(db: Database, key: string): Promise<Intent | null> {
  const { rows } = await sql<Intent>`
    select ${intentColumns} from sandbox.intents where idempotency_key = ${key}`.execute(db)
  return rows[0] ?? null
}

/** A charge by the bank's own name for it. */
export async function findIntent(db: Database, reference: string): Promise<Intent | null> {
  const { rows } = await sql<Intent>`
    select ${intentColumns} from sandbox.intents where reference = ${reference}`.execute(db)
  return rows[0] ?? null
}

/** Moves a charge if it still is in one of the states; else null. */
export async function moveIntent(
  db: Database,
  move: { reference: string; from: readonly IntentState[]; to: IntentState; declineCode: string | null; at: Date },
): Promise<Intent | null> {
  const { rows } = await sql<Intent>`
    with intent as (
      update sandbox.intents set state = ${move.to}, decline_code = ${move.declineCode}
      where reference = ${move.reference} and state = any(${move.from}::text[])
      returning *
    ), movement as (${movementsOfCharges(sql`intent`, move.at)})
    select ${intentColumns} from intent`.execute(db)
  return rows[0] ?? null
}

/** Whether any charge or refund is to be settled by now. */
export async function hasDue(db: Database, now: Date): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from sandbox.intents where state = 'processing' and settles_at <= ${now})
        or exists (select from sandbox.refunds where state = 'pending' and settles_at <= ${now}) as due`.execute(db)
  return rows[0]!.due
}

/** Captures the charges whose time has come. */
export async function settleIntents(db: Database, now: Date): Promise<Intent[]> {
  const { rows } = await sql<Intent>`
    with intent as (
      update sandbox.intents set state = 'captured' where state = 'processing' and settles_at <= ${now} returning *
    ), movement as (${movementsOfCharges(sql`intent`, now)})
    select ${intentColumns} from intent`.execute(db)
  return rows
}

/** Writes a refund if the charge still holds so much; answers the one that is there when the key is known, else null. */
export async function writeRefund(
  db: Database,
  refund: BankRefund & { settlesAt: Date | null; at: Date },
): Promise<{ refund: BankRefund; isNew: boolean } | null> {
  const { rows } = await sql<BankRefund & { isNew: boolean }>`
    with known as (
      select * from sandbox.refunds where idempotency_key = ${refund.key}
    ), intent as (
      update sandbox.intents set refunded_minor = refunded_minor + ${refund.amountMinor}::bigint
      where reference = ${refund.intentReference} and state = 'captured' and refunded_minor + ${refund.amountMinor}::bigint <= amount_minor
        and not exists (select from known)
      returning reference, currency
    ), made as (
      insert into sandbox.refunds (reference, idempotency_key, intent_reference, amount_minor, state, settles_at, created_at)
      select ${refund.reference}, ${refund.key}, intent.reference, ${refund.amountMinor}::bigint, ${refund.state}, ${refund.settlesAt}::timestamptz, ${refund.at}::timestamptz
      from intent
      returning *
    ), movement as (${movementsOfRefunds(sql`made join intent on intent.reference = made.intent_reference`, refund.at)})
    select ${refundColumns}, false as "isNew" from known union all select ${refundColumns}, true from made`.execute(db)
  const row = rows[0]
  return row ? { refund: row, isNew: row.isNew } : null
}

/** The refund made under a key. */
export async function findRefundByKey(db: Database, key: string): Promise<BankRefund | null> {
  const { rows } = await sql<BankRefund>`
    select ${refundColumns} from sandbox.refunds where idempotency_key = ${key}`.execute(db)
  return rows[0] ?? null
}

/** Fails the pending refunds whose time has come; their charges hold the money again. */
export async function failRefunds(db: Database, now: Date): Promise<BankRefund[]> {
  const { rows } = await sql<BankRefund>`
    with failed as (
      update sandbox.refunds set state = 'failed' where state = 'pending' and settles_at <= ${now} returning *
    ), given_back as (
      update sandbox.intents i set refunded_minor = i.refunded_minor - f.amount_minor
      from (select intent_reference, sum(amount_minor)::bigint as amount_minor from failed group by intent_reference) f
      where i.reference = f.intent_reference
    )
    select ${refundColumns} from failed`.execute(db)
  return rows
}

/** Notes what is to be told. */
export async function writeEvents(db: Database, events: readonly BankEvent[], at: Date): Promise<void> {
  if (events.length === 0) return
  await sql`
    insert into sandbox.events (id, type, body, deliver_at, deliveries_left, created_at)
    select e.id, e.type, e.body, e.deliver_at, e.deliveries, ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(events)}::json) as e (id text, type text, body text, deliver_at timestamptz, deliveries integer)`.execute(
    db,
  )
}

/** Takes the events that are due; one that is not confirmed is due again at `again`. */
export async function takeEvents(
  db: Database,
  { now, again, limit }: { now: Date; again: Date; limit: number },
): Promise<{ id: string; body: string; tries: number }[]> {
  const { rows } = await sql<{ id: string; body: string; tries: number }>`
    with due as (
      select id from sandbox.events where deliveries_left > 0 and deliver_at <= ${now}
      order by deliver_at, id limit ${limit} for update skip locked
    )
    update sandbox.events e set deliver_at = ${again}, tries = e.tries + 1 from due where e.id = due.id
    returning e.id, e.body, e.tries`.execute(db)
  return rows
}

/** One delivery of each was confirmed; what is left is due at once. */
export async function confirmDeliveries(db: Database, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update sandbox.events set deliveries_left = deliveries_left - 1, deliver_at = ${now}, tries = 0
    where id = any(${ids}::text[])`.execute(db)
}

/** A delivery failed: the next is later, or never. */
export async function postponeDelivery(db: Database, id: string, deliverAt: Date | null): Promise<void> {
  await sql`
    update sandbox.events set deliver_at = coalesce(${deliverAt}::timestamptz, deliver_at),
      deliveries_left = case when ${deliverAt}::timestamptz is null then 0 else deliveries_left end
    where id = ${id}`.execute(db)
}

/** The card a token stands for; never its number. */
export interface TokenCard {
  brand: string
  last4: string
  scenario: Scenario
}

/** Keeps what a token stands for. */
export async function writeToken(db: Database, card: TokenCard & { token: string; at: Date }): Promise<void> {
  await sql`
    insert into sandbox.tokens (token, brand, last4, scenario, created_at)
    values (${card.token}, ${card.brand}, ${card.last4}, ${card.scenario}, ${card.at})
    on conflict (token) do nothing`.execute(db)
}

/** Takes a token out of the books. */
export async function deleteToken(db: Database, token: string): Promise<void> {
  await sql`delete from sandbox.tokens where token = ${token}`.execute(db)
}

/** What tokens stand for, by token; one that nobody made is left out. */
export async function findTokens(db: Database, tokens: readonly string[]): Promise<ReadonlyMap<string, TokenCard>> {
  const { rows } = await sql<TokenCard & { token: string }>`
    select token, brand, last4, scenario from sandbox.tokens where token = any(${tokens}::text[])`.execute(db)
  return new Map(rows.map(({ token, ...card }) => [token, card]))
}

/** When the bank first settles or tells something after an instant. */
export async function nextAtBank(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`
      select least(
        (select min(deliver_at) from sandbox.events where deliveries_left > 0 and deliver_at > ${after}),
        (select min(settles_at) from sandbox.intents where state = 'processing' and settles_at > ${after}),
        (select min(settles_at) from sandbox.refunds where state = 'pending' and settles_at > ${after})) as at`,
  )
}
