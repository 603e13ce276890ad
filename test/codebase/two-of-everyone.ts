import type { Subject } from '#shared/api/endpoint.ts'
import { newId } from '#shared/ids.ts'
import { cookieOf, type SessionDoor } from '#server/identity/index.ts'
import { reconcile } from '#server/reconciliation/index.ts'
import { aFilledCart, anOpenStall, type Stall, type Ware } from '#test/builders/carts.ts'
import { aTemplate, linkMailedTo } from '#test/builders/contracts.ts'
import { uploads } from '#test/builders/downloads.ts'
import { anUploadedImport } from '#test/builders/imports.ts'
import { theShopCanInvoice } from '#test/builders/invoices.ts'
import {
  aCashOrderDelivered,
  anOrderDelivered,
  anOrderReadyToHandOver,
  aPaidCheckout,
  aPlacedCheckout,
  delivery,
  sellerOf,
} from '#test/builders/orders.ts'
import { aRunningEvent } from '#test/builders/sale-events.ts'
import { aCustomer, anOperator, aSeller, everybodysPassword, type SellerVisitor } from '#test/builders/people.ts'
import { aReview } from '#test/builders/reviews.ts'
import { aKeptCard, subscribes } from '#test/builders/subscriptions.ts'
import { aHandedInPaper } from '#test/builders/shops.ts'
import { aRequestedWithdrawal, aUsableMethod, earns } from '#test/builders/withdrawals.ts'
import { pauseAddresses } from '#server/platform/mail/index.ts'
import type { TestMarket } from '#test/support/market.ts'
import { FakeDevice } from '#test/support/push-stand-in.ts'
import { Visitor } from '#test/support/visitor.ts'

/** Somebody to whom things belong at each door, somebody to whom they do not, and one of each thing. */
export interface Cast {
  customer: Visitor
  otherCustomer: Visitor
  /** The owner of the shop to which the things belong. */
  seller: Visitor
  /** Work in the same shop. */
  manager: Visitor
  staff: Visitor
  otherSeller: Visitor
  operator: Visitor
  /** By what they are: the value that stands in the path, `id` and `slug` alike. */
  things: Record<Subject, { id: string; slug?: string }>
}

/** Fills a market with two of everyone; the things belong to the first. */
export async function twoOfEveryone(market: TestMarket): Promise<Cast> {
  const customer = await aCustomer(market)
  const stall = await anOpenStall(market, { wares: [{}, { title: 'Glaze recipes', priceMinor: 9_00 }] })
  const [ware, digital] = stall.wares
  await theShopCanInvoice(market, stall.shopId)
  const seller = await sellerOf(market, stall)
  const templateId = await aTemplate(market, { signers: ['customer', 'shop'] })
  const bought = await anOrderReadyToHandOver(market, { customer, stalls: [stall] })
  const subscribed = await subscribes(market, { customer, seller, stall })
  await market.settle()
  const downloaded = await aDownload(market, { customer, seller, stall, ware: digital! })
  const { checkout } = await aPlacedCheckout(market, { customer, stalls: [stall] })
  const payment = await customer.call('startPayment', {
    params: { id: checkout.id },
    body: { method: 'card', token: 'tok_challenge' },
  })
  await aFilledCart(market, [{ ware: ware! }], customer)
  const cart = await customer.call('getCart')
  const { db } = market.context
  const posting = await db
    .selectFrom('ledger_postings')
    .select('id')
    .where('shop_id', '=', stall.shopId)
    .executeTakeFirstOrThrow()
  const invoice = await db
    .selectFrom('invoices')
    .select('id')
    .where('shop_id', '=', stall.shopId)
    .executeTakeFirstOrThrow()
  const contract = await db
    .selectFrom('contracts')
    .select(['id', 'verify_code'])
    .where('shop_id', '=', stall.shopId)
    .executeTakeFirstOrThrow()
  const event = await db.selectFrom('gateway_events').select('id').limit(1).executeTakeFirstOrThrow()
  const product = await db
    .selectFrom('products')
    .select('slug')
    .where('id', '=', ware!.productId)
    .executeTakeFirstOrThrow()

  const category = await db
    .selectFrom('categories')
    .select('id')
    .where('slug', '=', 'tableware')
    .executeTakeFirstOrThrow()

  const synonym = await db.selectFrom('search_synonyms').select('id').limit(1).executeTakeFirstOrThrow()
  await pauseAddresses(
    db,
    [{ id: 'evt_1', reason: 'bounced', address: 'nobody@example.com', at: market.clock.outside() }],
    market.clock.outside(),
  )
  const paused = await db.selectFrom('paused_addresses').select('id').executeTakeFirstOrThrow()
  const delivered = await anOrderDelivered(market, { customer, stalls: [stall] })
  const returned = await customer.call('requestReturn', {
    params: { id: delivered.order.id },
    body: { lines: [{ lineId: delivered.order.lines[0]!.id, quantity: 1, reason: 'changed_mind' }] },
  })
  const disputed = await customer.call('raiseDispute', {
    params: { id: delivered.order.id },
    body: { reason: 'damaged', words: 'The handle came off' },
  })
  const review = await aReview(market, { customer, stalls: [stall] })
  const operator = await anOperator(market)
  const rules = await operator.call('addCommissionRule', { body: { bps: 1_200 } })
  await earns(market, stall.shopId, 50_00)
  const methodId = await aUsableMethod(market, stall.shopId)
  const withdrawal = await aRequestedWithdrawal({ owner: seller, shopId: stall.shopId, methodId }, 20_00)
  const sent = await aRequestedWithdrawal({ owner: seller, shopId: stall.shopId, methodId }, 10_00)
  await operator.call('approveWithdrawal', { params: { id: sent.id } })
  const payoutFile = await operator.call('makePayoutFile')
  const coupon = await seller.call('createOwnCoupon', { body: { code: 'OWNTEN', kind: 'percent', bps: 1_000 } })
  const ofMarket = { code: 'ALLTEN', kind: 'percent', bps: 1_000, bearer: 'market' } as const
  const marketCoupon = await operator.call('createMarketCoupon', { body: ofMarket })
  const taxRules = await operator.call('addTaxRule', { body: { place: 'CH', bps: 810 } })
  const saleEvent = await aRunningEvent(market, seller, ware!)
  const talk = await customer.call('openConversation', { body: { shopId: stall.shopId } })
  const message = await customer.call('sendMessage', {
    params: { id: talk.id },
    body: { clientId: newId(), text: 'Is it dishwasher-proof?' },
  })
  const form = new FormData()
  form.set('file', new File(['%PDF-1.7 a plan of the shelf'], 'shelf.pdf'))
  const file = await customer.call('uploadChatFile', { params: { id: talk.id }, form })
  await customer.call('sendMessage', { params: { id: talk.id }, body: { clientId: newId(), fileId: file.id } })
  await seller.call('reportShopConversation', {
    params: { id: talk.id },
    body: { messageId: message.id, reason: 'Asks the same every day' },
  })
  const [chatReport] = (await operator.call('listChatReports')).items
  const address = await customer.call('addAddress', { body: delivery.address })
  const passkeyId = `key-of-${customer.person.id}`
  await db
    .insertInto('passkeys')
    .values({
      credential_id: passkeyId,
      person_id: customer.person.id,
      name: 'Firefox on Linux',
      public_key: Buffer.from('a key'),
      counter: 0,
      created_at: market.clock.now(),
    })
    .execute()
  const session = (await customer.call('listSessions')).items[0]!
  const { items: devices } = await customer.call('addPushDevice', {
    body: new FakeDevice('https://push.example').subscription,
  })
  const copy = await customer.call('requestDataExport', { body: { password: everybodysPassword } })
  await market.settle()
  const question = await customer.call('askQuestion', {
    body: { productId: ware!.productId, body: 'Does it stand in an oven?' },
  })
  const support = await customer.call('openConversation', { body: {} })
  const asked = await customer.call('uploadChatFile', { params: { id: support.id }, form })
  await customer.call('sendMessage', { params: { id: support.id }, body: { clientId: newId(), fileId: asked.id } })
  const brought = await anUploadedImport(seller, 'title,price\nA jug,12.00')
  const team = await seller.call('inviteMember', { body: { email: 'new.hand@example.com', role: 'staff' } })
  const paper = await aHandedInPaper(market, stall.shopId)
  return {
    customer,
    otherCustomer: await aCustomer(market),
    seller,
    manager: await aSeller(market, { shop: seller.shop, role: 'manager' }),
    staff: await aSeller(market, { shop: seller.shop, role: 'staff' }),
    otherSeller: await aSeller(market),
    operator,
    things: {
      category: { id: category.id, slug: 'tableware' },
      synonym: { id: synonym.id },
      'paused-address': { id: paused.id },
      product: { id: ware!.productId, slug: product.slug },
      shop: { id: stall.shopId, slug: stall.slug },
      'shop-member': { id: seller.person.id },
      'shop-invitation': { id: team.invitations[0]!.id },
      'application-document': { id: paper.documentId },
      'application-file': { id: paper.fileId },
      'cart-line': { id: cart.shops[0]!.lines[0]!.id },
      checkout: { id: checkout.id },
      order: { id: bought.order.id },
      'product-file': { id: downloaded.fileId },
      download: { id: downloaded.id },
      'download-link': { id: downloaded.link },
      'cash-refund': { id: await aCashRefund(market, customer) },
      return: { id: returned.id },
      dispute: { id: disputed.id },
      posting: { id: posting.id },
      review: { id: review.id },
      payment: { id: payment.id },
      person: { id: customer.person.id },
      'gateway-event': { id: event.id },
      difference: { id: await aDifference(market) },
      withdrawal: { id: withdrawal.id },
      'withdraw-method': { id: methodId },
      'payout-file': { id: payoutFile.id },
      intent: { id: payment.action!.reference },
      coupon: { id: coupon.id },
      'market-coupon': { id: marketCoupon.id },
      'tax-rule': { id: taxRules.items.find(({ place }) => place === 'CH')!.id },
      'sale-event': saleEvent,
      'commission-rule': { id: rules.items[0]!.id },
      invoice: { id: invoice.id },
      plan: { id: subscribed.planId },
      'payment-method': { id: await aKeptCard(customer) },
      subscription: { id: subscribed.id },
      'market-subscription': { id: subscribed.id },
      'contract-template': { id: templateId },
      contract: { id: contract.id },
      signing: { id: await linkMailedTo(market, delivery.email) },
      'seal-code': { id: contract.verify_code },
      conversation: { id: talk.id },
      'support-conversation': { id: support.id },
      message: { id: message.id },
      'chat-file': { id: file.id },
      'support-file': { id: asked.id },
      'reported-file': { id: file.id },
      'chat-report': { id: chatReport!.id },
      import: { id: brought.id },
      'push-device': { id: devices[0]!.id },
      session: { id: session.id },
      address: { id: address.id },
      passkey: { id: passkeyId },
      question: { id: question.id },
      'data-export': { id: copy.id },
      variant: { id: ware!.variantId },
    },
  }
}

/** Somebody with a good session at every door but this one, who shows another door's token in place of its own. */
export function atTheWrongDoor(cast: Cast, door: SessionDoor): Visitor {
  const visitor = new Visitor(cast.customer.url)
  const tokens: Record<SessionDoor, string> = {
    storefront: cast.customer.cookies.get(cookieOf.storefront)!,
    seller: cast.seller.cookies.get(cookieOf.seller)!,
    operator: cast.operator.cookies.get(cookieOf.operator)!,
  }
  const others = (Object.keys(tokens) as SessionDoor[]).filter((other) => other !== door)
  for (const other of others) visitor.cookies.set(cookieOf[other], tokens[other])
  visitor.cookies.set(cookieOf[door], tokens[others[0]!])
  return visitor
}

/** The gateway took money that the book does not know. */
async function aDifference(market: TestMarket): Promise<string> {
  const { card } = market.context.ports.gateways
  await card!.charge({ attemptId: newId(), amountMinor: 1_00, currency: 'EUR', token: 'tok_success', description: '' })
  await reconcile(market.context, card!)
  const { id } = await market.context.db.selectFrom('differences').select('id').limit(1).executeTakeFirstOrThrow()
  return id
}

/** A file that the customer has bought, and a link to it. */
async function aDownload(
  market: TestMarket,
  { customer, seller, stall, ware }: { customer: Visitor; seller: SellerVisitor; stall: Stall; ware: Ware },
): Promise<{ id: string; fileId: string; link: string }> {
  await market.context.db.updateTable('products').set({ kind: 'digital' }).where('id', '=', ware.productId).execute()
  const file = await uploads(seller, ware.productId)
  const { checkout } = await aPaidCheckout(market, { customer, stalls: [stall], wanted: [{ ware }] })
  await market.settle()
  const { items } = await customer.call('listDownloads', { params: { id: checkout.orders[0]!.id } })
  const { id } = items[0]!
  const { url } = await customer.call('openDownload', { params: { id } })
  return { id, fileId: file.id, link: url.split('/').at(-1)! }
}

/** Money of an order paid at the door that waits to be transferred back. */
async function aCashRefund(market: TestMarket, customer: Visitor): Promise<string> {
  const { order, seller } = await aCashOrderDelivered(market, { customer })
  await seller.call('refundShopOrder', { params: { id: order.id }, body: { goodwillMinor: 1_00, reason: 'A scratch' } })
  const refund = await market.context.db
    .selectFrom('refunds')
    .select('id')
    .where('order_id', '=', order.id)
    .executeTakeFirstOrThrow()
  return refund.id
}
