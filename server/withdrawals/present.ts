import type { z } from 'zod'
import type { Currency } from '#shared/currencies.ts'
import { money } from '#shared/money.ts'
import type {
  MarketWithdrawal,
  PayoutFile,
  WholeMarketWithdrawal,
  WholeWithdrawal,
  WithdrawalItem,
  Withdrawal,
  WithdrawalTerms,
  WithdrawMethod,
} from '#shared/api/withdrawals.schemas.ts'
import type { Payer } from '#server/payments/index.ts'
import { arrivalDay } from './arrival-day.ts'
import { isCovered } from './is-covered.ts'
import { methodLabel } from './method-label.ts'
import type { PayoutFileRow } from './payout-files.ts'
import type { MethodRow } from './repository.ts'
import type { TermsOfWithdrawal } from './terms-in.ts'
import type { ItemRow, WholeWithdrawalRow, WithdrawalRow } from './withdrawal-pages.ts'
import { withdrawalMachine } from './withdrawal-state.ts'

/** A way to be paid, with no more of its number than is needed to know it by. */
export function presentMethod(method: MethodRow, now: Date): z.input<typeof WithdrawMethod> {
  const { id, kind, holder, usableFrom } = method
  return {
    id,
    kind,
    label: methodLabel(method),
    holder,
    usableFrom: usableFrom.toISOString(),
    isUsable: usableFrom <= now,
  }
}

/** What a shop may withdraw now, on which terms. */
export function presentTerms(
  { availableMinor, isOpen, askedMinor }: { availableMinor: number; isOpen: boolean; askedMinor: number },
  methods: readonly MethodRow[],
  { currency, minimumMinor, feeMinor, dailyLimitMinor }: TermsOfWithdrawal & { currency: Currency },
  now: Date,
): z.input<typeof WithdrawalTerms> {
  const leftMinor = dailyLimitMinor === null ? null : Math.max(0, dailyLimitMinor - askedMinor)
  const coveredMinor = Math.max(0, availableMinor - feeMinor)
  return {
    available: money(availableMinor, currency),
    minimum: money(minimumMinor, currency),
    fee: money(feeMinor, currency),
    most: money(leftMinor === null ? coveredMinor : Math.min(coveredMinor, leftMinor), currency),
    leftToday: leftMinor === null ? null : money(leftMinor, currency),
    methods: methods.map((method) => ({ ...presentMethod(method, now), arrivesOn: arrivalDay(method.kind, now) })),
    isShopOpen: isOpen,
  }
}

/** A withdrawal in a list. */
export function presentWithdrawal(row: WithdrawalRow): z.input<typeof Withdrawal> {
  const { id, number, state, kind, holder, requestedAt, closedAt, reference, reason } = row
  const currency = row.currency as Currency
  return {
    id,
    number: `W-${number}`,
    state,
    amount: money(row.amountMinor, currency),
    fee: money(row.feeMinor, currency),
    method: { kind, label: methodLabel(row), holder },
    requestedAt: requestedAt.toISOString(),
    arrivesOn: arrivalDay(kind, requestedAt),
    closedAt: closedAt?.toISOString() ?? null,
    reference,
    reason,
  }
}

/** The same for operators, with whose it is. */
export function presentMarketWithdrawal(row: WithdrawalRow): z.input<typeof MarketWithdrawal> {
  return { ...presentWithdrawal(row), shop: row.shop, payoutState: row.payoutState }
}

/** A whole withdrawal, as its shop sees it. */
export function presentWholeWithdrawal(row: WholeWithdrawalRow): z.input<typeof WholeWithdrawal> {
  const amountOf = (amountMinor: number) => money(amountMinor, row.currency as Currency)
  return {
    ...presentWithdrawal(row),
    history: row.history,
    settlement: {
      carried: amountOf(row.carriedMinor),
      items: amountOf(row.itemsMinor),
      itemCount: row.itemCount,
      rest: amountOf(row.restMinor),
      total: amountOf(row.amountMinor + row.feeMinor),
    },
    payout: presentPayout(row.payout),
    canCancel: withdrawalMachine.allows(row.state, 'cancel'),
  }
}

/** A whole withdrawal, as operators judge and pay it: where it goes in full, and whether the shop still has it. */
export function presentWholeMarketWithdrawal(
  row: WholeWithdrawalRow,
  payer: Payer | null,
): z.input<typeof WholeMarketWithdrawal> {
  const currency = row.currency as Currency
  const amountOf = (amountMinor: number) => money(amountMinor, currency)
  const { payout, shop, holder, iban, bic, email, availableMinor, withdrawingMinor } = row
  return {
    ...presentWholeWithdrawal(row),
    shop,
    destination: { holder, iban: iban ?? '', bic: bic ?? '', email: email ?? '' },
    balance: { available: amountOf(availableMinor), withdrawing: amountOf(withdrawingMinor) },
    isCovered: isCovered({ ...row, totalMinor: row.amountMinor + row.feeMinor }),
    canPayByProvider:
      row.state === 'approved' &&
      row.kind === 'paypal' &&
      payer?.takes(row.amountMinor, currency) === true &&
      (payout === null || payout.state === 'refused'),
    isWithProvider: payout?.isAsked === true,
    providerReference: payout?.reference ?? '',
  }
}

function presentPayout(payout: WholeWithdrawalRow['payout']): z.input<typeof WholeWithdrawal>['payout'] {
  if (!payout) return null
  const { provider, state, providerState, because, at } = payout
  return { provider, state, providerState, because, at }
}

/** A movement that a withdrawal settles. */
export function presentItem(row: ItemRow): z.input<typeof WithdrawalItem> {
  const { id, postingId, at, kind, description, amountMinor, currency, orderId, orderNumber } = row
  return {
    id,
    postingId,
    at: at.toISOString(),
    kind,
    description,
    amount: money(amountMinor, currency as Currency),
    order: orderId && orderNumber ? { id: orderId, number: orderNumber } : null,
  }
}

/** A file for the bank. */
export function presentPayoutFile(row: PayoutFileRow): z.input<typeof PayoutFile> {
  const { id, messageId, sumMinor, currency, transferCount, openCount, madeAt } = row
  const sum = money(sumMinor, currency as Currency)
  return { id, messageId, sum, transferCount, openCount, madeAt: madeAt.toISOString() }
}
