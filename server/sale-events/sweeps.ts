import type { Sweep } from '#server/platform/jobs.ts'
import { nextEventEdge, refreshShelf } from './repository.ts'

/** An event that is over is no longer shown by the clock; this makes room beside its products for the next. */
export const saleEventsSweeps: Sweep[] = [
  {
    name: 'clear-ended-sale-events',
    everySeconds: 15,
    run: (context) => refreshShelf(context.db, 'over', context.clock.now()),
    due: { what: 'A sale event begins or ends', nextAt: ({ db }, after) => nextEventEdge(db, after) },
  },
]
