import type { Server as SocketServer } from 'socket.io'
import type { Context } from '#server/platform/context.ts'
import { say, type Announcement } from './repository.ts'

/**
 * How a process passes on what pages say to each other, like "Ines is writing", to the pages at every process. Nothing
 * of it is kept, and a word that is lost is not missed.
 */
export interface Whisper {
  pass(announcement: Announcement): void
  close(): Promise<void>
}

/** By the database, which reaches every process as it is. */
export function whisperByDatabase({ db, log }: Context): Whisper {
  return {
    pass(announcement) {
      say(db, announcement).catch((error: unknown) => log.warn({ err: error }, 'a whisper was lost'))
    },
    close: () => Promise.resolve(),
  }
}

/**
 * By Redis, so that a busy market's database is spared: the sockets of all processes are joined by Socket.IO's adapter
 * for Redis streams. While Redis is away whispers are lost, and nothing else.
 */
export async function whisperByRedis(io: SocketServer, url: string, { log }: Context): Promise<Whisper> {
  const [{ createClient }, { createAdapter }] = await Promise.all([
    import('redis'),
    import('@socket.io/redis-streams-adapter'),
  ])
  const client = createClient({ url })
  client.on('error', (error: unknown) => log.warn({ err: error }, 'Redis is away and is asked again'))
  await client.connect()
  io.adapter(
    createAdapter(client, { streamName: 'stoa-whispers', channelPrefix: 'stoa-whispers', onlyPlaintext: true }),
  )
  return {
    pass({ rooms, event, content }) {
      io.to(rooms).emit(event, content)
    },
    close: async () => client.destroy(),
  }
}
