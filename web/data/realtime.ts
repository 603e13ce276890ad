import { useEffect } from 'react'
import { useDispatch, useSelector } from 'react-redux'
import { useLocation } from 'react-router'
import type { Socket } from 'socket.io-client'
import { realtimePath, type Announcements, type RealtimeDoor } from '#shared/realtime.ts'
import { api, type Tag } from './api.ts'
import type { Doors } from './doors.ts'

/** What a change of an order makes stale at each door: all that is ever announced, so all that can have been missed. */
const staleAt: Record<RealtimeDoor, Tag[]> = {
  storefront: ['Order', 'Checkout'],
  seller: ['ShopOrders', 'ShopOrder', 'OwnProducts', 'Balance'],
  operator: ['MarketOrders'],
}

/** Changes that come together are looked at together. */
const gatherMs = 250

/**
 * Keeps the orders on this page as they are now: while somebody is signed in, the page hears that an order changed and
 * reads it again. Loads its code when the page has nothing else to do; on pages without orders it does nothing.
 */
export function useRealtime(): void {
  const door = doorOfPage(useLocation().pathname)
  const isSignedIn = useSelector((state: { doors: Doors }) => door !== null && state.doors[door])
  const dispatch = useDispatch()
  useEffect(() => {
    if (!door || !isSignedIn) return undefined
    const leaving = new AbortController()
    const lookAgain = () => dispatch(api.util.invalidateTags(staleAt[door]))
    // Without the code of the sockets (no network) the page is as good as before, only not live.
    whenIdle(() => void listen(door, lookAgain, leaving.signal).catch(() => {}))
    return () => leaving.abort()
  }, [door, isSignedIn, dispatch])
}

/** At whose door a page with orders stands; null for pages without, among them those where people sign in. */
function doorOfPage(pathname: string): RealtimeDoor | null {
  const [, first = '', second = ''] = pathname.split('/')
  if (['account', 'orders', 'checkout', 'checkouts'].includes(first)) return 'storefront'
  if (first !== 'seller' && first !== 'operator') return null
  return ['sign-in', 'sign-up', 'activation', 'password-reset'].includes(second) ? null : first
}

async function listen(door: RealtimeDoor, lookAgain: () => void, leaving: AbortSignal): Promise<void> {
  if (leaving.aborted) return
  const { io } = await import('socket.io-client')
  if (leaving.aborted) return
  const socket: Socket<Announcements> = io({
    path: realtimePath,
    transports: ['websocket'],
    auth: { door },
    reconnectionDelayMax: 30_000,
  })
  let gathering: number | undefined
  const gather = () => {
    gathering ??= window.setTimeout(() => {
      gathering = undefined
      lookAgain()
    }, gatherMs)
  }
  // Also when it connects: whatever was said before it listened is lost.
  for (const event of ['connect', 'changed', 'missed'] as const) socket.on(event, gather)
  leaving.addEventListener('abort', () => {
    window.clearTimeout(gathering)
    socket.close()
  })
}

function whenIdle(work: () => void): void {
  // Safari has no such call.
  if ('requestIdleCallback' in window) window.requestIdleCallback(work)
  else setTimeout(work, 1_000)
}
