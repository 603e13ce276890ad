/** What a customer reads when an attempt is refused. The codes are those of the gateways and our own. */
const messages: Record<string, string> = {
  card_declined: 'The bank declined the card without giving a reason. Please use another card or ask your bank.',
  insufficient_funds: 'There is not enough money on this card. Please use another card.',
  expired_card: 'This card has expired. Please use another card.',
  authentication_failed: 'The payment was not confirmed with your bank, so nothing was charged.',
  authentication_timed_out: 'Your bank waited too long for the confirmation, so nothing was charged. Please try again.',
  token_unknown: 'The card details are no longer known. Please enter the card again.',
  never_reached: 'The payment never reached the bank, so nothing was charged. Please try again.',
  cancelled: 'The payment was given up before it was made. Nothing was charged.',
}

/** The sentence for a decline code; a general one for a code nobody has explained yet. */
export function declineMessage(code: string): string {
  return messages[code] ?? 'The payment was declined. Nothing was charged; please use another way to pay.'
}
