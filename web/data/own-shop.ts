import { ownShopEndpoints } from '#shared/api/own-shop.ts'
import type { shopSchemas } from '#shared/api/shops.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

type Schemas = Pick<typeof shopSchemas, keyof typeof ownShopEndpoints>

export const ownShopApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<Schemas>()(build, ownShopEndpoints, {
      reads: { getOwnShop: ['OwnShop'] },
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
  useOpenShopMutation,
  useGetOwnShopQuery,
  useChangeOwnShopMutation,
  useCloseOwnShopMutation,
  useSetHolidayMutation,
  useSetShippingMethodsMutation,
} = ownShopApi
