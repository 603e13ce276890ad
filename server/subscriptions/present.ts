import type { z } from 'zod'
import type {
  MarketSubscription,
  NextCharge,
  OwingSubscription,
  RenewalFigures,
  Subscription,
  SubscriptionSummary,
} from '#shared/api/subscriptions.schemas.ts'
import type { Day } from '#shared/billing-days.ts'
import type { Currency } from '#shared/currencies.ts'
import { presentKeptCard } from '#server/payments/index.ts'
import { whyInWords } from './why-in-words.ts'
import type { MarketRow, OwingRow, RenewalFigures as RenewalFiguresRow, SubscriptionPage, SummaryRow } from './pages.ts'
import type { Charge } from './preview-charge.ts'

/** A subscription in a list. */
export function presentSummary(row: SummaryRow): z.input<typeof SubscriptionSummary> {
  return {
    id: row.id,
    number: `S-${row.number}`,
    state: row.state,
    shop: row.shop,
    product: row.product,
    variantTitle: row.variantTitle,
    picture: row.picture,
    quantity: row.quantity,
    unit: row.unit,
    every: row.every,
    price: { amountMinor: row.unitPriceMinor * row.quantity, currency: row.currency },
    nextOn: row.nextOn,
    endsWithCycle: row.endsWithCycle,
    endsByItself: row.endsByItself,
    resumeOn: row.resumeOn,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}

/** A subscription as shops and operators see it. */
export function presentOfMarket(row: MarketRow): z.input<typeof MarketSubscription> {
  return {
    ...presentSummary(row),
    customer: row.customer,
    failure: row.failure && whyInWords(row.failure),
    tries: row.tries,
    nextTryAt: row.nextTryAt?.toISOString() ?? null,
    owed: row.owedMinor === null ? null : { amountMinor: row.owedMinor, currency: row.currency },
  }
}

/** A subscription on the board of what is unpaid. */
export function presentOwing(row: OwingRow): z.input<typeof OwingSubscription> {
  const { id, customer, shopName, things, tries, nextTryAt, remindedAt, isRemindedToday } = row
  return {
    id,
    number: `S-${row.number}`,
    customer,
    shopName,
    things,
    failure: whyInWords(row.failure),
    tries,
    nextTryAt,
    owed: { amountMinor: row.owedMinor, currency: row.currency },
    remindedAt,
    isRemindedToday,
  }
}

/** How renewals of the market go, since the first of a month. */
export function presentRenewals(row: RenewalFiguresRow, month: Day): z.input<typeof RenewalFigures> {
  const sums = (rows: RenewalFiguresRow['paid']) =>
    rows.map(({ count, amountMinor, currency }) => ({ count, amount: { amountMinor, currency } }))
  return {
    month,
    monthly: sums(row.monthly),
    paid: sums(row.paid),
    due: sums(row.due),
    open: sums(row.open),
    cameBack: sums(row.cameBack),
    renewing: row.renewing.map(({ number, amountMinor, currency, ...one }) => ({
      ...one,
      number: `S-${number}`,
      amount: { amountMinor, currency },
    })),
    back: row.back.map(({ number, settledAt: paidAt, amountMinor, currency, ...one }) => ({
      ...one,
      number: `S-${number}`,
      paidAt,
      amount: { amountMinor, currency },
    })),
    late: row.late,
  }
}

/** What the next cycle comes to. */
export function presentCharge(
  { on, itemsMinor, shippingMinor, taxMinor, creditMinor, totalMinor }: Charge,
  currency: Currency,
): z.input<typeof NextCharge> {
  const money = (amountMinor: number) => ({ amountMinor, currency })
  return {
    on,
    items: money(itemsMinor),
    shipping: money(shippingMinor),
    tax: money(taxMinor),
    credit: money(creditMinor),
    total: money(totalMinor),
  }
}

/** A subscription with its cycles and its history, and what comes next. */
export function presentPage(
  row: SubscriptionPage,
  { next, creditBackMinor }: { next: Charge | null; creditBackMinor: number },
): z.input<typeof Subscription> {
  const money = (amountMinor: number) => ({ amountMinor, currency: row.currency })
  const { means } = row
  return {
    ...presentSummary(row),
    plan: row.plan,
    nextPlan: row.nextPlan,
    cyclesPaid: row.cyclesPaid,
    credit: money(row.creditMinor),
    creditBack: money(creditBackMinor),
    nextCharge: next && presentCharge(next, row.currency),
    card: means && presentKeptCard({ ...means, consentedAt: new Date(means.consentedAt) }),
    address: row.address,
    endReason: row.endReason,
    cycles: row.cycles.map(({ totalMinor, failure, order, ...cycle }) => ({
      ...cycle,
      total: totalMinor === null ? null : money(totalMinor),
      failure: failure && whyInWords(failure),
      order: order && { id: order.id, number: String(order.number) },
    })),
    history: row.history,
  }
}
