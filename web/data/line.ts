import type { Socket } from 'socket.io-client'

/** Does something when the page has nothing else to do. */
export function whenIdle(work: () => void): void {
  // Safari has no such call.
  if ('requestIdleCallback' in window) window.requestIdleCallback(work)
  else setTimeout(work, 1_000)
}

/**
 * Closes a line without a word: the market may have hung up a moment ago (who signs out is cut off at once), and browsers
 * complain of words into a closed line. One that is still being opened is closed once it stands: they complain about a call
 * cut off while it rings as well.
 */
export function hangUp(socket: Socket): void {
  socket.off()
  socket.io.reconnection(false)
  const close = () => socket.io.engine.close()
  if (socket.connected) {
    close()
    return
  }
  socket.once('connect', close)
  socket.once('connect_error', close)
}
