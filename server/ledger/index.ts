export { accountName, shopPurposes, type MarketPurpose, type ShopPurpose } from './accounts.ts'
export { explainBalance, type Explanation } from './explain-balance.ts'
export { post, postAll } from './post.ts'
export {
  captureEntries,
  cashDeliveryEntries,
  credit,
  debit,
  deliveryEntries,
  differenceEntries,
  gatewayFeeEntries,
  gatewayPayoutEntries,
  marketWide,
  refundAfterDeliveryEntries,
  refundEntries,
  without0,
} from './posting-rules.ts'
export type { Entry, Posting, PostingKind } from './posting.ts'
export { ledgerRoutes } from './routes.ts'
