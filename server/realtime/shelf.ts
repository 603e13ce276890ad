import type { Server } from 'socket.io'
import { shelfNamespace } from '#shared/realtime.ts'
import { ShelfThing } from '#shared/realtime.schemas.ts'
import { isOwnMachine } from '#server/platform/http/network.ts'
import { shelfRoom } from './rooms.ts'
import { countOpenings, networkBehind, openedAMinute, type Surroundings } from './socket-limits.ts'

/** How many sockets of guests one process takes: a page that is one too many is as old as its last visit, and nothing else. */
interface ShelfLimits {
  all: number
  /** Open at once of one network, which may be a whole office behind one address. */
  ofNetwork: number
  openedAMinute: number
}

const usualLimits: ShelfLimits = { all: 10_000, ofNetwork: 200, openedAMinute }

/** What moves again and again is told once in this time, for each page that hears of it asks what it is now. */
const gatherMs = 500

/** The pages of visitors, to be told that what they show has moved. */
export interface ShelfPages {
  /** Tells the pages in some rooms, soon. */
  tell(rooms: readonly string[]): void
  /** Tells every page that something may have gone unheard. */
  tellAll(): void
  count(): number
  close(): void
}

/**
 * Lets anybody hear that a product or a sale event has moved. A socket names one of them when it opens and is put into its
 * room; it can choose no other and say nothing: it stands in a namespace of its own, which shares no room with who signed
 * in. What there is to see the page reads through the API, so a room of a thing that is hidden tells nothing of it.
 */
export function openShelf(
  io: Server,
  { config, clock }: Surroundings,
  drop: () => void,
  limits: ShelfLimits = usualLimits,
): ShelfPages {
  const shelf = io.of(shelfNamespace)
  const byNetwork = new Map<string, number>()
  const opensOnceMore = countOpenings(clock, limits.openedAMinute)
  shelf.use((socket, next) => {
    const thing = ShelfThing.safeParse(socket.handshake.auth)
    if (!thing.success) return next(new Error('nothing_shown'))
    const network = networkBehind(socket.request, config)
    const isCrowd = (byNetwork.get(network) ?? 0) >= limits.ofNetwork || !opensOnceMore(network)
    const isTooMany = (isCrowd && !isOwnMachine(network)) || shelf.sockets.size >= limits.all
    next(isTooMany ? new Error('too_many') : undefined)
  })
  shelf.on('connection', (socket) => {
    const network = networkBehind(socket.request, config)
    byNetwork.set(network, (byNetwork.get(network) ?? 0) + 1)
    socket.once('disconnect', () => {
      const others = byNetwork.get(network)! - 1
      if (others > 0) byNetwork.set(network, others)
      else byNetwork.delete(network)
    })
    socket.use(() => drop())
    void socket.join(shelfRoom(ShelfThing.parse(socket.handshake.auth)))
  })

  const moved = new Set<string>()
  let gathering: NodeJS.Timeout | undefined
  return {
    tell(rooms) {
      for (const room of rooms) if (shelf.adapter.rooms.has(room)) moved.add(room)
      if (moved.size === 0) return
      gathering ??= setTimeout(() => {
        gathering = undefined
        shelf.local.to([...moved]).emit('moved')
        moved.clear()
      }, gatherMs)
    },
    tellAll: () => void shelf.local.emit('moved'),
    count: () => shelf.sockets.size,
    close: () => clearTimeout(gathering),
  }
}
