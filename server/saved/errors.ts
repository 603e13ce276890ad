import { notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `variant_not_found`: no product on the shelf has it. */
export const variantNotFound = () => notFound('variant_not_found', 'The variant')

/** 409 `too_many_saved`: some have to go first. */
export function tooManySaved(most: number): Refusal {
  return new Refusal(409, 'too_many_saved', `You have saved ${most} things; let some go first.`)
}
