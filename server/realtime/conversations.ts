import type { Socket } from 'socket.io'
import { Watched } from '#shared/realtime.schemas.ts'
import type { Announcements, Words } from '#shared/realtime.ts'
import { findParticipants, findTalkerName, isBlocked, type Party } from '#server/chat/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { Listener } from './find-listener.ts'
import { conversationRoom } from './rooms.ts'
import type { Whisper } from './whisper.ts'

/** A socket of ours, with who listens on it. */
export type ListeningSocket = Socket<Words, Announcements, Record<string, never>, Listener>

/** Nobody shows more conversations at once on one page. */
const mostWatched = 8

/** Words a socket may say in ten seconds; whoever says more is no page of ours. */
const wordsAllowed = { most: 40, perMs: 10_000 }

/**
 * Lets a socket watch conversations its person takes part in, and say in those that somebody writes. Who it is and for
 * which side is known from the session and cannot be said. `drop` hears of every word that is not listened to.
 */
export function listenToWords(context: Context, socket: ListeningSocket, whisper: Whisper, drop: () => void): void {
  const party = partyOf(socket.data)
  const known = new Set(['watch', 'unwatch', 'typing'])
  let counted = { since: context.clock.outside().getTime(), words: 0 }

  socket.use(([event], next) => {
    const now = context.clock.outside().getTime()
    if (now - counted.since > wordsAllowed.perMs) counted = { since: now, words: 0 }
    counted.words++
    if (party && known.has(event) && counted.words <= wordsAllowed.most) next()
    else drop()
  })
  if (!party) return

  /** The conversation a word is about, when it is well formed. */
  const read = (word: unknown): string | null => {
    const parsed = Watched.safeParse(word)
    if (!parsed.success) drop()
    return parsed.success ? parsed.data.conversationId : null
  }
  /** Passes a word on to who shows a conversation; while one of the two has blocked it neither is noticed by the other. */
  const pass = async (conversationId: string, event: 'came' | 'typing', content: object) => {
    if (await isBlocked(context.db, conversationId)) return
    whisper.pass({ rooms: [conversationRoom(conversationId)], event, content })
  }
  let name: string | null = null

  socket.on('watch', async (word, answer) => {
    const conversationId = read(word)
    const reply = typeof answer === 'function' ? answer : () => {}
    if (!conversationId) return reply(false)
    try {
      const isFull = [...socket.rooms].filter((joined) => joined.startsWith('conversation:')).length >= mostWatched
      const isLetIn = !isFull && (await findParticipants(context.db, conversationId, party)) !== null
      if (isLetIn) {
        name ??= (await findTalkerName(context.db, party.personId)).split(' ')[0]!
        await socket.join(conversationRoom(conversationId))
        await pass(conversationId, 'came', { conversationId })
      }
      reply(isLetIn)
    } catch (error) {
      context.log.warn({ err: error }, 'a conversation could not be watched')
      reply(false)
    }
  })
  socket.on('unwatch', (word) => {
    const conversationId = read(word)
    if (conversationId) void socket.leave(conversationRoom(conversationId))
  })
  socket.on('typing', (word) => {
    const conversationId = read(word)
    if (!conversationId) return
    if (!socket.rooms.has(conversationRoom(conversationId)) || name === null) return drop()
    pass(conversationId, 'typing', { conversationId, side: party.side, name }).catch((error: unknown) =>
      context.log.warn({ err: error }, 'a whisper was lost'),
    )
  })
}

/** For whom a listener speaks; null: for nobody, like a seller without a shop. */
function partyOf({ door, personId, shopId }: Listener): Party | null {
  if (door === 'storefront') return { side: 'customer', personId }
  if (door === 'operator') return { side: 'market', personId }
  return shopId ? { side: 'shop', personId, shopId } : null
}
