import { isIP } from 'node:net'
import type { Request } from 'express'
import type { Context } from '../context.ts'
import { limitRate } from '../rate-limit.ts'

/** The visitor's address without the zone or port that some proxies tell; absent when it is no address at all. */
export function addressOf({ ip = '' }: Request): string | undefined {
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

const ownMachine = new Set([networkOf('127.0.0.1'), networkOf('::1')])

/** Whether a network is this machine: a proxy that nobody told us of (TRUST_PROXY), which stands for everybody. */
export function isOwnMachine(network: string): boolean {
  return ownMachine.has(network)
}

/**
 * Counts what visitors of one network do and refuses with `too_many_attempts` beyond `most` in a window. Who comes from
 * this machine is not counted.
 */
export async function limitNetwork(
  context: Context,
  req: Request,
  act: string,
  limit: { most: number; seconds: number },
): Promise<void> {
  const network = networkOf(addressOf(req))
  if (!isOwnMachine(network)) await limitRate(context, `${act} from ${network}`, limit)
}
