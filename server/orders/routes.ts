import { orderEndpoints } from '#shared/api/orders.ts'
import { seesMoneyOfShop } from '#server/ledger/index.ts'
import { orderSchemas, OrderState, type MarketOrder, type Order, type ShopOrder } from '#shared/api/orders.schemas.ts'
import { preferredLanguage } from '#shared/languages.ts'
import { settingsOf } from '#server/market/index.ts'
import { findPaymentOfCheckout, recordTransfer } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import { invariant } from '#server/platform/errors.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { limitNetwork } from '#server/platform/http/network.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { addTrackingUpdate } from './add-tracking-update.ts'
import { cancelCheckout } from './cancel-checkout.ts'
import { cancelOwnLines, cancelShopLines } from './cancel-order-lines.ts'
import { cancelOwnOrder } from './cancel-own-order.ts'
import { findRefundAccount, listCashRefunds } from './cash-refunds.ts'
import { giveRefundAccount } from './give-refund-account.ts'
import { presentCashRefund, presentRefundAccount } from './present-cash-refund.ts'
import { cancelShopOrder } from './cancel-shop-order.ts'
import { deliverOrder } from './deliver-order.ts'
import { orderNotFound, refundNotFound } from './errors.ts'
import { getCheckout, getPlacedCheckout } from './get-checkout.ts'
import { handOverOrder } from './hand-over-order.ts'
import {
  countOrdersOfShop,
  findOrderPage,
  findShopOrderPage,
  listOrdersOfMarket,
  listOrdersOfPerson,
  listOrdersOfShop,
  type ListPlace,
  type OrderRow,
} from './order-pages.ts'
import { readMarketFigures, readShopFigures } from './overview-figures.ts'
import { abandonPayment, confirmPayment } from './confirm-payment.ts'
import { payCheckout } from './pay-checkout.ts'
import { placeCheckout } from './place-checkout.ts'
import { mayGiveBack, mayOpen } from './policy.ts'
import {
  presentCustomerOrder,
  presentMarketOrderCard,
  presentOrderCard,
  presentShopOrder,
  presentShopOrderCard,
} from './present.ts'
import { previewOwnLines, previewShopLines } from './preview-cancellation.ts'
import { previewRefund } from './preview-refund.ts'
import type { PartsToGiveBack } from './price-refund.ts'
import { refundOrder } from './refund-order.ts'
import { presentMarketOverview, presentShopOverview } from './present-overview.ts'

/** Each holds stock for a while, so nobody may take the whole hall off sale. */
const checkoutsFromNetwork = { most: 300, seconds: 600 }

/** Orders shown on a shop's first page. */
const latestShown = 5

export const ordersRoutes = routesFor(orderEndpoints, orderSchemas, {
  placeCheckout: async ({ context, body, req }) => {
    await limitNetwork(context, req, 'checkout', checkoutsFromNetwork)
    const language = preferredLanguage(req.get('accept-language'))
    return await getPlacedCheckout(context, await placeCheckout(context, { ...body, language }))
  },
  getCheckout: async ({ context, params, query }) => getCheckout(context, params.id, query.key),
  cancelCheckout: async ({ context, params, query }) => {
    await cancelCheckout(context, params.id, query.key)
    return await getCheckout(context, params.id, query.key)
  },
  startPayment: async ({ context, params, query, body }) => payCheckout(context, params.id, query.key, body),
  confirmPayment: async ({ context, params, query }) => confirmPayment(context, params.id, query.key),
  abandonPayment: async ({ context, params, query }) => abandonPayment(context, params.id, query.key),

  listOrders: async ({ context, query }) => {
    invariant(context.actor.kind === 'customer', 'the storefront door lets customers in')
    const rows = await listOrdersOfPerson(context.db, context.actor.personId, placeIn(query))
    return pageOf(rows, query.limit, presentOrderCard, cursorOf)
  },
  getOrder: async ({ context, params, query }) => customerOrder(context, params.id, query.key),
  cancelOrder: async ({ context, params, query, body }) => {
    await cancelOwnOrder(context, { orderId: params.id, key: query.key, reason: body.reason })
    return await customerOrder(context, params.id, query.key)
  },

  getRefundAccount: async ({ context, params, query }) => await refundAccount(context, params.id, query.key),
  giveRefundAccount: async ({ context, params, query, body }) => {
    await giveRefundAccount(context, { orderId: params.id, key: query.key, ...body })
    return await refundAccount(context, params.id, query.key)
  },
  previewOrderLines: async ({ context, params, query, body }) =>
    await previewOwnLines(context, { orderId: params.id, key: query.key, lines: body.lines }),
  cancelOrderLines: async ({ context, params, query, body }) => {
    await cancelOwnLines(context, { orderId: params.id, key: query.key, ...body })
    return await customerOrder(context, params.id, query.key)
  },

  listShopOrders: async ({ context, query }) => {
    const { shopId } = ownShopOf(context)
    const rows = await listOrdersOfShop(context.db, shopId, query.state, placeIn(query))
    const counts = await countOrdersOfShop(context.db, shopId)
    const everyState = Object.fromEntries(OrderState.options.map((state) => [state, counts[state] ?? 0]))
    return { ...pageOf(rows, query.limit, presentShopOrderCard, cursorOf), counts: everyState }
  },
  getShopOrder: async ({ context, params }) => shopOrder(context, params.id),
  handOverOrder: async ({ context, params, body }) => {
    await handOverOrder(context, params.id, body)
    return await shopOrder(context, params.id)
  },
  addTrackingUpdate: async ({ context, params, body }) => {
    await addTrackingUpdate(context, params.id, body)
    return await shopOrder(context, params.id)
  },
  deliverOrder: async ({ context, params }) => {
    await deliverOrder(context, params.id)
    return await shopOrder(context, params.id)
  },
  cancelShopOrder: async ({ context, params, body }) => {
    await cancelShopOrder(context, params.id, body.reason)
    return await shopOrder(context, params.id)
  },
  previewShopLines: async ({ context, params, body }) => await previewShopLines(context, params.id, body.lines),
  cancelShopLines: async ({ context, params, body }) => {
    await cancelShopLines(context, params.id, body)
    return await shopOrder(context, params.id)
  },
  previewShopRefund: async ({ context, params, body }) => {
    mayGiveBack(context)
    return await previewRefund(context, params.id, { parts: partsIn(body), bearer: 'shop' })
  },
  refundShopOrder: async ({ context, params, body }) => {
    mayGiveBack(context)
    await refundOrder(context, params.id, { parts: partsIn(body), bearer: 'shop', reason: body.reason })
    return await shopOrder(context, params.id)
  },
  getShopOverview: async ({ context }) => {
    const { shopId } = ownShopOf(context)
    const figures = await readShopFigures(context.db, shopId, context.clock.now())
    const latest = await listOrdersOfShop(context.db, shopId, undefined, { limit: latestShown, after: null })
    return presentShopOverview(figures, latest.slice(0, latestShown), {
      seesMoney: seesMoneyOfShop(context.actor),
    })
  },

  listMarketOrders: async ({ context, query }) => {
    const rows = await listOrdersOfMarket(context.db, query.state, placeIn(query))
    return pageOf(rows, query.limit, presentMarketOrderCard, cursorOf)
  },
  getMarketOrder: async ({ context, params }) => marketOrder(context, params.id),
  previewRefund: async ({ context, params, body }) =>
    await previewRefund(context, params.id, { parts: partsIn(body), bearer: body.bearer }),
  refundOrder: async ({ context, params, body }) => {
    const { bearer, reason } = body
    await refundOrder(context, params.id, { parts: partsIn(body), bearer, reason })
    return await marketOrder(context, params.id)
  },
  listCashRefunds: async ({ context, query }) => {
    const place = { limit: query.limit, after: decodeCursor(query.after, ['instant', 'id']) }
    const rows = await listCashRefunds(context.db, place)
    return pageOf(rows, query.limit, presentCashRefund, ({ requestedAt, id }) => [requestedAt.toISOString(), id])
  },
  recordCashRefundPaid: async ({ context, params: { id }, body: { reference } }) => {
    if (!(await recordTransfer(context, id, { outcome: 'succeeded', reference }))) throw refundNotFound()
    return { id }
  },
  recordCashRefundFailed: async ({ context, params: { id }, body: { reason } }) => {
    if (!(await recordTransfer(context, id, { outcome: 'failed', reference: null, because: reason })))
      throw refundNotFound()
    return { id }
  },
  getMarketOverview: async ({ context }) => {
    const { currency } = settingsOf(context)
    return presentMarketOverview(await readMarketFigures(context.db, { now: context.clock.now(), currency }), currency)
  },
})

async function customerOrder(context: Context, orderId: string, key: string | undefined): Promise<Order> {
  const page = await findOrderPage(context.db, orderId)
  if (!page || !mayOpen(context, page, key)) throw orderNotFound()
  return presentCustomerOrder(page)
}

async function refundAccount(context: Context, orderId: string, key: string | undefined) {
  const page = await findOrderPage(context.db, orderId)
  if (!page || !mayOpen(context, page, key)) throw orderNotFound()
  const account = await findRefundAccount(context.db, orderId)
  return { account: account && presentRefundAccount(account) }
}

async function shopOrder(context: Context, orderId: string): Promise<ShopOrder> {
  ownShopOf(context)
  const page = await findShopOrderPage(context.db, orderId)
  if (!page) throw orderNotFound()
  return presentShopOrder(page)
}

async function marketOrder(context: Context, orderId: string): Promise<MarketOrder> {
  const page = await findOrderPage(context.db, orderId)
  if (!page) throw orderNotFound()
  const payment = await findPaymentOfCheckout(context.db, page.checkoutId)
  // What is to be done next is the customer's alone: for Stripe it is a secret.
  return {
    ...presentShopOrder(page),
    payment: payment && { ...payment, action: null },
    checkoutState: page.checkoutState,
  }
}

function partsIn({ everything, lines, shipping, goodwillMinor }: PartsToGiveBack & { everything: boolean }) {
  return everything ? 'everything' : { lines, shipping, goodwillMinor }
}

function placeIn({ limit, after }: { limit: number; after?: string | undefined }): ListPlace {
  const place = decodeCursor(after, ['instant', 'id'])
  return { limit, after: place && { placedAt: new Date(place[0]), id: place[1] } }
}

function cursorOf({ placedAt, id }: OrderRow): [string, string] {
  return [placedAt.toISOString(), id]
}
