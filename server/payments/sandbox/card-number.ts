/** Whether the check digit of a card number is right (ISO/IEC 7812-1, annex B: the Luhn formula). */
export function hasRightCheckDigit(number: string): boolean {
  const sum = Array.from(number)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}

/** The network of a card by its first digits. */
export function brandOf(number: string): string {
  if (number.startsWith('4')) return 'visa'
  if (/^(5[1-5]|2[2-7])/.test(number)) return 'mastercard'
  if (/^3[47]/.test(number)) return 'amex'
  if (number.startsWith('6')) return 'discover'
  return 'card'
}

/** Whether a card may still be used at an instant: it is good to the last day of its month. */
export function hasExpired(
  { expiryMonth, expiryYear }: { expiryMonth: number; expiryYear: number },
  now: Date,
): boolean {
  return Date.UTC(expiryYear, expiryMonth) <= now.getTime()
}
