export { explainBalance, type Explanation } from './explain-balance.ts'
export { post, postAll } from './post.ts'
export {
  captureEntries,
  cashDeliveryEntries,
  concededRefundEntries,
  deliveryEntries,
  refundAfterDeliveryEntries,
  refundEntries,
  undone,
  type RefundSource,
} from './posting-rules.ts'
export type { Entry, Posting, PostingKind } from './posting.ts'
export { ledgerRoutes } from './routes.ts'
