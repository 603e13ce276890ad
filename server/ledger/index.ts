export { explainBalance, type Explanation } from './explain-balance.ts'
export { lockBalances } from './lock-balances.ts'
export { post, postAll, postIfCovered } from './post.ts'
export {
  captureEntries,
  cashDeliveryEntries,
  deliveryEntries,
  refundAfterDeliveryEntries,
  refundEntries,
  withdrawalEntries,
  withdrawalPaidEntries,
  withdrawalReturnedEntries,
} from './posting-rules.ts'
export type { Entry, Posting } from './posting.ts'
export { ledgerRoutes } from './routes.ts'
