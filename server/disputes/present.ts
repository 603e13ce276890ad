import type { Dispute, MarketDispute, ShopDispute } from '#shared/api/disputes.schemas.ts'
import { money } from '#shared/money.ts'
import { canSpeakIn } from './add-words.ts'
import { canAppeal } from './appeal-verdict.ts'
import { disputeMachine } from './dispute-state.ts'
import type { DisputeFacts, DisputePage } from './dispute-pages.ts'

/** A dispute as its customer sees it. */
export function presentDispute(page: DisputePage, now: Date): Dispute {
  const { id, number, state, origin, reason, shop, customer, currency, words, history, verdict, verdictReason } = page
  const isOfBank = origin === 'chargeback'
  return {
    id,
    number,
    state,
    origin,
    reason,
    order: { id: page.orderId, number: page.orderNumber, things: page.things },
    shop,
    customer,
    claimed: money(page.claimedMinor, currency),
    words,
    raisedAt: page.raisedAt.toISOString(),
    escalatesAt: page.escalatesAt.toISOString(),
    openedAt: page.openedAt?.toISOString() ?? null,
    answerBy: page.answerBy?.toISOString() ?? null,
    decideBy: isOfBank ? null : (page.decideBy?.toISOString() ?? null),
    closedAt: page.closedAt?.toISOString() ?? null,
    verdict,
    verdictAmount: page.verdictMinor === null ? null : money(page.verdictMinor, currency),
    verdictReason,
    history,
    canSpeak: canSpeakIn(state),
    canEscalate: disputeMachine.allows(state, 'escalate') && page.escalatesAt <= now,
    canSettle: disputeMachine.allows(state, 'settle') && !isOfBank,
    canAppeal: canAppeal(page, now),
  }
}

/** A dispute as its shop sees it. */
export function presentShopDispute(page: DisputePage, now: Date): ShopDispute {
  return { ...presentDispute(page, now), setAside: money(page.setAsideMinor, page.currency), bearer: page.bearer }
}

/** A dispute as the market sees it, with what it knows of both sides. */
export function presentMarketDispute(page: DisputePage, facts: DisputeFacts, now: Date): MarketDispute {
  return {
    ...presentShopDispute(page, now),
    left: money(facts.leftMinor, page.currency),
    customerFacts: { orders: facts.customerOrders, disputes: facts.customerDisputes },
    shopFacts: { sales: facts.shopSales, disputes: facts.shopDisputes },
    similar: { decided: facts.decided, forCustomer: facts.forCustomer },
    orderHistory: facts.orderHistory,
    canDecide: disputeMachine.allows(page.state, 'decide') && page.origin !== 'chargeback',
  }
}
