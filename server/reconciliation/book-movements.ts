import { gatewayFeeEntries, gatewayPayoutEntries, postAll, type Posting } from '#server/ledger/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { MovementRow } from './repository.ts'

/** Books what only the gateway knows: the fee it kept of a line, and what it paid into the market's bank. Each once. */
export async function bookMovements(tx: Context, gateway: string, rows: readonly MovementRow[]): Promise<void> {
  const fees = rows.filter(({ feeMinor }) => feeMinor !== 0).map((row) => feePosting(gateway, row))
  const payouts = rows
    .filter(({ kind, amountMinor }) => kind === 'payout' && amountMinor !== 0)
    .map((row) => payoutPosting(gateway, row))
  await postAll(tx, [...fees, ...payouts])
}

function feePosting(gateway: string, { movementId, reference, feeMinor, currency, at }: MovementRow): Posting {
  return {
    ...ofTheMarket,
    key: `gateway_fee:${gateway}:${movementId}`,
    kind: 'gateway_fee',
    description: `Fee of ${gateway} on ${reference ?? movementId}`,
    currency,
    at,
    entries: gatewayFeeEntries(feeMinor),
  }
}

function payoutPosting(gateway: string, { movementId, reference, amountMinor, currency, at }: MovementRow): Posting {
  return {
    ...ofTheMarket,
    key: `gateway_payout:${gateway}:${movementId}`,
    kind: 'gateway_payout',
    description: `Payout of ${gateway}, ${reference ?? movementId}`,
    currency,
    at,
    // On the gateway's account a payout is negative; in our bank it is positive.
    entries: gatewayPayoutEntries(-amountMinor),
  }
}

const ofTheMarket = { shopId: null, orderId: null } as const
