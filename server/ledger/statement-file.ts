import type { Currency } from '#shared/currencies.ts'
import { money, plainAmount } from '#shared/money.ts'
import type { StatementLineRow } from './repository.ts'

/**
 * A statement as CSV (RFC 4180): the balance before, every movement oldest first with the balance after it, and the
 * balance in the end. Amounts are in the shop's eyes, with a point and the decimals of the currency.
 */
export function statementFile(
  lines: readonly StatementLineRow[],
  { from, to, openingMinor, currency }: { from: string; to: string; openingMinor: number; currency: Currency },
): string {
  const amount = (amountMinor: number) => plainAmount(money(amountMinor, currency))
  let balanceMinor = openingMinor
  const rows = lines.map(({ at, kind, description, orderNumber, amountMinor }) => {
    balanceMinor += amountMinor
    return [at.toISOString(), kind, description, orderNumber ?? '', amount(amountMinor), amount(balanceMinor), currency]
  })
  return [
    ['Time (UTC)', 'Kind', 'What happened', 'Order', 'Amount', 'Balance after', 'Currency'],
    [from, 'opening', 'Balance before', '', '', amount(openingMinor), currency],
    ...rows,
    [to, 'closing', 'Balance after', '', '', amount(balanceMinor), currency],
  ]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
