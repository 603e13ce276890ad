import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import type { pushDeviceEndpoints } from './push-devices.ts'
import { Id, IdParams, Instant, Nothing } from './values.schemas.ts'

export const PushDevice = z
  .object({
    id: Id,
    name: z.string().meta({ description: 'In words, as its browser gave it' }),
    addedAt: Instant,
    lastToldAt: Instant.nullable(),
    isThis: z.boolean().meta({ description: 'The browser of this session' }),
  })
  .meta({ id: 'PushDevice' })

export const PushDevices = z
  .object({
    publicKey: z.string().meta({ description: 'The key of the market (RFC 8292), base64url' }),
    items: z.array(PushDevice),
  })
  .meta({ id: 'PushDevices' })

export const NewPushDevice = z
  .strictObject({
    endpoint: z.url().max(1_000).meta({ description: 'Where its push service takes what is for it' }),
    p256dh: z.string().regex(/^[\w-]{87}=?$/, 'This is no key of a device.'),
    auth: z.string().regex(/^[\w-]{22}={0,2}$/, 'This is no secret of a device.'),
  })
  .meta({ id: 'NewPushDevice', description: 'What a browser’s `PushSubscription` says of itself' })

const list = { response: PushDevices }
const add = { body: NewPushDevice, response: PushDevices }
const remove = { params: IdParams, response: Nothing }

export const pushDeviceSchemas = schemasFor<typeof pushDeviceEndpoints>()({
  listPushDevices: list,
  addPushDevice: add,
  removePushDevice: remove,
  tryPushDevice: remove,
  listShopPushDevices: list,
  addShopPushDevice: add,
  removeShopPushDevice: remove,
  tryShopPushDevice: remove,
  listMarketPushDevices: list,
  addMarketPushDevice: add,
  removeMarketPushDevice: remove,
  tryMarketPushDevice: remove,
})

export type PushDevice = z.output<typeof PushDevice>
export type PushDevices = z.output<typeof PushDevices>
export type NewPushDevice = z.output<typeof NewPushDevice>
