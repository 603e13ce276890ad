import { lookup as resolve } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** An address of the network, resolved. */
export interface Reached {
  address: string
  port: number
}

/**
 * Lets tests reach a server of their own on 127.0.0.1. It is a parameter of the program, handed over in the wiring by whoever
 * opens a market, and no setting: no environment and no screen can open it.
 */
export type AlsoReach = (reached: Reached) => boolean

/** No address of this machine, of a private network or of a cloud's inside, and no port but those of the web. */
export function isOpenInternet({ address, port }: Reached): boolean {
  return isPublicAddress(address) && (port === 80 || port === 443)
}

/** The address that the host of a URL is written as; null for a name. */
export function writtenAddress({ hostname }: URL): string | null {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(host) > 0 ? host : null
}

/** The port of a web address, whether or not it is written. */
export function portOf({ port, protocol }: URL): number {
  return Number(port || (protocol === 'https:' ? 443 : 80))
}

/**
 * How to connect to a web address of somebody else's choice: a name is resolved here, every address it has must be of the open
 * internet, and the connection takes the address that was looked at, so no second answer of a name server leads elsewhere.
 * Null where one is not; throws where the name has none.
 */
export async function findOpenWay(url: URL, alsoReach: AlsoReach): Promise<LookupFunction | null> {
  const port = portOf(url)
  const written = writtenAddress(url)
  const found = written ? [{ address: written, family: isIP(written) }] : await resolve(url.hostname, { all: true })
  const mayReach = (reached: Reached) => isOpenInternet(reached) || alsoReach(reached)
  if (found.length === 0 || !found.every(({ address }) => mayReach({ address, port }))) return null
  return (_name, { all }, answer) => (all ? answer(null, found) : answer(null, found[0]!.address, found[0]!.family))
}
