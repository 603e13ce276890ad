/** Minor-unit digits of the currencies a market may use (ISO 4217, amendment 176, table A.1). */
export const minorUnitDigits = {
  AUD: 2,
  BHD: 3,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HUF: 2,
  ISK: 0,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  MXN: 2,
  NOK: 2,
  NZD: 2,
  PLN: 2,
  RON: 2,
  SEK: 2,
  SGD: 2,
  TND: 3,
  TRY: 2,
  USD: 2,
  ZAR: 2,
} as const

export type Currency = keyof typeof minorUnitDigits

/** Whether a text is the code of a currency the market knows. */
export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(minorUnitDigits, code)
}
