import { fieldRefused, notFound, Refusal, type FieldError } from '#server/platform/errors.ts'

/** 404 `sale_event_not_found`: not there, not published, or not the own shop's. */
export const saleEventNotFound = () => notFound('sale_event_not_found', 'This sale event')

/** 409 `changed_meanwhile`: somebody saved another version; `version` is the one there is. */
export const changedMeanwhile = (version: number) =>
  new Refusal(409, 'changed_meanwhile', 'A colleague has changed this sale event meanwhile.', { extra: { version } })

/** 422 `variant_not_found` or `price_not_lower`: the item at fault is named. */
export const itemRefused = (code: 'variant_not_found' | 'price_not_lower', index: number) =>
  code === 'variant_not_found'
    ? fieldRefused(code, `body.items.${index}.variantId`, 'This is not one of the shop’s things.')
    : fieldRefused(code, `body.items.${index}.priceMinor`, 'The event price must be lower than the normal price.')

/** 422 `picture_not_found`: not one of the shop's pictures. */
export const pictureNotFound = (index: number) =>
  fieldRefused('picture_not_found', `body.pictureIds.${index}`, 'This is not one of the shop’s pictures.')

/** 422 `not_ready`: nothing is offered, or the end has passed. */
export const notReady = (errors: readonly FieldError[]) =>
  new Refusal(422, 'not_ready', 'This sale event cannot be published yet.', { errors })

/** 409 `event_overlaps`: a thing is in another sale event at the same time; its title is named. */
export const eventOverlaps = (title: string, other: string) =>
  new Refusal(409, 'event_overlaps', `${title} is in “${other}” at the same time.`, { extra: { title, other } })

/** 422 `running`: what customers have seen of a running event stays; it can be shortened and given more. */
export const isRunning = (path: string, message: string) => fieldRefused('running', `body.${path}`, message)
