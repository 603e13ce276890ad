import type { Socket } from 'socket.io-client'

/** Does something when the page has nothing else to do. */
export function whenIdle(work: () => void): void {
  // Safari has no such call.
  if ('requestIdleCallback' in window) window.requestIdleCallback(work)
  else setTimeout(work, 1_000)
}

/** Closes a line. One that is still being opened is closed once it stands: browsers complain about a call cut off while it rings. */
export function hangUp(socket: Pick<Socket, 'off' | 'connected' | 'close' | 'io' | 'once'>): void {
  socket.off()
  if (socket.connected) {
    socket.close()
    return
  }
  socket.io.reconnection(false)
  socket.once('connect', () => socket.close())
  socket.once('connect_error', () => socket.close())
}
