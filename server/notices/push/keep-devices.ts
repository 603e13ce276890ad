import { ECDH } from 'node:crypto'
import { newId } from '#shared/ids.ts'
import type { NewPushDevice as Asked, PushDevices } from '#shared/api/push-devices.schemas.ts'
import { deviceWords } from '#server/identity/index.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { pushDeviceNotFound, pushDeviceRefused } from '../errors.ts'
import { deviceOf, listenerOf } from '../policy.ts'
import { choicesAt } from '../tell.ts'
import { getPushKeys } from './keys.ts'
import { pushMessages } from './push-messages.ts'
import { deleteDeviceOf, hasDevice, listDevices, saveDevice } from './repository.ts'

const hour = 3_600

/** The devices that tell the actor at this door, and the key with which another one is asked. */
export async function getPushDevices(context: Context): Promise<PushDevices> {
  const listener = listenerOf(context)
  const { sessionId } = deviceOf(context)
  return await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      const { publicKey } = await getPushKeys(tx)
      const devices = await listDevices(tx.db, listener, tx.clock.outside())
      return {
        publicKey,
        items: devices.map(({ id, name, addedAt, lastToldAt, sessionId: its }) => ({
          id,
          name,
          addedAt: addedAt.toISOString(),
          lastToldAt: lastToldAt?.toISOString() ?? null,
          isThis: its === sessionId,
        })),
      }
    }),
  )
}

/**
 * The browser of the actor's session is told from now on, as long as they stay signed in there. Refuses with
 * `push_device_refused` an address where no push service can stand, or keys that are none, and with `too_many_attempts`.
 */
export async function addPushDevice(
  context: Context,
  { endpoint, p256dh, auth }: Asked,
  userAgent: string | undefined,
): Promise<void> {
  const { personId, door } = listenerOf(context)
  await limitRate(context, `push device of ${personId}`, { most: 20, seconds: hour })
  if (!context.ports.push.mayStandAt(endpoint)) throw pushDeviceRefused('endpoint', 'is no address of a push service')
  if (!isPoint(p256dh)) throw pushDeviceRefused('p256dh', 'is no key')
  const { sessionId } = deviceOf(context)
  const device = { id: newId(), personId, door, sessionId, endpoint, p256dh, auth, name: deviceWords(userAgent ?? '') }
  await inTransaction(context, (tx) => asMarket(tx, () => saveDevice(tx.db, device, tx.clock.now())))
}

/** A device of the actor's is told nothing more. Refuses with `push_device_not_found`. */
export async function removePushDevice(context: Context, id: string): Promise<void> {
  const listener = listenerOf(context)
  await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      if (!(await deleteDeviceOf(tx.db, listener, id))) throw pushDeviceNotFound()
    }),
  )
}

/** Tells a device of the actor's that it is told. Refuses with `push_device_not_found` and `too_many_attempts`. */
export async function tryPushDevice(context: Context, id: string): Promise<void> {
  const listener = listenerOf(context)
  await limitRate(context, `push trial of ${listener.personId}`, { most: 10, seconds: hour })
  await inTransaction(context, (tx) =>
    asMarket(tx, async () => {
      if (!(await hasDevice(tx.db, listener, id))) throw pushDeviceNotFound()
      const trial = {
        id: newId(),
        deviceId: id,
        key: `trial:${newId()}`,
        title: settingsOf(tx).name,
        words: 'This is how we tell you on this device.',
        path: choicesAt[listener.door],
        heldUntil: null,
      }
      await pushMessages(tx, [trial])
    }),
  )
}

/** Whether this is a point of the curve that devices have their keys on. */
function isPoint(p256dh: string): boolean {
  try {
    return ECDH.convertKey(p256dh, 'prime256v1', 'base64url', 'hex', 'uncompressed') !== ''
  } catch {
    return false
  }
}
