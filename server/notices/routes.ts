import type { Request } from 'express'
import { noticeEndpoints } from '#shared/api/notices.ts'
import { pausedAddressEndpoints } from '#shared/api/paused-addresses.ts'
import { pausedAddressSchemas } from '#shared/api/paused-addresses.schemas.ts'
import { pushDeviceEndpoints } from '#shared/api/push-devices.ts'
import { pushDeviceSchemas, type NewPushDevice } from '#shared/api/push-devices.schemas.ts'
import { noticeSchemas } from '#shared/api/notices.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { readyPage, routesFor } from '#server/platform/http/contract.ts'
import { listPausedAddresses } from '#server/platform/mail/index.ts'
import { chooseNotices, getChoices, type NoticeWishes } from './choose-notices.ts'
import { listenerOf } from './policy.ts'
import { addPushDevice, getPushDevices, removePushDevice, tryPushDevice } from './push/keep-devices.ts'
import { receiveMailEvents } from './receive-mail-events.ts'
import { countUnseen, listNotices } from './repository.ts'
import { resumeAddress } from './resume-address.ts'
import { seeNotices } from './see-notices.ts'

interface Asked {
  context: Context
}

// The same at each door, where the same person is told other things.
const list = async ({ context, query }: Asked & { query: { limit: number; after?: string | undefined } }) =>
  readyPage(await asMarket(context, () => listNotices(context.db, listenerOf(context), query)))
const unseen = async ({ context }: Asked) => ({
  unseen: await asMarket(context, () => countUnseen(context.db, listenerOf(context))),
})
const see = async ({ context }: Asked) => {
  await seeNotices(context)
  return { unseen: 0 }
}
const choices = ({ context }: Asked) => getChoices(context)
const choose = async ({ context, body }: Asked & { body: NoticeWishes }) => {
  await chooseNotices(context, body)
  return await getChoices(context)
}

const ofAllDoors = routesFor(noticeEndpoints, noticeSchemas, {
  listNotices: list,
  countUnseenNotices: unseen,
  seeNotices: see,
  listNoticeChoices: choices,
  chooseNotices: choose,
  listShopNotices: list,
  countUnseenShopNotices: unseen,
  seeShopNotices: see,
  listShopNoticeChoices: choices,
  chooseShopNotices: choose,
  listMarketNotices: list,
  countUnseenMarketNotices: unseen,
  seeMarketNotices: see,
  listMarketNoticeChoices: choices,
  chooseMarketNotices: choose,
})

const devices = ({ context }: Asked) => getPushDevices(context)
const addDevice = async ({ context, body, req }: Asked & { body: NewPushDevice; req: Request }) => {
  await addPushDevice(context, body, req.get('user-agent'))
  return await getPushDevices(context)
}
const removeDevice = async ({ context, params }: Asked & { params: { id: string } }) => {
  await removePushDevice(context, params.id)
  return undefined
}
const tryDevice = async ({ context, params }: Asked & { params: { id: string } }) => {
  await tryPushDevice(context, params.id)
  return undefined
}

const ofDevices = routesFor(pushDeviceEndpoints, pushDeviceSchemas, {
  listPushDevices: devices,
  addPushDevice: addDevice,
  removePushDevice: removeDevice,
  tryPushDevice: tryDevice,
  listShopPushDevices: devices,
  addShopPushDevice: addDevice,
  removeShopPushDevice: removeDevice,
  tryShopPushDevice: tryDevice,
  listMarketPushDevices: devices,
  addMarketPushDevice: addDevice,
  removeMarketPushDevice: removeDevice,
  tryMarketPushDevice: tryDevice,
})

const ofPausedAddresses = routesFor(pausedAddressEndpoints, pausedAddressSchemas, {
  async receiveMailEvents({ context, req }) {
    await receiveMailEvents(context, Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0), req.headers)
    return { received: true as const }
  },
  listPausedAddresses: async ({ context, query }) => readyPage(await listPausedAddresses(context.db, query)),
  async resumeAddress({ context, params }) {
    await resumeAddress(context, params.id)
    return undefined
  },
})

export const noticesRoutes = [...ofAllDoors, ...ofDevices, ...ofPausedAddresses]
