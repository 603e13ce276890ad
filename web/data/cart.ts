import { cartEndpoints } from '#shared/api/cart.ts'
import type { cartSchemas } from '#shared/api/cart.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const cartApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof cartSchemas>()(build, cartEndpoints, {
      reads: { getCart: ['Cart'] },
      answers: {
        addCartLine: 'getCart',
        changeCartLine: 'getCart',
        removeCartLine: 'getCart',
        chooseShipping: 'getCart',
        setDestination: 'getCart',
        addCoupon: 'getCart',
        removeCoupon: 'getCart',
      },
    }),
})

export const {
  useGetCartQuery,
  useAddCartLineMutation,
  useChangeCartLineMutation,
  useRemoveCartLineMutation,
  useChooseShippingMutation,
  useSetDestinationMutation,
  useAddCouponMutation,
  useRemoveCouponMutation,
} = cartApi
