import { useEffect, useState } from 'react'
import type { NewPushDevice } from '#shared/api/push-devices.schemas.ts'

/** `unable`: it knows no push, or the page did not come safely; `refuses`: its person said no, or its settings do. */
export type PushAbility = 'unable' | 'refuses' | 'able'

/** Whether this browser can be told; undefined until the page lives. Follows what is changed in its settings. */
export function usePushAbility(): PushAbility | undefined {
  const [ability, setAbility] = useState<PushAbility>()
  useEffect(() => {
    const look = () => setAbility(abilityOf())
    look()
    let status: PermissionStatus | undefined
    let isGone = false
    const follow = async () => {
      // Not every browser lets itself be watched; then it is as it was when the page came.
      const found = await navigator.permissions?.query({ name: 'notifications' }).catch(() => undefined)
      if (isGone) return
      status = found
      status?.addEventListener('change', look)
    }
    void follow()
    return () => {
      isGone = true
      status?.removeEventListener('change', look)
    }
  }, [])
  return ability
}

/** Why a browser is not told after all, in a sentence for its person. */
export class CannotPush extends Error {}

/**
 * Asks the person whether this browser may be told, and its push service where. Must follow a press of theirs. Throws
 * `CannotPush` when one of them says no.
 */
export async function askPushService(publicKey: string): Promise<NewPushDevice> {
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') throw new CannotPush('This browser was not allowed to tell you anything.')
  const { endpoint, keys } = (await subscribe(publicKey)).toJSON()
  if (!endpoint || !keys?.['p256dh'] || !keys['auth']) throw new CannotPush(unreachable)
  return { endpoint, p256dh: keys['p256dh'], auth: keys['auth'] }
}

const unreachable =
  'This browser could not reach its push service, so it cannot be told. Nothing has changed; try again later, or in another browser.'

async function subscribe(publicKey: string): Promise<PushSubscription> {
  await navigator.serviceWorker.register('/service-worker.js')
  const { pushManager } = await navigator.serviceWorker.ready
  const applicationServerKey = bytesOf(publicKey)
  try {
    const known = await pushManager.getSubscription()
    // Bound to other keys of the market, it would be told nothing.
    if (known && !isSame(known.options.applicationServerKey, applicationServerKey)) await known.unsubscribe()
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
  } catch {
    throw new CannotPush(unreachable)
  }
}

function abilityOf(): PushAbility {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'unable'
  return Notification.permission === 'denied' ? 'refuses' : 'able'
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

function isSame(known: ArrayBuffer | null, key: Uint8Array): boolean {
  return known !== null && new Uint8Array(known).every((byte, index) => byte === key[index])
}
