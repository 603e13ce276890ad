import { sql } from 'kysely'
import type { GatewayPayout } from '#shared/api/reconciliation.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { money } from '#shared/money.ts'
import type { Database } from '#server/platform/db/database.ts'

/** A payout of a gateway into the bank beside the lines of that gateway since its payout before. Minor units. */
export interface GatewayPayoutRow {
  id: string
  gateway: string
  movementId: string
  description: string
  at: Date
  currency: Currency
  /** As the bank sees it. */
  paidMinor: number
  lines: number
  chargesMinor: number
  refundsMinor: number
  chargebacksMinor: number
  shopPayoutsMinor: number
  otherMinor: number
  /** Of these lines and of the payout itself. */
  feesMinor: number
  isBooked: boolean
}

/** What gateways paid into the bank, newest first, one to spare. */
export async function listGatewayPayouts(
  db: Database,
  { limit, after }: { limit: number; after: readonly [string, string] | null },
): Promise<GatewayPayoutRow[]> {
  const [afterAt, afterId] = after ?? [null, null]
  const { rows } = await sql<GatewayPayoutRow>`
    select p.id, p.gateway, p.movement_id as "movementId", p.description, p.at, p.currency, -p.amount_minor as "paidMinor",
      since.lines, since.charges as "chargesMinor", since.refunds as "refundsMinor", since.chargebacks as "chargebacksMinor",
      since.shop_payouts as "shopPayoutsMinor", since.other as "otherMinor", since.fees + p.fee_minor as "feesMinor",
      exists (select from ledger_postings b where b.key = 'gateway_payout:' || p.gateway || ':' || p.movement_id) as "isBooked"
    from (
      select * from gateway_movements
      where kind = 'payout' and (${afterAt}::timestamptz is null or (at, id) < (${afterAt}::timestamptz, ${afterId}::uuid))
      order by at desc, id desc limit ${limit + 1}
    ) p
    left join lateral (
      select b.at, b.id from gateway_movements b
      where b.gateway = p.gateway and b.currency = p.currency and b.kind = 'payout' and (b.at, b.id) < (p.at, p.id)
      order by b.at desc, b.id desc limit 1
    ) before on true
    cross join lateral (
      select count(*) as lines,
        coalesce(sum(m.amount_minor) filter (where m.kind = 'charge'), 0)::bigint as charges,
        coalesce(sum(m.amount_minor) filter (where m.kind = 'refund'), 0)::bigint as refunds,
        coalesce(sum(m.amount_minor) filter (where m.kind in ('dispute', 'dispute_reversal')), 0)::bigint as chargebacks,
        coalesce(sum(m.amount_minor) filter (where m.kind = 'shop_payout'), 0)::bigint as shop_payouts,
        coalesce(sum(m.amount_minor) filter (where m.kind in ('fee', 'other')), 0)::bigint as other,
        coalesce(sum(m.fee_minor), 0)::bigint as fees
      from gateway_movements m
      where m.gateway = p.gateway and m.currency = p.currency and (m.at, m.id) < (p.at, p.id)
        and (before.id is null or (m.at, m.id) > (before.at, before.id))
    ) since
    order by p.at desc, p.id desc`.execute(db)
  return rows
}

/** A payout for an operator: what came since the one before, what was paid, and what stays at the gateway of it. */
export function presentGatewayPayout(row: GatewayPayoutRow): GatewayPayout {
  const { id, gateway, movementId, description, at, currency, lines, isBooked, paidMinor, feesMinor } = row
  const amount = (minor: number) => money(minor, currency)
  const { chargesMinor, refundsMinor, chargebacksMinor, shopPayoutsMinor, otherMinor } = row
  const cameMinor = chargesMinor + refundsMinor + chargebacksMinor + shopPayoutsMinor + otherMinor - feesMinor
  return {
    id,
    gateway,
    movementId,
    description,
    at: at.toISOString(),
    paid: amount(paidMinor),
    isBooked,
    since: {
      lines,
      charges: amount(chargesMinor),
      refunds: amount(refundsMinor),
      chargebacks: amount(chargebacksMinor),
      shopPayouts: amount(shopPayoutsMinor),
      other: amount(otherMinor),
      fees: amount(-feesMinor),
    },
    stays: amount(cameMinor - paidMinor),
  }
}
