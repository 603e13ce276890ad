export type { Basket, BasketShop } from './basket.ts'
export { addCartLine } from './add-cart-line.ts'
export { hashOfCartToken, holderOf, type CartHolder } from './holder.ts'
export { presentTotals } from './present.ts'
export {
  priceBasket,
  type PricedBasket,
  type PricedLine,
  type PricedShop,
  type PricedTotals,
  type ShopDiscount,
} from './price-basket.ts'
export { inOneCurrency, rulesFor } from './pricing-rules.ts'
export { checkTaxNumber } from './set-destination.ts'
export { findBasket, takeLines, dropCoupons, putBackLines } from './repository.ts'
export { cartRoutes } from './routes.ts'
export { cartSubscribers } from './subscribers.ts'
export { cartSweeps } from './sweeps.ts'
