/**
 * Whether digits are a number of trade goods: 8, 12, 13 or 14 of them (GTIN-8, UPC, EAN, GTIN-14), of which the last is the check
 * digit of the others (GS1 General Specifications, section 7.9.1).
 */
export function isGtin(digits: string): boolean {
  if (!/^([0-9]{8}|[0-9]{12,14})$/.test(digits)) return false
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}

/**
 * The 14 digits that a number of trade goods is short for, however it is typed: `036000291452` and `0 036000 291452` are the same. Null where it is
 * none by its length; the check digit is not looked at.
 */
export function gtin14(typed: string): string | null {
  const digits = typed.replaceAll(/[\s-]/g, '')
  return /^([0-9]{8}|[0-9]{12,14})$/.test(digits) ? digits.padStart(14, '0') : null
}
