import { declineMessage } from '#server/payments/index.ts'

/** Why a cycle could not be charged, as its customer reads it. */
export function whyInWords(failure: string): string {
  const ours: Record<string, string> = {
    not_sold: 'It is not sold any more.',
    out_of_stock: 'There is not enough of it on the shelf just now.',
    cannot_be_sent: 'The shop does not send to your address any more.',
    on_holiday: 'The shop is on holiday.',
    contract_unsigned: 'Its terms are not signed yet.',
    took_too_long: 'It took too long to hear from the bank, and nothing was charged.',
    card_removed: 'There is no card to charge any more.',
  }
  return ours[failure] ?? declineMessage(failure)
}
