import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `plan_not_found`: not there, or another shop's. */
export const planNotFound = () => notFound('plan_not_found', 'This plan')

/** 422 `variant_not_found`: not the shop's, or removed. */
export const variantOfPlanNotFound = () => fieldRefused('variant_not_found', 'body.variantId', 'is not of your shop')

/** 409 `plan_too_many`: nobody can choose among more. */
export const planTooMany = (most: number) =>
  new Refusal(409, 'plan_too_many', `A variant is offered by ${most} plans at most. Withdraw one first.`)

/** 422 `plan_never_ends_before_minimum`. */
export const endsBeforeMinimum = () =>
  fieldRefused('plan_never_ends_before_minimum', 'body.endAfter', 'is fewer than the cycles it takes at least')
