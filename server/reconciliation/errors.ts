import { fieldRefused, notFound, wrongState } from '#server/platform/errors.ts'

/** `file_unreadable`: a line of the uploaded file is not what it should be. */
export const fileUnreadable = (line: number, why: string) =>
  fieldRefused('file_unreadable', 'file', `The file cannot be read at line ${line}: ${why}.`)

/** `gateway_unknown`: this market has no such gateway. */
export const gatewayUnknown = () => notFound('gateway_unknown', 'This gateway')

/** `difference_not_found`: there is no such difference. */
export const differenceNotFound = () => notFound('difference_not_found', 'This difference')

/** `wrong_state`: somebody has dealt with it already. */
export const differenceClosed = (state: string, act: string) => wrongState('The difference', state, act)
