import { allocate } from '#shared/money.ts'

/** What an order's commission was, and what of it has been given back. Minor units. */
export interface CommissionGivenBack {
  commissionMinor: number
  commissionTaxMinor: number
  commissionRefundedMinor: number
}

/**
 * The tax that goes back with so much of the commission: as much as brings all that has gone back to its share, so that
 * many small parts never add up to another tax than one large.
 */
export function commissionTaxBack(order: CommissionGivenBack, commissionMinor: number): number {
  const before = order.commissionRefundedMinor
  return taxOn(order, before + commissionMinor) - taxOn(order, before)
}

/** What the market still keeps of an order: commission and its tax, less what was given back. */
export function feeLeft(order: CommissionGivenBack): { commissionMinor: number; commissionTaxMinor: number } {
  const { commissionMinor, commissionTaxMinor, commissionRefundedMinor } = order
  return {
    commissionMinor: commissionMinor - commissionRefundedMinor,
    commissionTaxMinor: commissionTaxMinor - taxOn(order, commissionRefundedMinor),
  }
}

/** The tax on a part of the commission. */
function taxOn({ commissionMinor, commissionTaxMinor }: CommissionGivenBack, partMinor: number): number {
  return commissionMinor === 0 ? 0 : allocate(commissionTaxMinor, [partMinor, commissionMinor - partMinor])[0]!
}
