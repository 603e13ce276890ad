import type { IncomingMessage } from 'node:http'
import type { Config } from '#server/config.ts'

/**
 * Whether a socket is opened by a page of ours, or by a program that is no browser. A browser lets any page open a
 * socket and sends our cookies along, but always says in Origin whose page it is (RFC 6455, section 4.1).
 */
export function comesFromOurPage({ headers }: Pick<IncomingMessage, 'headers'>, { publicUrl }: Config): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  // Or the address under which the socket itself was asked for: a market may be reached under several local names.
  return origin === new URL(publicUrl).origin || origin === `http://${host}` || origin === `https://${host}`
}
