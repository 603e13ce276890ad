import { fieldRefused, notFound, Refusal, type FieldError } from '#server/platform/errors.ts'

/** A change of many prices would make one of them nothing, or less. */
export const priceTooLow = () => new Refusal(422, 'price_too_low', 'The price would be nothing, or less.')

/** Not there, not on the shelf, or of another shop. */
export const productNotFound = () => notFound('product_not_found', 'The product')

/** No words that mean the same stand under this number. */
export const synonymNotFound = () => notFound('synonym_not_found', 'The group of words')

/** Of a list by category, whose address may be old. */
export const categoryNotFound = () => notFound('category_not_found', 'The category')

/** Of a product that would stand in it. */
export const categoryUnknown = () =>
  fieldRefused('category_not_found', 'body.categoryId', 'is no category of this market')

/** What a product says of itself is not what its category asks for. */
export const attributeInvalid = (path: string, message: string) => fieldRefused('attribute_invalid', path, message)

/** Attributes in an address that cannot be read. */
export const attributesInvalid = () =>
  fieldRefused('attributes_invalid', 'query.attributes', 'must be like glaze:Oat|Ember;dishwasher-safe:true')

/** A picture that the shop never uploaded. */
export const pictureNotFound = (path: string) =>
  fieldRefused('picture_not_found', path, 'is not a picture of this shop')

/** A SKU names one variant of a shop. */
export const skuTaken = (path: string) =>
  fieldRefused('sku_taken', path, 'is the number of another variant of this shop')

/** The own system of a shop calls one product by a name. */
export const externalIdTaken = () =>
  fieldRefused('external_id_taken', 'body.externalId', 'is the number of another product of this shop')

/** The id a form sends is of no variant it may change. */
export const variantNotFound = (path: string) =>
  fieldRefused('variant_not_found', path, 'is no variant of this product, or is named twice')

/** Units promised to customers would be taken from under them. */
export const stockReserved = (path: string, reserved: number) => {
  const message = `${reserved} ${reserved === 1 ? 'unit is' : 'units are'} promised to customers`
  return new Refusal(409, 'stock_reserved', `This cannot be done: ${message}.`, {
    errors: [{ path, message, code: 'stock_reserved' }],
    extra: { reserved },
  })
}

/** Customers get it again and again; 409 `still_subscribed`. */
export const stillSubscribed = (subscriptions: number) => {
  const who = subscriptions === 1 ? 'a customer is subscribed' : `${subscriptions} customers are subscribed`
  return new Refusal(409, 'still_subscribed', `This cannot be done: ${who} to it.`, { extra: { subscriptions } })
}

/** Somebody saved the product after this form was opened. */
export const changedMeanwhile = (version: number) =>
  new Refusal(409, 'changed_meanwhile', 'The product was changed meanwhile. Load it again.', { extra: { version } })

/** Customers have seen it as a thing, or as files; 409 `kind_fixed`. */
export const kindFixed = () =>
  new Refusal(409, 'kind_fixed', 'What was on the shelf stays what it is: write a new product for the other.', {
    errors: [{ path: 'body.kind', message: 'stays what it is once it was on the shelf', code: 'kind_fixed' }],
  })

/** A product customers could not buy or would not recognise does not come on the shelf. */
export const notReady = (errors: readonly FieldError[]) =>
  new Refusal(422, 'not_ready', 'The product is not ready for the shelf.', { errors })

/** What no schema can know about a product's parts among themselves. */
export const inconsistent = (errors: readonly FieldError[]) =>
  new Refusal(422, 'validation_failed', 'Some of what was sent is not valid.', { errors })
