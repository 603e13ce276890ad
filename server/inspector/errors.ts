import { notFound } from '#server/platform/errors.ts'

/** `payment_not_found`: there is no such payment. */
export const paymentNotFound = () => notFound('payment_not_found', 'This payment')

/** `event_not_found`: there is no such event. */
export const eventNotFound = () => notFound('event_not_found', 'This event')
