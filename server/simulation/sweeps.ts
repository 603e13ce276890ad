import type { Sweep } from '#server/platform/jobs.ts'
import { runMoves } from './run-moves.ts'

/** What moves the clock on, a turn of a few seconds at a time. */
export const simulationSweeps: Sweep[] = [{ name: 'move-clock', everySeconds: 1, run: runMoves }]
