import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `dispute_not_found`: not there, or not for this visitor. */
export const disputeNotFound = () => notFound('dispute_not_found', 'This dispute')

/** 409 `dispute_not_possible`: nothing was paid, or the order is over for good. */
export const disputeNotPossible = (state: string) =>
  new Refusal(409, 'dispute_not_possible', 'About this order nothing can be disputed any more, or not yet.', {
    extra: { state },
  })

/** 409 `dispute_underway`: one at a time. */
export const disputeUnderway = () =>
  new Refusal(409, 'dispute_underway', 'There is a dispute about this order already.')

/** 409 `too_early`: shop and customer have 48 hours to agree first. */
export const tooEarly = (at: Date) =>
  new Refusal(409, 'too_early', 'Give the shop 48 hours to answer first.', { extra: { at: at.toISOString() } })

/** 409 `too_late`: a verdict can be appealed for seven days, and once. */
export const tooLate = () => new Refusal(409, 'too_late', 'A verdict can be appealed within seven days, and only once.')

/** 422 `picture_unknown`: a picture that was not shown for this order, or not by this side. */
export const pictureUnknown = () =>
  fieldRefused('picture_unknown', 'body.pictureIds', 'One of these pictures was not uploaded for this order.')
