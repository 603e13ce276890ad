import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * Whether the page has come alive: false on the server, and for the first drawing in the browser. What is fetched later and
 * shows who is signed in waits for it, because by then the answer differs from what the server has drawn.
 */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
