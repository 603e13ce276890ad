import { minorUnitDigits } from '#shared/currencies.ts'
import { breakdown, totalsOf } from './complete-invoice.ts'
import type { InvoiceDocument } from './invoice-document.ts'

/** An invoice in the figures EN 16931 takes, and how to write them. */
export interface NormInvoice extends InvoiceDocument {
  /** Writes an amount: at most two decimals (BR-DEC-01 to BR-DEC-28). */
  amount(minor: number): string
  /** Writes a price, which may have as many decimals as its currency. */
  price(minor: number): string
}

/**
 * Brings an invoice into the figures of the norm, whose amounts have at most two decimals whatever the currency. With
 * three-decimal currencies each amount is rounded half up, sums and tax are computed again from what is written, and the
 * rounding amount (BT-114) makes the amount due what it is, to two decimals.
 */
export function forTheNorm(invoice: InvoiceDocument): NormInvoice {
  const digits = minorUnitDigits[invoice.currency]
  const price = (minor: number) => decimal(minor, digits)
  if (digits <= 2) return { ...invoice, price, amount: (minor) => decimal(minor, digits) }

  const round = (minor: number) => Math.sign(minor) * Math.round(Math.abs(minor) / 10)
  const rounded = <T extends { amountMinor: number }>(part: T): T => ({ ...part, amountMinor: round(part.amountMinor) })
  const parts = {
    lines: invoice.lines.map((line) => ({
      ...line,
      allowances: line.allowances.map(rounded),
      charges: line.charges.map(rounded),
      netMinor: round(line.netMinor),
    })),
    allowances: invoice.allowances.map(rounded),
    charges: invoice.charges.map(rounded),
  }
  const taxes = breakdown({ ...invoice, ...parts })
  const prepaidMinor = round(invoice.prepaidMinor)
  const { grossMinor } = totalsOf({ ...parts, taxes, prepaidMinor, roundingMinor: 0 })
  const roundingMinor = round(invoice.totals.dueMinor) - (grossMinor - prepaidMinor)
  const totals = totalsOf({ ...parts, taxes, prepaidMinor, roundingMinor })
  return { ...invoice, ...parts, taxes, totals, price, amount: (minor) => decimal(minor, 2) }
}

function decimal(minor: number, digits: number): string {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? `${sign}${text}` : `${sign}${whole}.${text.slice(-digits)}`
}

/** Writes a rate in basis points as per cent: 2300 is `23`, 550 is `5.5`. */
export function percentOf(rateBps: number): string {
  return String(rateBps / 100)
}
