export { accountName, shopPurposes, type MarketPurpose, type ShopPurpose } from './accounts.ts'
export { explainBalance, type Explanation } from './explain-balance.ts'
export { findBalance } from './find-balance.ts'
export { lockBalances } from './lock-balances.ts'
export { post, postAll, postIfCovered } from './post.ts'
export {
  captureEntries,
  cashCollectedEntries,
  cashDeliveryEntries,
  concededRefundEntries,
  credit,
  debit,
  deliveryEntries,
  differenceEntries,
  gatewayFeeEntries,
  gatewayPayoutEntries,
  marketWide,
  refundAfterDeliveryEntries,
  refundEntries,
  reserveEntries,
  reserveReleasedEntries,
  undone,
  type CashHolder,
  type RefundSource,
  without0,
} from './posting-rules.ts'
export { seesMoneyOfShop } from './policy.ts'
export type { Entry, Posting, PostingKind } from './posting.ts'
export { listPostingsOfOrders } from './list-postings-of-orders.ts'
export { ledgerRoutes } from './routes.ts'
export { ledgerSweeps } from './sweeps.ts'
export { requireBalancedLedger, verifyLedger } from './verify-ledger.ts'
