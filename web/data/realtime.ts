import { useEffect } from 'react'
import { useDispatch, useSelector } from 'react-redux'
import { useLocation } from 'react-router'
import type { Socket } from 'socket.io-client'
import {
  realtimePath,
  type Announcements,
  type Change,
  type RealtimeDoor,
  type Typing,
  type Words,
} from '#shared/realtime.ts'
import { api } from './api.ts'
import type { Doors } from './doors.ts'
import { hangUp, whenIdle } from './line.ts'
import type { Tag } from './tags.ts'

/** What a change makes stale at each door. */
const staleAt: Record<Change['kind'], Record<RealtimeDoor, Tag[]>> = {
  order: {
    storefront: ['Order', 'Checkout'],
    seller: ['ShopOrders', 'ShopOrder', 'ShopReturns', 'ShopDisputes', 'OwnProducts', 'Balance'],
    operator: ['MarketOrders'],
  },
  queue: {
    storefront: [],
    seller: [],
    operator: [
      'ChatReports',
      'Disputes',
      'MarketPayments',
      'MarketProducts',
      'MarketReviews',
      'MarketWithdrawals',
      'Moderation',
      'Questions',
      'ShopsToReview',
    ],
  },
  money: { storefront: [], seller: ['Balance', 'Withdrawals'], operator: [] },
  invoice: { storefront: ['Invoices'], seller: ['Invoices'], operator: ['Invoices'] },
  notices: { storefront: ['Notices'], seller: ['Notices'], operator: ['Notices'] },
  conversation: { storefront: ['Conversations'], seller: ['Conversations'], operator: ['Conversations'] },
}

/** Changes that come together are looked at together. */
const gatherMs = 250

/** What a page hears on its line, beside what the cache follows by itself. */
export type Heard =
  /** The line is open again, or something may have been missed: ask for everything since. */
  | { event: 'again' }
  | { event: 'changed'; change: Change }
  | { event: 'typing'; typing: Typing }
  | { event: 'came'; conversationId: string }

type Line = Socket<Announcements, Words>

let line: Line | null = null
const listeners = new Set<(heard: Heard) => void>()

/** Hears what comes over the socket of this page; answers how to stop. Before it is open, and without it, it is silent. */
export function hear(listener: (heard: Heard) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says that this page shows a conversation, and again whenever the line comes back; answers how to stop. */
export function watch(conversationId: string): () => void {
  const ask = () => line?.emit('watch', { conversationId }, () => {})
  ask()
  const deaf = hear(({ event }) => {
    if (event === 'again') ask()
  })
  return () => {
    deaf()
    line?.emit('unwatch', { conversationId })
  }
}

/** Says that somebody is writing here. Lost when there is no line. */
export function sayTyping(conversationId: string): void {
  line?.volatile.emit('typing', { conversationId })
}

/**
 * Keeps what this page shows as it is now: while somebody is signed in, the page hears that something changed and reads
 * it again. Loads its code when the page has nothing else to do; where people sign in it does nothing.
 */
export function useRealtime(): void {
  const door = doorOfPage(useLocation().pathname)
  const isSignedIn = useSelector((state: { doors: Doors }) => door !== null && state.doors[door])
  const dispatch = useDispatch()
  useEffect(() => {
    if (!door || !isSignedIn) return undefined
    const leaving = new AbortController()
    const lookAgain = (tags: Tag[]) => dispatch(api.util.invalidateTags(tags))
    // Without the code of the sockets (no network) the page is as good as before, only not live.
    whenIdle(() => void listen(door, lookAgain, leaving.signal).catch(() => {}))
    return () => leaving.abort()
  }, [door, isSignedIn, dispatch])
}

/** At whose door a page stands; null for pages where people sign in. */
function doorOfPage(pathname: string): RealtimeDoor | null {
  const [, first = '', second = ''] = pathname.split('/')
  const isDoor = first === 'seller' || first === 'operator'
  const page = isDoor ? second : first
  if (['sign-in', 'sign-up', 'activation', 'password-reset'].includes(page)) return null
  return isDoor ? first : 'storefront'
}

async function listen(door: RealtimeDoor, lookAgain: (tags: Tag[]) => void, leaving: AbortSignal): Promise<void> {
  if (leaving.aborted) return
  const { io } = await import('socket.io-client')
  if (leaving.aborted) return
  const socket: Line = io({
    path: realtimePath,
    transports: ['websocket'],
    auth: { door },
    reconnectionDelayMax: 30_000,
  })
  line = socket
  const stale = new Set<Tag>()
  let gathering: number | undefined
  const gather = (tags: Tag[]) => {
    for (const tag of tags) stale.add(tag)
    gathering ??= window.setTimeout(() => {
      gathering = undefined
      lookAgain([...stale])
      stale.clear()
    }, gatherMs)
  }
  // Whatever was said before it listened is lost.
  const again = () => {
    gather(Object.values(staleAt).flatMap((at) => at[door]))
    tell({ event: 'again' })
  }
  socket.on('connect', again)
  socket.on('missed', again)
  socket.on('changed', (change) => {
    gather(staleAt[change.kind][door])
    tell({ event: 'changed', change })
  })
  socket.on('typing', (typing) => tell({ event: 'typing', typing }))
  socket.on('came', ({ conversationId }) => tell({ event: 'came', conversationId }))
  leaving.addEventListener('abort', () => {
    window.clearTimeout(gathering)
    if (line === socket) line = null
    hangUp(socket)
  })
}

function tell(heard: Heard): void {
  for (const listener of listeners) listener(heard)
}
