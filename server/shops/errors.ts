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
