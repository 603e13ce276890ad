import { on, type Subscription } from '#server/platform/facts.ts'
import {
  mailShopApplied,
  mailShopApproved,
  mailShopChangesRequested,
  mailShopDeclined,
  mailShopReinstated,
  mailShopSuspended,
} from './mail-shop.ts'

export const noticesSubscribers: Subscription[] = [
  on('shop.handed-in', 'later', 'mail-operators-shop-applied', mailShopApplied),
  on('shop.changes-requested', 'later', 'mail-shop-changes-requested', mailShopChangesRequested),
  on('shop.declined', 'later', 'mail-shop-declined', mailShopDeclined),
  on('shop.approved', 'later', 'mail-shop-approved', mailShopApproved),
  on('shop.suspended', 'later', 'mail-shop-suspended', mailShopSuspended),
  on('shop.reinstated', 'later', 'mail-shop-reinstated', mailShopReinstated),
]
