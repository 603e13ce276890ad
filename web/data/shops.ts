import { shopEndpoints } from '#shared/api/shops.ts'
import type { shopSchemas } from '#shared/api/shops.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const shopsApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof shopSchemas>()(build, shopEndpoints, {
      lists: ['listShops'],
      reads: {
        listShops: ['Catalog'],
        getShop: ['Catalog'],
        getOwnShop: ['OwnShop'],
      },
      changes: {
        openShop: ['Me', 'OwnShop'],
        changeOwnShop: ['Me', 'Catalog', 'OwnProducts'],
        closeOwnShop: ['Me', 'Catalog', 'OwnProducts'],
        setHoliday: ['Catalog'],
        setShippingMethods: ['Catalog'],
      },
      answers: {
        changeOwnShop: 'getOwnShop',
        closeOwnShop: 'getOwnShop',
        setShippingMethods: 'getOwnShop',
        setHoliday: 'getOwnShop',
      },
    }),
})

export const {
  useListShopsInfiniteQuery,
  useGetShopQuery,
  useOpenShopMutation,
  useGetOwnShopQuery,
  useChangeOwnShopMutation,
  useCloseOwnShopMutation,
  useSetHolidayMutation,
  useSetShippingMethodsMutation,
} = shopsApi
