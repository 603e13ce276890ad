import type { Currency } from '#shared/currencies.ts'
import type { MarketSettings } from '#server/market/index.ts'

/** What a market asks of a withdrawal, in minor units of its currency; the limit is for a day, null for none. */
export interface TermsOfWithdrawal {
  minimumMinor: number
  feeMinor: number
  dailyLimitMinor: number | null
}

/**
 * The terms of withdrawals in a currency. Minimum, fee and limit are sums in the market's own; as nothing is converted, a
 * shop that is paid in another withdraws without them.
 */
export function termsIn(settings: MarketSettings, currency: Currency): TermsOfWithdrawal {
  if (currency !== settings.currency) return { minimumMinor: 1, feeMinor: 0, dailyLimitMinor: null }
  const { withdrawalMinimumMinor, withdrawalFeeMinor, withdrawalDailyLimitMinor } = settings
  return {
    minimumMinor: withdrawalMinimumMinor,
    feeMinor: withdrawalFeeMinor,
    dailyLimitMinor: withdrawalDailyLimitMinor,
  }
}
