/**
 * Numbers of value added tax by form and, where one is published, check digits: enough to refuse a slip of the finger,
 * without asking anybody. Forms as in the VIES FAQ of the European Commission (question 11, structure of numbers).
 */

/** Countries whose businesses charge each other no tax over the border (Council Directive 2006/112/EC, articles 138, 196). */
const forms: Record<string, RegExp> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  GR: /^\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z0-9+*]{9}B[A-Z0-9+*]{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
}

const checks: Record<string, (number: string) => boolean> = {
  AT(number) {
    const digits = digitsOf(number.slice(1))
    const sum = digits.slice(0, 7).reduce((total, digit, at) => total + crossSum(at % 2 === 0 ? digit : digit * 2), 0)
    return (10 - ((sum + 4) % 10)) % 10 === digits[7]
  },
  BE: (number) => 97 - (Number(number.slice(0, 8)) % 97) === Number(number.slice(8)),
  DE: isIso7064,
  DK: (number) => weighted(number, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  FI: (number) => weighted(number, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0,
  // Only the older keys are numbers that can be checked.
  FR: (number) =>
    !/^\d{2}/.test(number) || Number(number.slice(0, 2)) === (12 + 3 * (Number(number.slice(2)) % 97)) % 97,
  GR: (number) => (weighted(number, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === Number(number[8]),
  HR: isIso7064,
  HU: (number) => (10 - (weighted(number, [9, 7, 3, 1, 9, 7, 3]) % 10)) % 10 === Number(number[7]),
  IT(number) {
    const sum = digitsOf(number).reduce((total, digit, at) => total + (at % 2 === 0 ? digit : crossSum(digit * 2)), 0)
    return sum % 10 === 0
  },
  LU: (number) => Number(number.slice(0, 6)) % 89 === Number(number.slice(6)),
  PL: (number) => weighted(number, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(number[9]),
  PT(number) {
    const check = 11 - (weighted(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)
    return (check > 9 ? 0 : check) === Number(number[8])
  },
  SI(number) {
    const check = 11 - (weighted(number, [8, 7, 6, 5, 4, 3, 2]) % 11)
    return check < 11 && check % 10 === Number(number[7])
  },
  SK: (number) => Number(number) % 11 === 0,
}

/** The country whose number this is and the number without spaces (`PT501964843`); null unless form and check digits hold. */
export function readVatNumber(typed: string): { country: string; number: string } | null {
  const number = typed.toUpperCase().replaceAll(/[\s.\-/]/g, '')
  // Greek numbers begin with the language.
  const country = number.startsWith('EL') ? 'GR' : number.slice(0, 2)
  const rest = number.slice(2)
  if (!forms[country]?.test(rest)) return null
  return (checks[country]?.(rest) ?? true) ? { country, number } : null
}

/** Whether two countries stand in the union in which businesses charge each other no tax over the border. */
export function tradeWithoutTax(from: string, to: string): boolean {
  return from !== to && Object.hasOwn(forms, from) && Object.hasOwn(forms, to)
}

function digitsOf(number: string): number[] {
  return Array.from(number, Number)
}

function weighted(number: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(number[at]), 0)
}

function crossSum(value: number): number {
  return value > 9 ? value - 9 : value
}

/** ISO 7064, MOD 11,10. */
function isIso7064(number: string): boolean {
  const digits = digitsOf(number)
  const product = digits.slice(0, -1).reduce((product, digit) => {
    const sum = (digit + product) % 10 || 10
    return (sum * 2) % 11
  }, 10)
  return (11 - product) % 10 === digits.at(-1)
}
