import type { IncomingHttpHeaders } from 'node:http'
import type { Server, Socket } from 'socket.io'
import type { Config } from '#server/config.ts'
import type { Clock } from '#server/platform/clock.ts'
import { isOwnMachine, networkOf } from '#server/platform/http/network.ts'

/** How many sockets are too many, for guests (`shelf.ts`) and for who signed in. */

/** Opened by one network within a minute, at each of the two; closing them makes no room for more. */
export const openedAMinute = 1_200

/** What the sockets are opened in. */
export interface Surroundings {
  config: Pick<Config, 'trustedProxies'>
  clock: Pick<Clock, 'outside'>
}

interface ListenerLimits {
  /** Open at once of one person in a process, at all doors: nobody looks at more pages. */
  ofPerson: number
  openedAMinute: number
}

const usualLimits: ListenerLimits = { ofPerson: 30, openedAMinute }

/** How long a page may take to close a line that was ended. */
const goodbyeMs = 5_000

/** A socket that knows who listens on it once it is let in. */
type Listening = Socket<never, never, never, { personId: string }>

/**
 * Bounds the sockets of who signed in. A network that opens too many within a minute is hung up on before anybody asks the database
 * who that is, and its pages come back by themselves. Of one person the newest stay: the page that was opened first is told to be
 * quiet, and does not come back by itself. To refuse the new one would keep out who comes back before their old lines are found dead.
 */
export function limitListeners(
  io: Server,
  { config, clock }: Surroundings,
  { ofPerson, openedAMinute: most }: ListenerLimits = usualLimits,
): void {
  const opensOnceMore = countOpenings(clock, most)
  io.use((socket, next) => {
    const network = networkBehind(socket.request, config)
    if (isOwnMachine(network) || opensOnceMore(network)) next()
    else socket.conn.close()
  })
  // In the order in which they were opened.
  const open = new Map<string, Set<Listening>>()
  io.on('connection', (socket: Listening) => {
    const { personId } = socket.data
    const own = open.get(personId) ?? new Set()
    open.set(personId, own.add(socket))
    socket.once('disconnect', () => {
      own.delete(socket)
      if (own.size === 0) open.delete(personId)
    })
    const [oldest] = own
    if (own.size > ofPerson && oldest) quiet(oldest)
  })
}

function quiet(socket: Listening): void {
  socket.disconnect()
  // A page of ours closes the line itself.
  setTimeout(() => socket.conn.close(), goodbyeMs).unref()
}

/** Counts what each network opens within a minute; answers whether it may open this one. What was counted goes with the minute. */
export function countOpenings(clock: Surroundings['clock'], most: number): (network: string) => boolean {
  const opened = new Map<string, number>()
  let minute = 0
  return (network) => {
    const now = Math.floor(clock.outside().getTime() / 60_000)
    if (now !== minute) opened.clear()
    minute = now
    const count = (opened.get(network) ?? 0) + 1
    opened.set(network, count)
    return count <= most
  }
}

/** The network a socket was opened from, as far as the proxies before us are believed. */
export function networkBehind(
  { headers, socket }: { headers: IncomingHttpHeaders; socket: { remoteAddress?: string | undefined } },
  { trustedProxies }: Pick<Config, 'trustedProxies'>,
): string {
  const hops = String(headers['x-forwarded-for'] ?? '').split(',')
  const told = trustedProxies > 0 ? hops.at(-trustedProxies)?.trim() : ''
  return networkOf(told || socket.remoteAddress)
}
