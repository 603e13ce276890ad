import type { WithdrawalTerms } from '#shared/api/withdrawals.schemas.ts'
import { formatMoney } from '#shared/money.ts'

interface Reason {
  words: string
  isWarning: boolean
  /** A bank account would help. */
  needsMethod: boolean
}

/** Why a shop can withdraw nothing at the moment, and what changes that; null when it can. */
export function whyNotWithdraw(terms: WithdrawalTerms, locale: string): Reason | null {
  const { available, minimum, most, leftToday, methods, isShopOpen } = terms
  if (!isShopOpen)
    return because('Withdrawals rest while your shop is not open. The money stays yours.', { isWarning: true })
  if (available.amountMinor < 0) {
    const debt = formatMoney({ ...available, amountMinor: -available.amountMinor }, locale)
    return because(
      `More went back to customers than was available: ${debt} are missing. Your next orders fill this up first, nothing has to be paid in.`,
      { isWarning: true },
    )
  }
  if (methods.length === 0)
    return because('Say where your money should go first: a bank account or a PayPal address.', { needsMethod: true })
  if (!methods.some(({ isUsable }) => isUsable)) {
    const [first] = methods.map(({ usableFrom }) => usableFrom).sort()
    const when = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(first!))
    return because(`Your account is new. For your safety it can be used from ${when}.`, {
      isWarning: true,
      needsMethod: true,
    })
  }
  if (leftToday && leftToday.amountMinor < minimum.amountMinor)
    return because('You have withdrawn what a shop can take in a day. Tomorrow you can go on.')
  if (most.amountMinor < minimum.amountMinor)
    return because(
      `${available.amountMinor === 0 ? 'Nothing is available yet' : `${formatMoney(available, locale)} are available`}. Withdrawals begin at ${formatMoney(minimum, locale)}; the balance grows with every parcel that arrives.`,
    )
  return null
}

function because(words: string, { isWarning = false, needsMethod = false } = {}): Reason {
  return { words, isWarning, needsMethod }
}
