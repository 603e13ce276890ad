const anotherCard = 'Please use another card.'
const askTheBank = 'Please use another card or ask your bank.'

/**
 * What a customer reads when an attempt is refused. The codes are our own and those of the gateways
 * (docs.stripe.com/declines/codes). Cards that are said to be stolen or suspicious are declined without a reason, as
 * the networks ask.
 */
const messages: Record<string, string> = {
  card_declined: `The bank declined the card without giving a reason. ${askTheBank}`,
  generic_decline: `The bank declined the card without giving a reason. ${askTheBank}`,
  do_not_honor: `The bank declined the card without giving a reason. ${askTheBank}`,
  no_action_taken: `The bank declined the card without giving a reason. ${askTheBank}`,
  not_permitted: `The bank does not allow this payment. ${askTheBank}`,
  restricted_card: `The bank does not allow this payment. ${askTheBank}`,
  service_not_allowed: `The bank does not allow this payment. ${askTheBank}`,
  security_violation: `The bank does not allow this payment. ${askTheBank}`,
  stop_payment_order: `The bank was told to pay no more from this card. ${askTheBank}`,
  revocation_of_authorization: `The bank was told to pay no more from this card. ${askTheBank}`,
  revocation_of_all_authorizations: `The bank was told to pay no more from this card. ${askTheBank}`,
  approve_with_id: 'The bank could not approve the payment just now. Please try again.',
  reenter_transaction: 'The bank could not handle the payment just now. Please try again.',
  duplicate_transaction: 'The bank has just seen the same payment. Please look at your orders before you try again.',
  invalid_account: `The account behind this card is closed or unknown. ${anotherCard}`,
  new_account_information_available: `The account behind this card has changed. ${anotherCard}`,
  invalid_amount: `The bank does not take a payment of this sum from this card. ${askTheBank}`,
  insufficient_funds: `There is not enough money on this card. ${anotherCard}`,
  withdrawal_count_limit_exceeded: `This card has reached its limit. ${anotherCard}`,
  card_velocity_exceeded: `This card has reached its limit. ${anotherCard}`,
  expired_card: `This card has expired. ${anotherCard}`,
  incorrect_number: 'The card number is wrong. Please enter the card again.',
  invalid_number: 'The card number is wrong. Please enter the card again.',
  incorrect_cvc: 'The security code is wrong. Please enter the card again.',
  invalid_cvc: 'The security code is wrong. Please enter the card again.',
  invalid_expiry_month: 'The expiry date is wrong. Please enter the card again.',
  invalid_expiry_year: 'The expiry date is wrong. Please enter the card again.',
  incorrect_zip: 'The bank does not know this postal code. Please enter the card again.',
  incorrect_address: 'The bank does not know this address. Please look at it and try again.',
  incorrect_pin: `This card wants its PIN, which cannot be typed here. ${anotherCard}`,
  invalid_pin: `This card wants its PIN, which cannot be typed here. ${anotherCard}`,
  offline_pin_required: `This card wants its PIN, which cannot be typed here. ${anotherCard}`,
  online_or_offline_pin_required: `This card wants its PIN, which cannot be typed here. ${anotherCard}`,
  pin_try_exceeded: `The PIN of this card was entered wrongly too often. ${anotherCard}`,
  card_not_supported: `This card does not work for this kind of purchase. ${askTheBank}`,
  currency_not_supported: `This card does not pay in the currency of this market. ${anotherCard}`,
  transaction_not_allowed: `This card does not work for this kind of purchase. ${askTheBank}`,
  call_issuer: `The bank wants to hear from you about this card. ${askTheBank}`,
  processing_error: 'The bank could not handle the payment just now. Please try again in a moment.',
  issuer_not_available: 'The bank could not be reached just now. Please try again in a moment.',
  try_again_later: 'The bank could not handle the payment just now. Please try again in a moment.',
  authentication_required: 'The bank wants you to confirm this payment. Please try again and confirm it.',
  authentication_not_handled: 'The bank wants you to confirm this payment. Please try again and confirm it.',
  authentication_failed: 'The payment was not confirmed with your bank, so nothing was charged.',
  authentication_timed_out: 'Your bank waited too long for the confirmation, so nothing was charged. Please try again.',
  testmode_decline: 'This card is for real money, and this market is a sandbox. Please use a test card.',
  live_mode_test_card: `This is a card for tests only. ${anotherCard}`,
  amount_too_small: 'This sum is too small to be charged to a card. Please choose another way to pay.',
  amount_too_large: 'This sum is too large to be charged to a card at once. Please choose another way to pay.',
  token_unknown: 'The card details are no longer known. Please enter the card again.',
  gateway_busy: 'The payment service is very busy, so nothing was charged. Please try again in a moment.',
  gateway_refused:
    'The payment service did not take the payment, so nothing was charged. Please try another way to pay.',
  never_reached: 'The payment never reached the bank, so nothing was charged. Please try again.',
  cancelled: 'The payment was given up before it was made. Nothing was charged.',
  instrument_declined: 'PayPal could not charge the card or account you chose there. Please choose another one.',
  payer_action_required: 'PayPal needs another word from you. Please pay again and confirm it there.',
}

/** The sentence for a decline code; a general one for a code nobody has explained yet. */
export function declineMessage(code: string): string {
  return messages[code] ?? 'The payment was declined. Nothing was charged; please use another way to pay.'
}
