import { endpoints, type Door } from './endpoint.ts'

/** Each door has the same, about the person who came in there. */
const devicesAt = <P extends '/api' | '/api/seller' | '/api/operator'>(prefix: P, door: Door) =>
  ({
    list: {
      method: 'GET',
      path: `${prefix}/push-devices`,
      door,
      ability: 'oneself',
      policy: 'own devices',
      summary:
        'The devices that are told while no page is open, and the key with which a browser asks its push service',
    },
    add: {
      method: 'POST',
      path: `${prefix}/push-devices`,
      door,
      ability: 'oneself',
      policy: 'own devices',
      isCounted: true,
      summary: 'Tell the browser of this session, until they sign out there',
      refusals: ['push_device_refused', 'too_many_attempts'],
    },
    remove: {
      method: 'DELETE',
      path: `${prefix}/push-devices/:id`,
      door,
      ability: 'oneself',
      policy: 'own devices',
      subject: 'push-device',
      status: 204,
      summary: 'Tell a device nothing more',
      refusals: ['push_device_not_found'],
    },
    try: {
      method: 'POST',
      path: `${prefix}/push-devices/:id/trial`,
      door,
      ability: 'oneself',
      policy: 'own devices',
      subject: 'push-device',
      isCounted: true,
      status: 202,
      summary: 'Tell a device that it is told',
      refusals: ['push_device_not_found', 'too_many_attempts'],
    },
  }) as const

const storefront = devicesAt('/api', 'storefront')
const seller = devicesAt('/api/seller', 'seller')
const operator = devicesAt('/api/operator', 'operator')

export const pushDeviceEndpoints = endpoints({
  listPushDevices: storefront.list,
  addPushDevice: storefront.add,
  removePushDevice: storefront.remove,
  tryPushDevice: storefront.try,
  listShopPushDevices: seller.list,
  addShopPushDevice: seller.add,
  removeShopPushDevice: seller.remove,
  tryShopPushDevice: seller.try,
  listMarketPushDevices: operator.list,
  addMarketPushDevice: operator.add,
  removeMarketPushDevice: operator.remove,
  tryMarketPushDevice: operator.try,
})
