import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '#server/config.ts'

/** The key that lets a guest open a checkout and its orders from a mail: an HMAC of the checkout's id. */
export function checkoutKey(config: Config, checkoutId: string): string {
  return macOf(config, checkoutId).toString('base64url')
}

/** Whether a key opens this checkout. Takes as long for a wrong key as for the right one. */
export function isCheckoutKey(config: Config, checkoutId: string, key: string): boolean {
  const given = Buffer.from(key, 'base64url')
  const right = macOf(config, checkoutId)
  return given.length === right.length && timingSafeEqual(given, right)
}

function macOf({ secret }: Config, checkoutId: string): Buffer {
  return createHmac('sha256', secret).update(`checkout ${checkoutId}`).digest()
}
