import { on, type Subscription } from '#server/platform/facts.ts'
import { mailShopApproved, mailShopReinstated, mailShopSuspended } from './mail-shop.ts'

export const noticesSubscribers: Subscription[] = [
  on('shop.approved', 'later', 'mail-shop-approved', mailShopApproved),
  on('shop.suspended', 'later', 'mail-shop-suspended', mailShopSuspended),
  on('shop.reinstated', 'later', 'mail-shop-reinstated', mailShopReinstated),
]
