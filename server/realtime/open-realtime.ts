import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Pool } from 'pg'
import { Counter, Gauge } from 'prom-client'
import { Server as SocketServer } from 'socket.io'
import { realtimeDoors, realtimePath, type Announcements, type Words } from '#shared/realtime.ts'
import { notePresence } from '#server/chat/index.ts'
import { findStillOpen } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { listenTo } from '#server/platform/db/listen.ts'
import { comesFromOurPage } from './comes-from-our-page.ts'
import { findListener, type Listener } from './find-listener.ts'
import { listenToWords, type ListeningSocket } from './conversations.ts'
import { channel, type Announcement, type SessionLeft, type ShelfMove } from './repository.ts'
import { openShelf, type ShelfPages } from './shelf.ts'
import { limitListeners } from './socket-limits.ts'
import { whisperByDatabase, whisperByRedis } from './whisper.ts'

type Sockets = SocketServer<Words, Announcements, Record<string, never>, Listener>

/** Within how many seconds it is asked of every socket whether its session is still open, and noted who is here. */
const roundSeconds = { sessions: 10, presence: 15 }

/** How long a browser may take to say goodbye when the process stops. */
const goodbyeMs = 1_000

/**
 * Opens sockets on a server and passes on to them what the database says. They only announce; of what clients send, a
 * few words are listened to (`conversations.ts`) and the rest is counted and dropped. Closing hangs up on everybody, so
 * that the server can close; clients come back elsewhere.
 */
export async function openRealtime(context: Context, pool: Pool, server: Server): Promise<{ close(): Promise<void> }> {
  const { config, log, metrics } = context
  let isClosing = false
  const connections = new Set<Duplex>()
  server.on('upgrade', (_request, connection: Duplex) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })

  const io: Sockets = new SocketServer(server, {
    path: realtimePath,
    // One long connection needs no sticky proxy; every browser we serve has it.
    transports: ['websocket'],
    serveClient: false,
    connectTimeout: 5_000,
    maxHttpBufferSize: 1_000,
    allowRequest: (request, answer) => answer(null, !isClosing && comesFromOurPage(request, config)),
  })
  const dropped = new Counter({
    name: 'stoa_socket_messages_dropped_total',
    help: 'Messages that clients sent, though nobody listens to them',
    registers: [metrics.registry],
  })
  const shelf = openShelf(io, context, () => dropped.inc())
  countSockets(io, shelf, context)
  const whisper = config.redisUrl ? await whisperByRedis(io, config.redisUrl, context) : whisperByDatabase(context)

  limitListeners(io, context)
  io.use(async (socket, next) => {
    try {
      const listener = await findListener(context, socket.handshake.auth['door'], socket.request)
      if (listener) Object.assign(socket.data, listener)
      next(listener ? undefined : new Error('sign_in_required'))
    } catch (error) {
      log.error({ err: error }, 'a socket could not be opened')
      // A refusal would keep the client away; so it tries again.
      socket.conn.close()
    }
  })
  io.on('connection', async (socket) => {
    listenToWords(context, socket, whisper, () => dropped.inc())
    await socket.join(socket.data.rooms)
    await noteWhoIsHere([socket.data], context)
  })

  const listening = await listenTo(pool, channel, {
    hear(message) {
      const said = JSON.parse(message) as Announcement | ShelfMove | SessionLeft
      if (said.event === 'left') return cutSession(io, said.sessionId)
      if (said.event === 'moved') return shelf.tell(said.rooms)
      // Every process hears the database itself, so each tells its own sockets only.
      tellRooms(io, said)
    },
    comeBack() {
      io.local.emit('missed')
      shelf.tellAll()
    },
  })
  // Some in each second: all at once, thousands of people would hold up what is said just then.
  let second = 0
  const rounds = setInterval(() => {
    second++
    const sockets = [...io.of('/').sockets.values()]
    const ofThisSecond = (seconds: number) =>
      sockets.filter(({ data }) => shareOf(data.personId, seconds) === second % seconds)
    cutClosedSessions(ofThisSecond(roundSeconds.sessions), context).catch((error: unknown) =>
      log.error({ err: error }, 'sessions could not be checked'),
    )
    const here = ofThisSecond(roundSeconds.presence).map(({ data }) => data)
    void noteWhoIsHere(here, context)
  }, 1_000)

  return {
    async close() {
      isClosing = true
      clearInterval(rounds)
      shelf.close()
      await listening.close()
      await whisper.close()
      io.engine.close()
      setTimeout(() => connections.forEach((connection) => connection.destroy()), goodbyeMs).unref()
    },
  }
}

/** Tells the sockets in the rooms of an announcement; who said the message that is told hears it as theirs. */
function tellRooms(io: Sockets, { rooms, event, content, own }: Announcement): void {
  // Most of what is said concerns nobody at this process.
  const isListened = (room: string) => io.of('/').adapter.rooms.has(room)
  const others = rooms.filter((room) => room !== own?.room && isListened(room))
  const { local } = io
  if (others.length > 0)
    local
      .to(others)
      .except(own?.room ?? [])
      .emit(event, content as never)
  if (!own || !isListened(own.room)) return
  const { message } = content as { message: object }
  const asTheirs = { ...content, message: { ...message, ...own.message } }
  local.to(own.room).emit(event, asTheirs as never)
}

/**
 * Hangs up on who listened by a session that ended or works in another shop now. The connection is closed, not the socket: then
 * the client comes back by itself, and is looked at afresh.
 */
function cutSession(io: Sockets, sessionId: string): void {
  for (const { data, conn } of io.of('/').sockets.values()) if (data.sessionId === sessionId) conn.close()
}

/** Hangs up on those whose session is over in any other way: it expired, or its person was shut out. */
async function cutClosedSessions(sockets: readonly ListeningSocket[], context: Context): Promise<void> {
  if (sockets.length === 0) return
  const open = await findStillOpen(context, [...new Set(sockets.map(({ data }) => data.sessionId))])
  for (const { data, conn } of sockets) if (open.get(data.sessionId) !== data.shopId) conn.close()
}

/** Which of so many shares a person belongs to, with all their sockets; by the end of their id, which is random. */
function shareOf(personId: string, shares: number): number {
  return Number.parseInt(personId.slice(-6), 16) % shares
}

/** Notes that the people behind some sockets are here; what is lost is noted a moment later. */
async function noteWhoIsHere(listeners: readonly Listener[], context: Context): Promise<void> {
  const people = new Map(
    listeners.map(({ personId, door, shopId }) => [`${door} ${personId}`, { personId, door, shopId }]),
  )
  await notePresence(context.db, [...people.values()], context.clock.now()).catch((error: unknown) =>
    context.log.warn({ err: error }, 'it could not be noted who is here'),
  )
}

function countSockets(io: Sockets, shelf: ShelfPages, { metrics }: Context): void {
  const gauge: Gauge<'door'> = new Gauge({
    name: 'stoa_sockets',
    help: 'Sockets that are open now',
    labelNames: ['door'],
    registers: [metrics.registry],
    collect() {
      for (const door of realtimeDoors) gauge.set({ door }, 0)
      for (const { data } of io.of('/').sockets.values()) gauge.inc({ door: data.door })
      gauge.set({ door: 'none' }, shelf.count())
    },
  })
}
