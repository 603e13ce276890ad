import { useCallback, useRef } from 'react'

export type InTurn = <T>(act: () => Promise<T>) => Promise<T>

/**
 * Runs acts one after another. Each answer about the basket is the whole basket, so an answer that overtook a later one
 * would bring back what was there before.
 */
export function useInTurn(): InTurn {
  const last = useRef<Promise<unknown>>(Promise.resolve())
  return useCallback((act) => {
    const done = last.current.then(act, act)
    last.current = done.catch(() => {})
    return done
  }, [])
}
