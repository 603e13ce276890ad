import { orderEndpoints } from '#shared/api/orders.ts'
import type { orderSchemas } from '#shared/api/orders.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const ordersApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof orderSchemas>()(build, orderEndpoints, {
      lists: ['listOrders', 'listShopOrders', 'listMarketOrders'],
      reads: {
        getCheckout: ['Checkout'],
        listOrders: ['Order'],
        getOrder: ['Order'],
        listShopOrders: ['ShopOrders'],
        getShopOrder: ['ShopOrder'],
        getShopOverview: ['ShopOrders', 'OwnProducts'],
        listMarketOrders: ['MarketOrders'],
        getMarketOrder: ['MarketOrders'],
        getMarketOverview: ['MarketOrders', 'ShopsToReview'],
      },
      changes: {
        placeCheckout: ['Cart', 'Order'],
        startPayment: ['Checkout', 'Cart', 'Order'],
        confirmPayment: ['Checkout', 'Order'],
        abandonPayment: ['Checkout', 'Order'],
        cancelCheckout: ['Checkout', 'Order', 'Cart'],
        cancelOrder: ['Checkout', 'Order'],
        handOverOrder: ['ShopOrders', 'Balance'],
        addTrackingUpdate: ['ShopOrders'],
        deliverOrder: ['ShopOrders', 'Balance'],
        cancelShopOrder: ['ShopOrders', 'Balance'],
        cancelOrderLines: ['Checkout', 'Order'],
        cancelShopLines: ['ShopOrders', 'Balance'],
        refundShopOrder: ['ShopOrders', 'Balance'],
        refundOrder: ['MarketOrders'],
      },
      answers: {
        handOverOrder: 'getShopOrder',
        addTrackingUpdate: 'getShopOrder',
        deliverOrder: 'getShopOrder',
        cancelShopOrder: 'getShopOrder',
        cancelShopLines: 'getShopOrder',
        refundShopOrder: 'getShopOrder',
        refundOrder: 'getMarketOrder',
      },
    }),
})

export const {
  usePlaceCheckoutMutation,
  useGetCheckoutQuery,
  useStartPaymentMutation,
  useConfirmPaymentMutation,
  useAbandonPaymentMutation,
  useCancelCheckoutMutation,
  useListOrdersInfiniteQuery,
  useGetOrderQuery,
  useCancelOrderMutation,
  useListShopOrdersInfiniteQuery,
  useGetShopOrderQuery,
  useHandOverOrderMutation,
  useAddTrackingUpdateMutation,
  useDeliverOrderMutation,
  useCancelShopOrderMutation,
  useCancelOrderLinesMutation,
  useCancelShopLinesMutation,
  usePreviewShopRefundMutation,
  useRefundShopOrderMutation,
  usePreviewRefundMutation,
  useRefundOrderMutation,
  useGetShopOverviewQuery,
  useListMarketOrdersInfiniteQuery,
  useGetMarketOrderQuery,
  useGetMarketOverviewQuery,
} = ordersApi
