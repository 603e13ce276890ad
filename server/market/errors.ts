import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `rule_not_found`: not in the list, or no longer. */
export const ruleNotFound = () => notFound('rule_not_found', 'This rule')

/** 409 `rules_changed`: somebody added or removed a rule meanwhile. */
export const rulesChanged = () =>
  new Refusal(409, 'rules_changed', 'Somebody has changed the list meanwhile. Please look at it again.')

/** 422 `shop_not_found`, `category_not_found` or `product_not_found`: what a rule or a sale names is not there. */
export const namedNotFound = (what: 'shop' | 'category' | 'product') =>
  fieldRefused(`${what}_not_found`, `body.${what}Id`, `There is no such ${what}.`)
