import type { Currency } from '#shared/currencies.ts'
import { money, plainAmount } from '#shared/money.ts'
import { csvLine, csvMark } from '#server/platform/csv.ts'
import type { EntryRow } from './explorer-repository.ts'

const heads = 'Time (UTC),Kind,Posting,What happened,Shop,Order,Debit,Credit,Balance after,Currency'.split(',')

/**
 * The entries of an account as CSV, for an accountant: what it held before, every entry oldest first, and what it held in
 * the end. Debits are positive. It is written page by page.
 */
export async function* entriesFile(
  pages: AsyncIterable<readonly EntryRow[]>,
  { from, to, openingMinor, currency }: { from: string; to: string; openingMinor: number; currency: Currency },
): AsyncGenerator<string> {
  const amount = (amountMinor: number) => plainAmount(money(amountMinor, currency))
  let balanceMinor = openingMinor
  yield (
    csvMark +
      csvLine(heads) +
      csvLine([from, 'opening', '', 'Balance before', '', '', '', '', amount(openingMinor), currency])
  )
  for await (const page of pages) {
    let piece = ''
    for (const { at, kind, key, description, shop, orderNumber, amountMinor } of page) {
      balanceMinor += amountMinor
      const sides = amountMinor > 0 ? [amount(amountMinor), ''] : ['', amount(-amountMinor)]
      const what = [at.toISOString(), kind, key, description, shop ?? '', orderNumber ?? '']
      piece += csvLine([...what, ...sides, amount(balanceMinor), currency])
    }
    yield piece
  }
  yield csvLine([to, 'closing', '', 'Balance after', '', '', '', '', amount(balanceMinor), currency])
}
