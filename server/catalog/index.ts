export { availableOf, cardJson } from './card.ts'
export { changeProduct } from './change-product.ts'
export { checkAttributes, type AttributeRule } from './check-attributes.ts'
export { checkProduct } from './check-product.ts'
export { productWords } from './product-words.ts'
export { createProduct } from './create-product.ts'
export { isPlain } from './describe-product.ts'
export { productNotFound } from './errors.ts'
export { hasProduct } from './repository.ts'
export type { JudgedFact } from './facts.ts'
export { hideProduct } from './hide-product.ts'
export { lowestBefore } from './lowest-price.ts'
export { findPrices } from './price-history.ts'
export { productLife } from './product-state.ts'
export { publishProduct } from './publish-product.ts'
export { findAttributes, listOwnProductsAsJson } from './repository.ts'
export { reviewMembers } from './review-json.ts'
export { catalogRoutes } from './routes.ts'
export { marketCatalogRoutes } from './market-routes.ts'
export { catalogSamples } from './samples.ts'
export {
  handOverStock,
  lockStock,
  releaseStock,
  reserveStock,
  returnStock,
  sumByVariant,
  takeStockAgain,
  type Shortage,
  type StockLine,
} from './stock.ts'
export { catalogSubscribers } from './subscribers.ts'
export { countSold, countStems } from './counts.ts'
export { listShelf } from './shelf.ts'
export { catalogSweeps } from './sweeps.ts'
