/** What a person typed into the card form, as written on the screen. */
export interface TypedCard {
  number: string
  expiry: string
  securityCode: string
}

/** A card as the sandbox gateway takes it: digits only, month 1 to 12, year of four digits. */
export interface CardData {
  number: string
  expiryMonth: number
  expiryYear: number
  securityCode: string
}

export type CardBrand = 'visa' | 'mastercard' | 'amex'

const mostDigits = 19

/** The brand a number belongs to by its first digits; undefined while they tell nothing, or for another brand. */
export function brandOf(number: string): CardBrand | undefined {
  const digits = digitsOf(number)
  if (digits.startsWith('4')) return 'visa'
  if (/^3[47]/.test(digits)) return 'amex'
  if (/^5[1-5]/.test(digits) || /^2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)/.test(digits)) return 'mastercard'
  return undefined
}

/** A card number in the groups that are printed on the card: four by four, for American Express 4, 6 and 5. */
export function formatCardNumber(typed: string): string {
  const digits = digitsOf(typed)
  if (brandOf(digits) === 'amex') return groups(digits.slice(0, 15), [4, 6, 5])
  return groups(digits.slice(0, mostDigits), [4, 4, 4, 4, 3])
}

/**
 * An expiry as `MM / YY`; a month from 2 to 9 typed alone gets its zero, a typed `2029` loses its century.
 * `before` is what stood there: what is being deleted is not written anew.
 */
export function formatExpiry(typed: string, before = ''): string {
  let digits = digitsOf(typed)
  if (typed.length < before.length && digits.length <= 2) return digits
  if (/^[2-9]/.test(digits)) digits = `0${digits}`
  // A one before a slash was meant as January.
  if (/^\s*1\s*\//.test(typed)) digits = `0${digits}`
  const month = digits.slice(0, 2)
  const year = /^20\d\d/.test(digits.slice(2)) ? digits.slice(4, 6) : digits.slice(2, 4)
  return year === '' && !/\//.test(typed) ? month : `${month} / ${year}`
}

/** A security code: at most four digits. */
export function formatSecurityCode(typed: string): string {
  return digitsOf(typed).slice(0, 4)
}

/** What is wrong with a typed card at a moment, by field; empty when it can be sent. */
export function cardErrors(card: TypedCard, now: Date): Partial<Record<keyof TypedCard, string>> {
  const errors: Partial<Record<keyof TypedCard, string>> = {}
  const number = digitsOf(card.number)
  if (number === '') errors.number = 'The card number is missing.'
  else if (number.length < 12) errors.number = 'Some digits of the card number are missing.'
  else if (!passesLuhn(number)) errors.number = 'A digit of the card number is mistyped.'
  const expiry = parseExpiry(card.expiry)
  if (!expiry) errors.expiry = 'Month and year, as on the card.'
  else if (isPast(expiry, now)) errors.expiry = 'This card has expired.'
  const code = digitsOf(card.securityCode)
  const codeLength = brandOf(number) === 'amex' ? 4 : 3
  if (code.length < codeLength)
    errors.securityCode = codeLength === 4 ? 'Four digits on the front.' : 'Three digits on the back.'
  return errors
}

/** The card to send. Ask `cardErrors` first. */
export function cardDataOf(card: TypedCard): CardData {
  const { month, year } = parseExpiry(card.expiry) ?? { month: 0, year: 0 }
  return {
    number: digitsOf(card.number),
    expiryMonth: month,
    expiryYear: year,
    securityCode: digitsOf(card.securityCode),
  }
}

/** Whether the check digit of a number fits (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (const [index, character] of Array.from(digits).reverse().entries()) {
    const digit = Number(character) * (index % 2 === 1 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

function parseExpiry(typed: string): { month: number; year: number } | undefined {
  const match = /^(\d{2})(\d{2})$/.exec(digitsOf(formatExpiry(typed)))
  if (!match) return undefined
  const month = Number(match[1])
  return month >= 1 && month <= 12 ? { month, year: 2000 + Number(match[2]) } : undefined
}

/** A card is good to the end of its month. */
function isPast({ month, year }: { month: number; year: number }, now: Date): boolean {
  const [thisYear, thisMonth] = [now.getFullYear(), now.getMonth() + 1]
  return year < thisYear || (year === thisYear && month < thisMonth)
}

function groups(digits: string, sizes: readonly number[]): string {
  const parts: string[] = []
  let from = 0
  for (const size of sizes) {
    if (from < digits.length) parts.push(digits.slice(from, from + size))
    from += size
  }
  return parts.join(' ')
}

function digitsOf(typed: string): string {
  return typed.replaceAll(/\D/g, '')
}
