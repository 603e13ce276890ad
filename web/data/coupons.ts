import { couponEndpoints } from '#shared/api/coupons.ts'
import type { couponSchemas } from '#shared/api/coupons.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const couponsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof couponSchemas>()(build, couponEndpoints, {
      lists: ['listOwnCoupons', 'listMarketCoupons'],
      reads: { listOwnCoupons: ['OwnCoupons'], listMarketCoupons: ['MarketCoupons'] },
      changes: {
        createOwnCoupon: ['OwnCoupons'],
        deleteOwnCoupon: ['OwnCoupons'],
        createMarketCoupon: ['MarketCoupons'],
        deleteMarketCoupon: ['MarketCoupons'],
      },
    }),
})

export const {
  useListOwnCouponsInfiniteQuery,
  useVerifyOwnCouponMutation,
  useCreateOwnCouponMutation,
  useDeleteOwnCouponMutation,
  useListMarketCouponsInfiniteQuery,
  useCreateMarketCouponMutation,
  useDeleteMarketCouponMutation,
} = couponsApi
