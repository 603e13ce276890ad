import { minorUnitDigits, type Currency } from './currencies.ts'

/** An exact amount: a whole number of minor units (cents, yen, fils) and its ISO 4217 currency. */
export interface Money {
  amountMinor: number
  currency: Currency
}

/** Builds a Money, refusing anything that is not a safe whole number of minor units. */
export function money(amountMinor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`not a whole number of minor units: ${amountMinor}`)
  return { amountMinor, currency }
}

/**
 * Shares an amount over weights so that the parts sum to the whole (largest remainder; ties go to the earlier part).
 * Amount in minor units, any sign; weights are non-negative safe integers. All weights zero shares evenly.
 */
export function allocate(amountMinor: number, weights: readonly number[]): number[] {
  if (weights.length === 0) throw new RangeError('nothing to share over')
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`not a whole number of minor units: ${amountMinor}`)
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
    throw new RangeError('a weight is negative or not whole')
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n)
  const shares = sum === 0n ? weights.map(() => 1n) : weights.map(BigInt)
  const whole = sum === 0n ? BigInt(weights.length) : sum
  const size = BigInt(Math.abs(amountMinor))
  const parts = shares.map((share) => (size * share) / whole)
  const order = shares
    .map((share, index) => ({ index, rest: (size * share) % whole }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
  const left = Number(size - parts.reduce((total, part) => total + part, 0n))
  for (const { index } of order.slice(0, left)) parts[index]! += 1n
  const sign = amountMinor < 0 ? -1 : 1
  return parts.map((part) => (part === 0n ? 0 : sign * Number(part)))
}

/**
 * A rate of an amount, rounded half away from zero to whole minor units.
 * Rates are basis points: 1,000 bps is 10 %.
 */
export function rateOf(amountMinor: number, bps: number): number {
  return divideHalfUp(BigInt(amountMinor) * BigInt(bps), 10_000n)
}

/**
 * The tax contained in a price that already includes it: gross × rate ÷ (1 + rate), rounded half away from zero.
 * 12300 at 2300 bps contains 2300.
 */
export function taxIncludedIn(grossMinor: number, bps: number): number {
  return divideHalfUp(BigInt(grossMinor) * BigInt(bps), 10_000n + BigInt(bps))
}

/** Writes an amount for people in their locale: `€28.00`, `¥2,800`. */
export function formatMoney({ amountMinor, currency }: Money, locale = 'en-IE'): string {
  return formatterFor(locale, currency).format(amountMinor / 10 ** minorUnitDigits[currency])
}

/**
 * Reads an amount a person typed (`28`, `28.5`, `28,50`) into minor units; null when it is no amount
 * or has more decimals than the currency.
 */
export function parseAmount(typed: string, currency: Currency): number | null {
  const match = /^(\d{1,12})(?:[.,](\d+))?$/.exec(typed.trim())
  if (!match) return null
  const digits = minorUnitDigits[currency]
  const decimals = match[2] ?? ''
  if (decimals.length > digits) return null
  return Number(match[1]! + decimals.padEnd(digits, '0'))
}

/** Writes minor units as a plain decimal for a form field: 2850 EUR is `28.50`. */
export function plainAmount({ amountMinor, currency }: Money): string {
  return (amountMinor / 10 ** minorUnitDigits[currency]).toFixed(minorUnitDigits[currency])
}

function divideHalfUp(numerator: bigint, denominator: bigint): number {
  const sign = numerator < 0n ? -1n : 1n
  const size = numerator * sign
  return Number(sign * ((size * 2n + denominator) / (denominator * 2n)))
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatterFor(locale: string, currency: Currency): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, { style: 'currency', currency })
    formatters.set(key, formatter)
  }
  return formatter
}
