import { minorUnitDigits, type Currency } from './currencies.ts'

/*
 * Providers do not count as ISO 4217 does. An amount that a provider cannot move exactly is refused beforehand, never
 * rounded: what is charged is what was ordered.
 */

/**
 * What Stripe counts otherwise (docs.stripe.com/currencies, "Zero-decimal", "Three-decimal" and "Special case
 * currencies"). `digits`: decimals of the number it is sent; `steps`: that number must be a multiple of it.
 */
const atStripe: Partial<Record<Currency, { digits: number; step: number }>> = {
  CLP: { digits: 0, step: 1 },
  JPY: { digits: 0, step: 1 },
  KRW: { digits: 0, step: 1 },
  VND: { digits: 0, step: 1 },
  // Has no ariary-cents there, though ISO 4217 gives it two digits.
  MGA: { digits: 0, step: 1 },
  // Without decimals, but sent with two zeros, for the sake of older programs.
  ISK: { digits: 2, step: 100 },
  UGX: { digits: 2, step: 100 },
  // Three decimals, of which the last is zero.
  BHD: { digits: 3, step: 10 },
  JOD: { digits: 3, step: 10 },
  KWD: { digits: 3, step: 10 },
  OMR: { digits: 3, step: 10 },
  TND: { digits: 3, step: 10 },
  // Charged with two decimals like any other; only payouts to the bank are whole.
  HUF: { digits: 2, step: 1 },
  TWD: { digits: 2, step: 1 },
}

/**
 * The currencies PayPal takes, with the decimals of the amounts it is sent (developer.paypal.com/reference/currency-codes:
 * HUF, JPY and TWD "does not support decimals").
 */
const atPayPal: Partial<Record<Currency, number>> = {
  AUD: 2,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CNY: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  HUF: 0,
  ILS: 2,
  JPY: 0,
  MXN: 2,
  MYR: 2,
  NOK: 2,
  NZD: 2,
  PHP: 2,
  PLN: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TWD: 0,
  USD: 2,
}

/** Stripe takes amounts of eight digits as it counts them (docs.stripe.com/currencies, "Maximum amounts"). */
const mostAtStripe = 99_999_999

/** An amount as Stripe counts it, from minor units of ISO 4217; null when Stripe cannot charge exactly this much. */
export function stripeAmountOf(amountMinor: number, currency: Currency): number | null {
  const { digits, step } = atStripe[currency] ?? { digits: minorUnitDigits[currency], step: 1 }
  const amount = shift(amountMinor, digits - minorUnitDigits[currency])
  return amount !== null && amount % step === 0 && Math.abs(amount) <= mostAtStripe ? amount : null
}

/** Minor units of ISO 4217, from an amount as Stripe counts it. Throws on one that has no whole minor unit. */
export function minorFromStripe(amount: number, currency: Currency): number {
  const { digits } = atStripe[currency] ?? { digits: minorUnitDigits[currency] }
  const amountMinor = shift(amount, minorUnitDigits[currency] - digits)
  if (amountMinor === null) throw new RangeError(`Stripe counts ${amount} ${currency}, which is no whole minor unit`)
  return amountMinor
}

/** An amount as PayPal writes it (`"28.00"`, `"2800"`); null when PayPal cannot charge exactly this much, or the currency at all. */
export function payPalValueOf(amountMinor: number, currency: Currency): string | null {
  const digits = atPayPal[currency]
  if (digits === undefined) return null
  const amount = shift(amountMinor, digits - minorUnitDigits[currency])
  if (amount === null) return null
  const figures = String(Math.abs(amount)).padStart(digits + 1, '0')
  const whole = digits === 0 ? figures : `${figures.slice(0, -digits)}.${figures.slice(-digits)}`
  return amount < 0 ? `-${whole}` : whole
}

/** Minor units of ISO 4217, from an amount as PayPal writes it. Throws on what is no amount of that currency. */
export function minorFromPayPal(value: string, currency: Currency): number {
  const [, sign, whole, decimals = ''] = /^(-?)(\d{1,14})(?:\.(\d{1,3}))?$/.exec(value) ?? []
  const digits = minorUnitDigits[currency]
  const isExact = whole !== undefined && /^0*$/.test(decimals.slice(digits))
  if (!isExact) throw new RangeError(`PayPal writes ${value} ${currency}, which is no whole minor unit`)
  return Number(`${sign}${whole}${decimals.slice(0, digits).padEnd(digits, '0')}`) + 0
}

/** Times ten to the `places`; null when that is no safe whole number. */
function shift(amount: number, places: number): number | null {
  const shifted = places >= 0 ? amount * 10 ** places : amount / 10 ** -places
  return Number.isSafeInteger(shifted) ? shifted : null
}
