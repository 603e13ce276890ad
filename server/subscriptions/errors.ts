import type { Day } from '#shared/billing-days.ts'
import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `subscription_not_found`: not there, or another's. */
export const subscriptionNotFound = () => notFound('subscription_not_found', 'This subscription')

/** 409 `minimum_not_reached`: so many cycles were agreed; `endsOn` is the earliest day. */
export const minimumNotReached = (missing: number) =>
  new Refusal(
    409,
    'minimum_not_reached',
    `This plan runs for ${missing} more ${missing === 1 ? 'cycle' : 'cycles'} at least. It can end after that.`,
    { extra: { missing } },
  )

/** 409 `cycle_unsettled`: a payment of the running cycle has no answer yet, or waits for another try. */
export const cycleUnsettled = () =>
  new Refusal(409, 'cycle_unsettled', 'A payment of this subscription is not settled yet. Settle it first.')

/** 422 `day_in_the_past`: it must lie after today. */
export const dayNotAhead = (today: Day) => fieldRefused('day_not_ahead', 'body.until', `must be a day after ${today}`)

/** 422 `plan_not_offered`: the plan is of another product, or no longer offered. */
export const planNotOffered = () => fieldRefused('plan_not_offered', 'body.planId', 'is not offered for this product')

/** 422 `same_plan`: it runs by this plan already. */
export const samePlan = () => fieldRefused('same_plan', 'body.planId', 'is the plan it runs by already')

/** 422 `card_not_kept`: not a card that this customer lets the market keep. */
export const cardNotKept = () => fieldRefused('card_not_kept', 'body.paymentMethodId', 'is not a card you let us keep')

/** 409 `nothing_to_try`: the subscription owes nothing. */
export const nothingToTry = () => new Refusal(409, 'nothing_to_try', 'Nothing of this subscription is unpaid.')

/** 409 `not_enough_in_stock`: fewer units are on the shelf than it should keep for the next cycle. */
export const notEnoughInStock = () =>
  new Refusal(409, 'not_enough_in_stock', 'There are not enough units on the shelf for this.')
