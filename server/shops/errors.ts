import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** Not there, or not open to customers. */
export const shopNotFound = () => notFound('shop_not_found', 'The shop')

/** A person applies with one shop. */
export const alreadyHasShop = () => new Refusal(409, 'already_has_shop', 'You have a shop already.')

/** A logo or banner that is not a picture of the own shop. */
export const pictureNotFound = (path: string) =>
  fieldRefused('picture_not_found', path, 'is not a picture of this shop')

/** A way to send that the shop does not offer, or names twice. */
export const shippingMethodNotFound = (path: string) =>
  fieldRefused('shipping_method_not_found', path, 'is not a way to send of this shop')

/** 422 `currency_fixed`: nothing is converted, so a shop with things keeps the currency they are priced in. */
export const currencyFixed = () =>
  fieldRefused('currency_fixed', 'body.currency', 'stays as it is once something is listed')

/** 404 `document_not_asked`: no document of the checklist, or not the turn of the shop. */
export const documentNotAsked = () =>
  new Refusal(404, 'document_not_asked', 'This document is not asked of the shop at the moment.')

/** 422 `document_not_found`: a document that the checklist does not have, or names twice. */
export const documentNotFound = (path: string) =>
  fieldRefused('document_not_found', path, 'is not a document of the checklist')

/** 404 `file_not_found`: not there, or of another shop. */
export const fileNotFound = () => notFound('file_not_found', 'This file')

/** 415 `file_format`: neither a PDF nor a picture, whatever it calls itself. */
export const fileFormat = () => fileRefused(415, 'file_format', 'Only PDF files and pictures are taken here.')

/** 413 `file_too_large`. */
export const fileTooLarge = (mostMegabytes: number) =>
  fileRefused(413, 'file_too_large', `The file is larger than ${mostMegabytes} MB.`)

/** 409 `too_many_files`: of one document. */
export const tooManyFiles = (most: number) =>
  fileRefused(409, 'too_many_files', `A document has at most ${most} files.`)

function fileRefused(status: number, code: string, message: string): Refusal {
  return new Refusal(status, code, message, { errors: [{ path: 'file', message, code }] })
}

/** 409 `application_handed_in`: it is not the turn of the shop. */
export const applicationHandedIn = () =>
  new Refusal(409, 'application_handed_in', 'The application is handed in. The market looks at it first.')

/** 409 `application_incomplete`: `missing` names what is asked for and not there. */
export const applicationIncomplete = (missing: readonly string[]) =>
  new Refusal(409, 'application_incomplete', `Still missing: ${missing.join(', ')}.`, { extra: { missing } })

/** 409 `application_incomplete`: the shop has not handed it in yet. */
export const applicationNotHandedIn = () =>
  new Refusal(409, 'application_incomplete', 'The shop has not handed in its application yet.')

/** 422 `terms_not_accepted`: not accepted, or they have changed since they were read. */
export const termsNotAccepted = () =>
  fieldRefused('terms_not_accepted', 'body.acceptedTerms', 'are to be read and accepted as they are now')

const unfinishedWords = {
  orders: 'orders of it, their returns or cases are still under way',
  subscriptions: 'customers subscribe to its things',
  money: 'its balance is not zero',
}

/** 409 `shop_unfinished`: `unfinished` names what has to end before the shop closes. */
export function shopUnfinished(unfinished: readonly (keyof typeof unfinishedWords)[]): Refusal {
  const words = unfinished.map((each) => unfinishedWords[each]).join('; ')
  return new Refusal(409, 'shop_unfinished', `Not yet: ${words}.`, { extra: { unfinished } })
}

/** 422 `holiday_over`: the last day has passed. */
export const holidayOver = () => fieldRefused('holiday_over', 'body.holiday.until', 'lies in the past')
