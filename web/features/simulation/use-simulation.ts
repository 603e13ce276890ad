import { useEffect, useRef } from 'react'
import { useDispatch } from 'react-redux'
import { api } from '../../data/api.ts'
import { useGetSimulationQuery } from '../../data/simulation.ts'
import { tags } from '../../data/tags.ts'

const movingMs = 1_000
const restingMs = 15_000

/**
 * Follows the clock of this market: asks every second while it moves, and for its log as it goes on. When it has come to
 * its end, everything a page shows is looked at anew.
 */
export function useSimulation() {
  const known = useGetSimulationQuery()
  const isMoving = known.data?.move?.state === 'running'
  const reached = known.data?.move?.reachedAt
  useGetSimulationQuery(undefined, { pollingInterval: isMoving ? movingMs : restingMs })
  const dispatch = useDispatch()
  const seen = useRef({ isMoving, reached })
  useEffect(() => {
    const before = seen.current
    seen.current = { isMoving, reached }
    if (before.isMoving && !isMoving) dispatch(api.util.invalidateTags([...tags]))
    else if (before.reached !== reached) dispatch(api.util.invalidateTags(['ClockLog']))
  }, [dispatch, isMoving, reached])
  return { ...known, isMoving }
}
