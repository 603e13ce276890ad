import type { MarketReturn, Return, ShopReturn } from '#shared/api/returns.schemas.ts'
import { money } from '#shared/money.ts'
import type { MarketReturnPage, ReturnPage } from './repository.ts'
import { returnMachine } from './return-state.ts'

/** A return as who asked for it sees it. */
export function presentReturn(page: ReturnPage): Return {
  const { id, number, state, words, pictures, labelNote, declineReason, history, lines } = page
  return {
    id,
    number,
    state,
    order: { id: page.orderId, number: page.orderNumber },
    lines,
    words,
    pictures,
    labelNote,
    declineReason,
    requestedAt: page.requestedAt.toISOString(),
    actBy: page.actBy?.toISOString() ?? null,
    closedAt: page.closedAt?.toISOString() ?? null,
    refunded: page.refundedMinor === null ? null : money(page.refundedMinor, page.currency),
    history,
    canWithdraw: returnMachine.allows(state, 'withdraw'),
  }
}

/** A return as its shop sees it. */
export function presentShopReturn(page: ReturnPage): ShopReturn {
  return {
    ...presentReturn(page),
    customer: page.customer,
    canAnswer: returnMachine.allows(page.state, 'accept'),
    canReceive: returnMachine.allows(page.state, 'receive'),
  }
}

/** A return as the market sees it, with its shop, its money and the disputes about the same order. */
export function presentMarketReturn(page: MarketReturnPage): MarketReturn {
  const { canWithdraw: _, ...back } = presentReturn(page)
  const { customer, shop, disputes, refund, currency } = page
  return {
    ...back,
    customer,
    shop,
    disputes,
    refund: refund && {
      state: refund.state,
      amount: money(refund.amountMinor, currency),
      goods: money(refund.goodsMinor, currency),
      shipping: money(refund.shippingMinor, currency),
      commissionBack: money(refund.commissionMinor, currency),
      failure: refund.failure,
    },
  }
}
