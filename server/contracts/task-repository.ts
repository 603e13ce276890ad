/** What is to be drawn up, and what an unsigned contract holds back meanwhile. */
import { sql } from 'kysely'
import type { HeldAct } from '#shared/api/contracts.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'

/** What is to be drawn up. */
export interface ContractTask {
  cause: string
  templateId: string
  shopId: string | null
  orderId: string | null
  subscriptionId: string | null
  tries: number
}

/** Writes down that a shop which applies shall sign what every shop signs. */
export async function insertShopTasks(db: Database, shopId: string, at: Date): Promise<void> {
  await sql`
    insert into contract_tasks (cause, template_id, shop_id, created_at, next_try_at)
    select 'shop:' || ${shopId}::text || ':' || t.id, t.id, ${shopId}, ${at}, ${at}
    from contract_templates t where t.is_active and t.kind = 'seller_agreement'
    on conflict (cause) do nothing`.execute(db)
}

/** Writes down one thing to be drawn up; what is known already stays as it is. */
export async function insertTask(db: Database, task: Omit<ContractTask, 'tries'>, at: Date): Promise<void> {
  const { cause, templateId, shopId, orderId, subscriptionId } = task
  await sql`
    insert into contract_tasks (cause, template_id, shop_id, order_id, subscription_id, created_at, next_try_at)
    values (${cause}, ${templateId}, ${shopId}, ${orderId}, ${subscriptionId}, ${at}, ${at}) on conflict (cause) do nothing`.execute(
    db,
  )
}

/** Locks the oldest task that can be done now, leaving those that others hold. Null when there is none. */
export async function lockDueTask(db: Database, now: Date): Promise<ContractTask | null> {
  const { rows } = await sql<ContractTask>`
    select cause, template_id as "templateId", shop_id as "shopId", order_id as "orderId", subscription_id as "subscriptionId", tries
    from contract_tasks
    where done_at is null and next_try_at <= ${now} order by next_try_at, cause limit 1
    for no key update skip locked`.execute(db)
  return rows[0] ?? null
}

/** Writes down that a task is done. */
export async function finishTask(db: Database, cause: string, at: Date): Promise<void> {
  await sql`update contract_tasks set done_at = ${at}, last_error = '' where cause = ${cause}`.execute(db)
}

/** What a contract is about that came to its end: an order, or the terms of a subscription. */
export type OverSubject = { orderId: string } | { subscriptionId: string }

/** Terms outlive the order they began with, so an order has only what is about nothing but itself. */
function isAbout(subject: OverSubject) {
  return 'orderId' in subject
    ? sql`order_id = ${subject.orderId} and subscription_id is null`
    : sql`subscription_id = ${subject.subscriptionId}`
}

/** Lets go what is still to be drawn up about something that is over. Who draws it up in this moment is waited for. */
export async function dropTasks(db: Database, subject: OverSubject, at: Date): Promise<void> {
  await sql`
    update contract_tasks set done_at = ${at}, last_error = '' where done_at is null and ${isAbout(subject)}`.execute(
    db,
  )
}

/** The contracts about something that is over which not all have signed and nobody took back, locked. */
export async function lockUnsigned(db: Database, subject: OverSubject): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from contracts where state not in ('signed', 'sealed', 'voided') and ${isAbout(subject)}
    order by id for no key update`.execute(db)
  return rows.map(({ id }) => id)
}

/** Leaves a task that failed for a while. */
export async function postponeTask(
  db: Database,
  cause: string,
  { error, nextTryAt }: { error: string; nextTryAt: Date },
): Promise<void> {
  await sql`
    update contract_tasks set tries = tries + 1, last_error = ${error}, next_try_at = ${nextTryAt} where cause = ${cause}`.execute(
    db,
  )
}

/**
 * What a contract holds, as it is asked of it. A subscription starts with its first order, so terms that hold its start hold the
 * hand-over of that order too.
 */
function isHeldBy(act: HeldAct, holds: ReturnType<typeof sql>) {
  const acts = act === 'shipping' ? ['shipping', 'subscription_start'] : [act]
  return sql`${holds} && ${acts}::text[]`
}

/** The numbers of unsigned contracts that hold an act back for a shop or an order; those not drawn up yet have none. */
export async function listHolding(
  db: Database,
  { act, shopId, orderId }: { act: HeldAct; shopId: string; orderId: string | null },
): Promise<(string | null)[]> {
  const { rows } = await sql<{ number: string | null }>`
    select 'C-' || c.number as number from contracts c
    where c.shop_id = ${shopId} and (${orderId}::uuid is null or c.order_id = ${orderId}) and ${isHeldBy(act, sql`c.holds`)}
      and c.state not in ('signed', 'sealed', 'voided')
    union all
    select null from contract_tasks k join contract_templates t on t.id = k.template_id
    where k.shop_id = ${shopId} and (${orderId}::uuid is null or k.order_id = ${orderId}) and ${isHeldBy(act, sql`t.holds`)} and k.done_at is null`.execute(
    db,
  )
  return rows.map(({ number }) => number)
}

/** Those of some orders for which an unsigned contract holds an act back, or one that is not drawn up yet. */
export async function listHeldOrders(db: Database, act: HeldAct, orderIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ orderId: string }>`
    select c.order_id as "orderId" from contracts c
    where c.order_id = any(${orderIds}::uuid[]) and ${isHeldBy(act, sql`c.holds`)} and c.state not in ('signed', 'sealed', 'voided')
    union
    select k.order_id from contract_tasks k join contract_templates t on t.id = k.template_id
    where k.order_id = any(${orderIds}::uuid[]) and ${isHeldBy(act, sql`t.holds`)} and k.done_at is null`.execute(db)
  return rows.map(({ orderId }) => orderId)
}
