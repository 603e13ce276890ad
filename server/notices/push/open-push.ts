import { request as requestPlain, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { LookupFunction } from 'node:net'
import {
  findOpenWay,
  isOpenInternet,
  portOf,
  writtenAddress,
  type AlsoReach,
} from '#server/platform/http/open-internet.ts'
import type { PushAnswer, PushPort } from './port.ts'

const mostMs = 15_000
/** What waits for a device that is off for longer is old news. */
const keptSeconds = 86_400

/**
 * Reaches push services on the open internet alone, for their addresses come from browsers: only https on its usual port, no
 * private address, no redirect. `contact` is how a service may write to the market: a mailto: or https: address.
 */
export function openPush(contact: string, { alsoReach = () => false }: { alsoReach?: AlsoReach } = {}): PushPort {
  const isForTests = (url: URL) => alsoReach({ address: url.hostname, port: portOf(url) })
  const mayStandAt = (endpoint: string) => {
    const url = URL.parse(endpoint)
    if (!url || url.username !== '' || url.password !== '') return false
    if (isForTests(url)) return true
    const address = writtenAddress(url)
    if (url.protocol !== 'https:' || portOf(url) !== 443) return false
    return address ? isOpenInternet({ address, port: 443 }) : url.hostname.includes('.')
  }
  return {
    mayStandAt,
    async deliver({ target, keys, payload, topic, now }) {
      if (!mayStandAt(target.endpoint)) return { kind: 'refused', why: 'its address is not on the open internet' }
      const url = new URL(target.endpoint)
      try {
        const lookup = await findOpenWay(url, alsoReach)
        if (!lookup) return { kind: 'refused', why: 'its address is not on the open internet' }
        // With the first message: a market that tells no device saves its memory.
        const { default: webPush } = await import('web-push')
        const { endpoint, p256dh, auth } = target
        const { headers, body } = webPush.generateRequestDetails(
          { endpoint, keys: { p256dh, auth } },
          JSON.stringify(payload),
          { vapidDetails: { subject: contact, ...keys }, contentEncoding: 'aes128gcm', TTL: keptSeconds, topic },
        )
        return answerOf(await post(url, { lookup, headers, body }), now)
      } catch {
        return { kind: 'later', afterSeconds: 0 }
      }
    },
  }
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, now: Date): PushAnswer {
  if (statusCode >= 200 && statusCode < 300) return { kind: 'taken' }
  if (statusCode === 404 || statusCode === 410) return { kind: 'gone' }
  if (statusCode === 429 || statusCode >= 500)
    return { kind: 'later', afterSeconds: secondsOf(headers['retry-after'], now) }
  return { kind: 'refused', why: `its push service answered with ${statusCode}` }
}

/** Retry-After is a number of seconds or a date (RFC 9110, section 10.2.3). */
function secondsOf(retryAfter: string | undefined, now: Date): number {
  if (!retryAfter) return 0
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - now.getTime()) / 1_000)
  return Math.min(Math.max(seconds || 0, 0), keptSeconds)
}

async function post(
  url: URL,
  {
    lookup,
    headers,
    body,
  }: { lookup: LookupFunction; headers: Record<string, string | number | undefined>; body: Buffer },
): Promise<IncomingMessage> {
  return await new Promise((resolve, reject) => {
    const request: ClientRequest = (url.protocol === 'https:' ? requestSecure : requestPlain)(
      url,
      { method: 'POST', lookup, agent: false, signal: AbortSignal.timeout(mostMs), headers },
      (response) => {
        // Its status says everything.
        response.destroy()
        resolve(response)
      },
    )
    request.on('error', reject).end(body)
  })
}
