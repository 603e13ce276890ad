import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** `payment_underway`: another attempt of this payment has no answer yet. */
export const paymentUnderway = () =>
  new Refusal(409, 'payment_underway', 'A payment for this order is being made already.')

/** `checkout_not_open`: it is paid, promised, or was given up. */
export const nothingToPay = (state: string) =>
  new Refusal(409, 'checkout_not_open', 'There is nothing to pay here any more.', { extra: { state } })

/** `card_token_missing`: the card's data must be turned into a token first. */
export const cardTokenMissing = () =>
  fieldRefused('card_token_missing', 'body.token', 'Enter the card before you pay with it.')

/** `gateway_unavailable`: no gateway for this way to pay is set up in this market. */
export const gatewayUnavailable = () =>
  fieldRefused('gateway_unavailable', 'body.method', 'This market cannot be paid this way. Please choose another.')

/** `amount_not_possible`: the gateway counts this currency in larger steps, or does not know it. */
export const amountNotPossible = () =>
  fieldRefused(
    'amount_not_possible',
    'body.method',
    'This way to pay cannot charge exactly this amount. Please choose another.',
  )

/** `means_declined`: the gateway will not keep this card. */
export const meansDeclined = () =>
  fieldRefused('means_declined', 'body.token', 'Your bank does not let this card be kept. Please use another.')

/** `means_not_kept`: the gateway did not say whether it keeps the card; the same request asks again. */
export const meansNotKept = () =>
  new Refusal(503, 'means_not_kept', 'The card could not be kept just now. Please try again.')

/** `payment_method_not_found`: not there, removed, or another's. */
export const paymentMethodNotFound = () => notFound('payment_method_not_found', 'This card')

/** `payment_method_needed`: these subscriptions are charged to it. */
export const paymentMethodNeeded = (subscriptions: readonly { id: string; number: string }[]) => {
  const numbers = subscriptions.map(({ number }) => number).join(', ')
  const words =
    subscriptions.length === 1
      ? `Your subscription ${numbers} is paid with it. Choose another card for it first.`
      : `Your subscriptions ${numbers} are paid with it. Choose another card for them first.`
  return new Refusal(409, 'payment_method_needed', words, { extra: { subscriptions } })
}

/** `signature_invalid`: a webhook that is not signed by the gateway, or signed too long ago. */
export const signatureInvalid = () =>
  new Refusal(400, 'signature_invalid', 'The signature of this event is missing, wrong or too old.')

/** `event_not_found`: the market has no such event. */
export const eventNotFound = () => notFound('event_not_found', 'This event')

/** `event_not_genuine`: nobody knows who sent it, so it is never acted on; the gateway can be asked instead. */
export const eventNotGenuine = () =>
  new Refusal(
    409,
    'event_not_genuine',
    'The signature of this event was refused, so it is never acted on. Ask the gateway instead.',
  )
