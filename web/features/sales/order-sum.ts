import type { ShopOrder } from '#shared/api/orders.schemas.ts'
import type { Money } from '#shared/money.ts'
import type { SumLine } from '../../ui/sum-list.tsx'

/**
 * From goods and shipping over what was paid to what the shop receives, in one sum. What is taken away is negative.
 * `receiver` says whose sum it is: `You receive`, `The shop receives`.
 */
export function orderSum(order: ShopOrder, receiver: string): SumLine[] {
  const { totals, money, shippingMethod } = order
  return [
    { label: 'Goods', value: totals.items },
    { label: shippingMethod || 'Shipping', value: totals.shipping },
    ...(totals.discount.amountMinor > 0 ? [{ label: discountWords(order), value: negative(totals.discount) }] : []),
    ...(totals.isTaxIncluded ? [] : [{ label: 'VAT', value: totals.tax }]),
    { label: paidWords(order), value: isOwed(order) ? totals.total : money.paid, kind: 'sum' },
    ...(money.marketPays.amountMinor > 0 ? [{ label: 'The market adds', value: money.marketPays }] : []),
    ...(money.refunded.amountMinor > 0 ? [{ label: 'Given back', value: negative(money.refunded) }] : []),
    ...(money.commission.amountMinor > 0 ? [{ label: commissionWords(money), value: negative(money.commission) }] : []),
    ...(money.commissionTax.amountMinor > 0
      ? [{ label: 'Tax on the commission', value: negative(money.commissionTax) }]
      : []),
    { label: receiver, value: money.shopReceives, kind: 'result' },
  ]
}

/** The codes that took something off. */
function discountWords({ discounts }: ShopOrder): string {
  return discounts.map(({ code }) => code).join(', ') || 'Discount'
}

/** The commission with its rate, when it is one rate and nothing else. */
export function commissionWords({ commissionBps }: ShopOrder['money']): string {
  return commissionBps === null ? 'Commission' : `Commission, ${percent(commissionBps)}`
}

/** Basis points as people write a rate: 850 is `8.5 %`. */
export function percent(bps: number): string {
  return `${bps / 100} %`
}

/** Money that is still to come: at the door, or by a card that is being tried. */
function isOwed({ state, money }: ShopOrder): boolean {
  return money.paid.amountMinor === 0 && state !== 'cancelled' && state !== 'expired'
}

function paidWords(order: ShopOrder): string {
  if (!isOwed(order)) return order.money.paid.amountMinor === 0 ? 'Never paid' : 'Customer paid'
  return order.paymentMethod === 'cash_on_delivery' ? 'To be paid at the door' : 'To be paid'
}

function negative({ amountMinor, currency }: Money): Money {
  return { amountMinor: -amountMinor, currency }
}
