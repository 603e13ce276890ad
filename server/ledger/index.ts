export { explainBalance, type Explanation } from './explain-balance.ts'
export { post, postAll } from './post.ts'
export {
  captureEntries,
  cashDeliveryEntries,
  deliveryEntries,
  refundAfterDeliveryEntries,
  refundEntries,
} from './posting-rules.ts'
export type { Entry, Posting } from './posting.ts'
export { seesMoneyOfShop } from './policy.ts'
export { ledgerRoutes } from './routes.ts'
