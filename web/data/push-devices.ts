import { pushDeviceEndpoints } from '#shared/api/push-devices.ts'
import type { pushDeviceSchemas } from '#shared/api/push-devices.schemas.ts'
import { api } from './api.ts'
import { endpointsFrom } from './endpoints.ts'

export const pushDevicesApi = api.injectEndpoints({
  endpoints: (build) =>
    endpointsFrom<typeof pushDeviceSchemas>()(build, pushDeviceEndpoints, {
      reads: {
        listPushDevices: ['PushDevices'],
        listShopPushDevices: ['PushDevices'],
        listMarketPushDevices: ['PushDevices'],
      },
      changes: {
        removePushDevice: ['PushDevices'],
        removeShopPushDevice: ['PushDevices'],
        removeMarketPushDevice: ['PushDevices'],
      },
      answers: {
        addPushDevice: 'listPushDevices',
        addShopPushDevice: 'listShopPushDevices',
        addMarketPushDevice: 'listMarketPushDevices',
      },
    }),
})

export const {
  useListPushDevicesQuery,
  useAddPushDeviceMutation,
  useRemovePushDeviceMutation,
  useTryPushDeviceMutation,
  useListShopPushDevicesQuery,
  useAddShopPushDeviceMutation,
  useRemoveShopPushDeviceMutation,
  useTryShopPushDeviceMutation,
  useListMarketPushDevicesQuery,
  useAddMarketPushDeviceMutation,
  useRemoveMarketPushDeviceMutation,
  useTryMarketPushDeviceMutation,
} = pushDevicesApi
