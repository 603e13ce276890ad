import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `return_not_found`: not there, or not for this visitor. */
export const returnNotFound = () => notFound('return_not_found', 'This return')

/** 409 `return_not_possible`: the order has not arrived, or its return days are over. */
export const returnNotPossible = (state: string) =>
  new Refusal(
    409,
    'return_not_possible',
    state === 'completed'
      ? 'The days in which things could be sent back are over.'
      : 'Things can be sent back from the day they arrive until the return days are over.',
    { extra: { state } },
  )

/** 409 `return_underway`: one return at a time. */
export const returnUnderway = () =>
  new Refusal(409, 'return_underway', 'Something of this order is being returned already.')

/** 422 `return_line_unknown`: no line of this order, or fewer units of it can come back. */
export const returnLineUnknown = (index: number, left: number | null) =>
  fieldRefused(
    'return_line_unknown',
    `body.lines.${index}.quantity`,
    left === null
      ? 'This is no line of the order.'
      : left === 0
        ? 'Nothing of this can be sent back any more.'
        : `Only ${left} of this can be sent back.`,
  )

/** 422 `picture_unknown`: a picture that was not shown for this order. */
export const pictureUnknown = () =>
  fieldRefused('picture_unknown', 'body.pictureIds', 'One of these pictures was not uploaded for this order.')
