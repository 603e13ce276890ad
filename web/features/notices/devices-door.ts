import type { NoticeDoor } from '#shared/notice-kinds.ts'
import {
  useAddMarketPushDeviceMutation,
  useAddPushDeviceMutation,
  useAddShopPushDeviceMutation,
  useListMarketPushDevicesQuery,
  useListPushDevicesQuery,
  useListShopPushDevicesQuery,
  useRemoveMarketPushDeviceMutation,
  useRemovePushDeviceMutation,
  useRemoveShopPushDeviceMutation,
  useTryMarketPushDeviceMutation,
  useTryPushDeviceMutation,
  useTryShopPushDeviceMutation,
} from '../../data/push-devices.ts'

/** The hooks of one door; behind each is the same. A page stands at one door, so it always calls the same hooks. */
export const devicesAt = {
  storefront: {
    useList: useListPushDevicesQuery,
    useAdd: useAddPushDeviceMutation,
    useRemove: useRemovePushDeviceMutation,
    useTry: useTryPushDeviceMutation,
  },
  seller: {
    useList: useListShopPushDevicesQuery,
    useAdd: useAddShopPushDeviceMutation,
    useRemove: useRemoveShopPushDeviceMutation,
    useTry: useTryShopPushDeviceMutation,
  },
  operator: {
    useList: useListMarketPushDevicesQuery,
    useAdd: useAddMarketPushDeviceMutation,
    useRemove: useRemoveMarketPushDeviceMutation,
    useTry: useTryMarketPushDeviceMutation,
  },
} as const satisfies Record<NoticeDoor, object>
