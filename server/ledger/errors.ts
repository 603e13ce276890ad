import { notFound } from '#server/platform/errors.ts'

/** `posting_not_found`: there is no such posting, or it is another shop's. */
export const postingNotFound = () => notFound('posting_not_found', 'This posting')
