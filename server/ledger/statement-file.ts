import type { Currency } from '#shared/currencies.ts'
import { money, plainAmount } from '#shared/money.ts'
import { csvLine, csvMark } from '#server/platform/csv.ts'
import type { StatementLineRow } from './repository.ts'

/**
 * A statement as CSV: the balance before, every movement oldest first with the balance after it, and the balance in the
 * end. Amounts are in the shop's eyes, with a point and the decimals of the currency. It is written page by page.
 */
export async function* statementFile(
  pages: AsyncIterable<readonly StatementLineRow[]>,
  { from, to, openingMinor, currency }: { from: string; to: string; openingMinor: number; currency: Currency },
): AsyncGenerator<string> {
  const amount = (amountMinor: number) => plainAmount(money(amountMinor, currency))
  let balanceMinor = openingMinor
  yield (
    csvMark +
      csvLine(['Time (UTC)', 'Kind', 'What happened', 'Order', 'Amount', 'Balance after', 'Currency']) +
      csvLine([from, 'opening', 'Balance before', '', '', amount(openingMinor), currency])
  )
  for await (const page of pages) {
    let piece = ''
    for (const { at, kind, description, orderNumber, amountMinor } of page) {
      balanceMinor += amountMinor
      const figures = [amount(amountMinor), amount(balanceMinor), currency]
      piece += csvLine([at.toISOString(), kind, description, orderNumber ?? '', ...figures])
    }
    yield piece
  }
  yield csvLine([to, 'closing', 'Balance after', '', '', amount(balanceMinor), currency])
}
