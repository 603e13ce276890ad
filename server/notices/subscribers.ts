import { on, type Subscription } from '#server/platform/facts.ts'
import { mailProductApproved, mailProductBlocked, mailProductSentBack, mailProductUnblocked } from './mail-product.ts'
import { resumeConfirmed } from './resume-address.ts'
import {
  mailShopApplied,
  mailShopApproved,
  mailShopChangesRequested,
  mailShopClosed,
  mailShopDeclined,
  mailShopReinstated,
  mailShopSuspended,
} from './mail-shop.ts'

export const noticesSubscribers: Subscription[] = [
  on('email.confirmed', 'at once', 'resume-confirmed-address', resumeConfirmed),
  on('shop.handed-in', 'later', 'mail-operators-shop-applied', mailShopApplied),
  on('shop.changes-requested', 'later', 'mail-shop-changes-requested', mailShopChangesRequested),
  on('shop.declined', 'later', 'mail-shop-declined', mailShopDeclined),
  on('shop.approved', 'later', 'mail-shop-approved', mailShopApproved),
  on('shop.suspended', 'later', 'mail-shop-suspended', mailShopSuspended),
  on('shop.reinstated', 'later', 'mail-shop-reinstated', mailShopReinstated),
  on('shop.closed', 'later', 'mail-shop-closed', mailShopClosed),
  on('product.approved', 'later', 'mail-product-approved', mailProductApproved),
  on('product.sent-back', 'later', 'mail-product-sent-back', mailProductSentBack),
  on('product.blocked', 'later', 'mail-product-blocked', mailProductBlocked),
  on('product.unblocked', 'later', 'mail-product-unblocked', mailProductUnblocked),
]
