/** What people are told of. A letter's key begins with its kind: `order-shipped:<order>`. */

export const noticeDoors = ['storefront', 'seller', 'operator'] as const
export type NoticeDoor = (typeof noticeDoors)[number]

export interface NoticeKind {
  /** The heading it stands under where people choose. */
  topic: string
  /** What it tells, as its choice is called. */
  label: string
  /** At which doors somebody is told of it. */
  doors: readonly NoticeDoor[]
  /** Its mail always leaves: it is about the account's safety, or about money, goods or files somebody is owed, or what binds them. */
  isNecessary: boolean
  /** Not urgent: it may wait for a digest. */
  isChatty: boolean
}

const customer = ['storefront'] as const
const shop = ['seller'] as const
const bothSides = ['storefront', 'seller'] as const
const everybody = noticeDoors

const kind = (topic: string, label: string, doors: readonly NoticeDoor[]): NoticeKind => ({
  topic,
  label,
  doors,
  isNecessary: false,
  isChatty: false,
})
const chatty = (topic: string, label: string, doors: readonly NoticeDoor[]): NoticeKind => ({
  ...kind(topic, label, doors),
  isChatty: true,
})
const necessary = (topic: string, label: string, doors: readonly NoticeDoor[]): NoticeKind => ({
  ...kind(topic, label, doors),
  isNecessary: true,
})

/**
 * Every kind of notice. Letters of other kinds only go by mail, always: they carry a link or a code that is for who reads
 * the address (activation, a new password, an invitation, something to sign), or answer somebody who only typed it.
 */
export const noticeKinds = {
  'order-confirmation': necessary('Orders', 'An order is placed', customer),
  'new-order': kind('Orders', 'A new order', shop),
  'order-shipped': kind('Orders', 'A parcel is on its way', customer),
  'files-ready': necessary('Orders', 'Files can be downloaded', customer),
  'order-delivered': chatty('Orders', 'A parcel has arrived', customer),
  'order-cancelled': necessary('Orders', 'An order is cancelled', customer),
  'shop-order-cancelled': necessary('Orders', 'An order is cancelled', shop),
  'shop-order-reduced': necessary('Orders', 'Something of an order is not to be sent', shop),
  'order-reduced': necessary('Orders', 'Something of an order is not sent', customer),
  'order-paid-too-late': necessary('Orders', 'A payment came too late', customer),
  invoice: necessary('Orders', 'An invoice', customer),
  'order-refunded': necessary('Refunds', 'Money goes back', customer),
  'order-refund-failed': necessary('Refunds', 'Money could not go back', customer),
  'order-refund-account': necessary('Refunds', 'Where money should go back to', customer),
  'shop-refunded': chatty('Refunds', 'A customer gets money back', shop),
  'shop-refund-failed': necessary('Refunds', 'Money could not go back', shop),
  'return-requested': kind('Returns', 'A customer sends something back', shop),
  'return-noted': chatty('Returns', 'A return is noted', customer),
  'return-accepted': kind('Returns', 'A return is accepted', customer),
  'return-declined': necessary('Returns', 'A return is declined', customer),
  'return-received': kind('Returns', 'What was sent back has arrived', customer),
  'return-withdrawn': chatty('Returns', 'A customer keeps it after all', shop),
  'dispute-raised': necessary('Disputes', 'A dispute begins', shop),
  'dispute-opened': necessary('Disputes', 'The market looks into a dispute', bothSides),
  'dispute-spoken': kind('Disputes', 'New words in a dispute', bothSides),
  'dispute-decided': necessary('Disputes', 'A dispute is decided', bothSides),
  'dispute-appealed': necessary('Disputes', 'The other side appeals', bothSides),
  'dispute-over': necessary('Disputes', 'A dispute is over', shop),
  'withdrawal-requested': necessary('Payouts', 'A payout is asked for', shop),
  'withdrawal-approved': chatty('Payouts', 'A payout is approved', shop),
  'withdrawal-paid': necessary('Payouts', 'A payout is on its way', shop),
  'withdrawal-failed': necessary('Payouts', 'A payout did not arrive', shop),
  'withdrawal-rejected': necessary('Payouts', 'A payout is refused', shop),
  'withdraw-method-added': necessary('Payouts', 'A bank account is added', shop),
  'withdraw-method-removed': necessary('Payouts', 'A bank account is removed', shop),
  'contract-sealed': necessary('Contracts', 'A contract is signed by all', bothSides),
  'contract-declined': necessary('Contracts', 'A contract is declined', bothSides),
  'contract-expired': necessary('Contracts', 'A contract is not signed in time', bothSides),
  'contract-voided': necessary('Contracts', 'A contract is taken back', bothSides),
  'subscription-started': necessary('Subscriptions', 'A subscription begins', customer),
  'subscription-renewed': chatty('Subscriptions', 'A subscription is renewed', customer),
  'subscription-unpaid': necessary('Subscriptions', 'A renewal could not be charged', customer),
  'subscription-confirmation': necessary('Subscriptions', 'A payment to confirm', customer),
  'card-expiring': necessary('Subscriptions', 'A card expires', customer),
  'subscription-ended': necessary('Subscriptions', 'A subscription ends', customer),
  'review-invitation': chatty('Reviews and questions', 'How was it?', customer),
  'review-written': chatty('Reviews and questions', 'A new review', shop),
  'review-answered': chatty('Reviews and questions', 'A shop answers your review', customer),
  'review-hidden': necessary('Reviews and questions', 'Your review is hidden', customer),
  'review-hidden-from-shop': kind('Reviews and questions', 'A review of your things is hidden', shop),
  'question-asked': chatty('Reviews and questions', 'A new question', shop),
  'question-answered': chatty('Reviews and questions', 'A shop answers your question', customer),
  'question-hidden': necessary('Reviews and questions', 'Your question is hidden', customer),
  'question-hidden-from-shop': kind('Reviews and questions', 'A question about your things is hidden', shop),
  'chat-judged': necessary('Messages', 'A decision about your messages', bothSides),
  'chat-report-settled': kind('Messages', 'What you reported is decided', bothSides),
  'message-waits': kind('Messages', 'Messages while you are away', everybody),
  'report-decided': kind('Reviews and questions', 'Something you reported is decided', bothSides),
  'stock-returned': kind('Saved things', 'Something is back in stock', customer),
  'price-dropped': chatty('Saved things', 'Something you saved costs less', customer),
  'stock-low': kind('Shop', 'Something is nearly sold out', shop),
  'product-approved': kind('Shop', 'A product is let in', shop),
  'product-sent-back': necessary('Shop', 'A product needs changes', shop),
  'product-blocked': necessary('Shop', 'A product is taken down', shop),
  'product-unblocked': kind('Shop', 'A product is given back', shop),
  'shop-applied': kind('Shops', 'A shop wants to be let in', ['operator']),
  'shop-approved': necessary('Shop', 'The shop is let in', shop),
  'shop-changes-requested': necessary('Shop', 'The application needs changes', shop),
  'shop-declined': necessary('Shop', 'The application is declined', shop),
  'shop-suspended': necessary('Shop', 'The shop is suspended', shop),
  'shop-reinstated': necessary('Shop', 'The shop is let in again', shop),
  'shop-closed': necessary('Shop', 'The shop is closed', shop),
  'new-sign-in': necessary('Account', 'A sign-in on a new device', everybody),
  'password-changed': necessary('Account', 'The password is changed', everybody),
  'email-changed': necessary('Account', 'The e-mail address is changed', everybody),
  'passkey-added': necessary('Account', 'A passkey is added', everybody),
  'second-factor-on': necessary('Account', 'Two-step sign-in is turned on', everybody),
  'second-factor-off': necessary('Account', 'Two-step sign-in is turned off', everybody),
  'data-export': necessary('Account', 'The copy of your data is ready', customer),
  erasure: necessary('Account', 'The account will be erased', customer),
} as const satisfies Record<string, NoticeKind>

export type NoticeKindName = keyof typeof noticeKinds

/** The kinds that somebody at a door is told of, in the order of the table. */
export function kindsAt(door: NoticeDoor): NoticeKindName[] {
  return (Object.keys(noticeKinds) as NoticeKindName[]).filter((name) => noticeKinds[name].doors.includes(door))
}

/** The kind of the letter with this key; undefined for one that only goes by mail. */
export function kindOfKey(key: string): NoticeKindName | undefined {
  const name = key.split(':', 1)[0]!
  return Object.hasOwn(noticeKinds, name) ? (name as NoticeKindName) : undefined
}
