const titles: Record<string, string> = {
  instrument_declined: 'PayPal could not charge you',
  card_declined: 'Your bank said no to this payment',
  insufficient_funds: 'Your bank said no to this payment',
  expired_card: 'This card has expired',
  authentication_failed: 'The payment was not confirmed',
  authentication_timed_out: 'Your bank waited too long',
}

/** What happened to a declined payment, as the title of a page. The reason itself is the API's sentence. */
export function declineTitle(code: string): string {
  return titles[code] ?? 'The payment did not go through'
}
