import { useEffect } from 'react'
import type { Socket } from 'socket.io-client'
import { realtimePath, shelfNamespace, type ShelfAnnouncements, type ShelfThing } from '#shared/realtime.ts'
import { hangUp, whenIdle } from './line.ts'

/** Pages that hear of the same thing ask one after the other, within this time. */
const spreadMs = 700

/**
 * Keeps a page of a product or a sale event as it is now, for guests too: it hears that somebody bought and looks again.
 * Loads its code when the page has nothing else to do; without it the page is as good as before, only not live.
 */
export function useShelf({ kind, id }: ShelfThing, lookAgain: () => void): void {
  useEffect(() => {
    const leaving = new AbortController()
    whenIdle(() => void listen({ kind, id }, lookAgain, leaving.signal).catch(() => {}))
    return () => leaving.abort()
    // What looks again is the same for the same thing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [kind, id])
}

async function listen(thing: ShelfThing, lookAgain: () => void, leaving: AbortSignal): Promise<void> {
  if (leaving.aborted) return
  const { io } = await import('socket.io-client')
  if (leaving.aborted) return
  const socket: Socket<ShelfAnnouncements, Record<string, never>> = io(shelfNamespace, {
    path: realtimePath,
    transports: ['websocket'],
    auth: thing,
    forceNew: true,
    reconnectionDelayMax: 30_000,
  })
  let waiting: number | undefined
  socket.on('moved', () => {
    waiting ??= window.setTimeout(() => {
      waiting = undefined
      lookAgain()
    }, Math.random() * spreadMs)
  })
  // Whatever was said before it listened is lost.
  socket.on('connect', lookAgain)
  leaving.addEventListener('abort', () => {
    window.clearTimeout(waiting)
    hangUp(socket)
  })
}
