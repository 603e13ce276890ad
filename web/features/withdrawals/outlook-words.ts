import type { BalanceOutlook } from '#shared/api/withdrawals.schemas.ts'
import { formatMoney } from '#shared/money.ts'
import { arrivalWords } from './arrival-words.ts'

/** How many orders, in words. */
export function ordersWords(count: number): string {
  return count === 1 ? '1 order' : `${count} orders`
}

/** The next thing that will happen to each part of a balance, where the outlook knows more than the part alone. */
export function outlookWords(outlook: BalanceOutlook, locale: string): Partial<Record<string, string>> {
  return {
    ...(outlook.withdrawing.length > 0 && { withdrawing: withdrawingWords(outlook, locale) }),
    ...(outlook.held.orderCount + outlook.toDeliver.orderCount > 0 && { pending: pendingWords(outlook, locale) }),
    ...(outlook.reserve.nextOn && {
      reserve: `Of ${ordersWords(outlook.reserve.orderCount)}, against returns. Next on ${arrivalWords(outlook.reserve.nextOn, locale)}.`,
    }),
  }
}

function pendingWords({ toDeliver, held, releases, holdDays }: BalanceOutlook, locale: string): string {
  const wait = holdDays === 0 ? 'when their parcels arrive' : `${holdDays} days after delivery`
  const sentences: string[] = []
  if (toDeliver.orderCount > 0) sentences.push(`${ordersWords(toDeliver.orderCount)}, yours ${wait}.`)
  if (held.orderCount > 0) sentences.push(`${ordersWords(held.orderCount)} delivered and held.`)
  const [next] = releases
  if (next) sentences.push(`Next: ${formatMoney(next.amount, locale)} on ${arrivalWords(next.on, locale)}.`)
  return sentences.join(' ')
}

function withdrawingWords({ withdrawing }: BalanceOutlook, locale: string): string {
  return withdrawing
    .slice(0, 2)
    .map(({ number, state, arrivesOn }) =>
      state === 'requested'
        ? `${number} is being looked at.`
        : `${number} reaches you by ${arrivalWords(arrivesOn, locale)}.`,
    )
    .concat(withdrawing.length > 2 ? [`And ${withdrawing.length - 2} more.`] : [])
    .join(' ')
}
