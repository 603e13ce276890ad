import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** No category stands under this address or number. */
export const categoryNotFound = () => notFound('category_not_found', 'The category')

/** Of the one it would stand below. */
export const parentUnknown = () => fieldRefused('category_not_found', 'body.parentId', 'is no category of this market')

/** A category cannot stand below itself or below what stands below it. */
export const belowItself = () => fieldRefused('below_itself', 'body.parentId', 'stands below this category itself')

/** A picture nobody uploaded. */
export const pictureUnknown = () => fieldRefused('picture_not_found', 'body.pictureId', 'is no picture of this market')

/** A picture nobody uploaded, at the top of the first page. */
export const heroPictureUnknown = () =>
  fieldRefused('picture_not_found', 'body.hero.pictureId', 'is no picture of this market')

/** 422 `product_not_found` or `shop_not_found`: chosen for the part of the first page at this place, and not of this market. */
export const chosenUnknown = (what: 'product' | 'shop', place: number) =>
  fieldRefused(`${what}_not_found`, `body.sections.${place}.ids`, `has a ${what} that is not of this market`)

/** Products or other categories stand in it, or a commission rule is or was for it, which orders may remember. */
export const categoryInUse = () =>
  new Refusal(409, 'category_in_use', 'Products, other categories or commission rules belong to this category.')

/** 404 `rule_not_found`: not in the list, or no longer. */
export const ruleNotFound = () => notFound('rule_not_found', 'This rule')

/** 422 `rule_taken`: there is a rate for the same shop, place and category. */
export const ruleTaken = () =>
  fieldRefused('rule_taken', 'body.place', 'There is a rate for this place and category already.')

/** 409 `rules_changed`: somebody added or removed a rule meanwhile. */
export const rulesChanged = () =>
  new Refusal(409, 'rules_changed', 'Somebody has changed the list meanwhile. Please look at it again.')

/** 422 `shop_not_found`, `category_not_found` or `product_not_found`: what a rule or a sale names is not there. */
export const namedNotFound = (what: 'shop' | 'category' | 'product') =>
  fieldRefused(`${what}_not_found`, `body.${what}Id`, `There is no such ${what}.`)
