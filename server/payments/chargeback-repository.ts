import { sql } from 'kysely'
import type { Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { GatewayDispute, GatewayName } from './gateways/gateway.ts'

/** A chargeback as it is kept, with whose money it is about. */
export interface ChargebackRow {
  id: string
  paymentId: string
  checkoutId: string
  amountMinor: number
  currency: Currency
}

const columns = sql`c.id, c.payment_id as "paymentId", p.checkout_id as "checkoutId", c.amount_minor as "amountMinor", c.currency`

/** Writes an open chargeback; null when it is there already, or its charge is none of ours. */
export async function insertChargeback(
  db: Database,
  { gateway, dispute, at }: { gateway: GatewayName; dispute: GatewayDispute; at: Date },
): Promise<ChargebackRow | null> {
  const { rows } = await sql<ChargebackRow>`
    with c as (
      insert into chargebacks (id, gateway, reference, payment_id, attempt_id, state, amount_minor, currency, reason, respond_by, opened_at)
      select ${newId()}::uuid, ${gateway}, ${dispute.reference}, a.payment_id, a.id, 'open', ${dispute.amountMinor}::bigint, ${dispute.currency},
             ${dispute.reason}, ${dispute.respondBy}::timestamptz, ${at}::timestamptz
      from payment_attempts a where a.gateway = ${gateway} and a.gateway_reference = ${dispute.chargeReference}
      on conflict (gateway, reference) do nothing
      returning *
    )
    select ${columns} from c join payments p on p.id = c.payment_id`.execute(db)
  return rows[0] ?? null
}

/** Closes an open chargeback; null when it is closed already. */
export async function closeChargeback(
  db: Database,
  { gateway, reference, state, at }: { gateway: GatewayName; reference: string; state: 'won' | 'lost'; at: Date },
): Promise<ChargebackRow | null> {
  const { rows } = await sql<ChargebackRow>`
    with c as (
      update chargebacks set state = ${state}, closed_at = ${at}
      where gateway = ${gateway} and reference = ${reference} and state = 'open'
      returning *
    )
    select ${columns} from c join payments p on p.id = c.payment_id`.execute(db)
  return rows[0] ?? null
}

/** Whether a chargeback is kept. */
export async function hasChargeback(db: Database, gateway: GatewayName, reference: string): Promise<boolean> {
  const { rows } = await sql`select from chargebacks where gateway = ${gateway} and reference = ${reference}`.execute(
    db,
  )
  return rows.length > 0
}
