import { isIP } from 'node:net'
import type { Request } from 'express'
import { readCookie } from '#server/platform/http/cookies.ts'
import { cookieOf, type SessionDoor } from './doors.ts'

/** What is known about somebody who comes to a door, before they say who they are. */
export interface Arrival {
  address: string | undefined
  userAgent: string | undefined
  /** The session token they carry for this door, of whatever worth. */
  token: string | undefined
}

/** Who comes to a door with this request. */
export function arrivalOf(req: Request, door: SessionDoor): Arrival {
  return { address: addressOf(req), userAgent: req.get('user-agent'), token: readCookie(req, cookieOf[door]) }
}

/** The visitor's address without the zone or port that some proxies tell; absent when it is no address at all. */
function addressOf({ ip = '' }: Request): string | undefined {
  const address = /^([\d.]+):\d+$/.exec(ip)?.[1] ?? ip.split('%')[0]!
  return isIP(address) > 0 ? address : undefined
}

/**
 * The network a visitor's address belongs to, for counting tries: an IPv4 address itself, or the /64 of an IPv6 address,
 * which one household is given whole (RFC 6177).
 */
export function networkOf(address: string | undefined): string {
  if (!address) return 'unknown'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1]!
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('%')[0]!.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const groups =
    tail === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}
