import type { Sweep } from '#server/platform/jobs.ts'
import { nextEventEdge, refreshShelf } from './repository.ts'

/** Prices of events begin and end by the clock wherever they are said or paid; this brings the lists that are ordered by price after them. */
export const saleEventsSweeps: Sweep[] = [
  {
    name: 'turn-prices-of-sale-events',
    everySeconds: 5,
    run: (context) => refreshShelf(context.db, 'turned', context.clock.now()),
    due: { what: 'A sale event begins or ends', nextAt: ({ db }, after) => nextEventEdge(db, after) },
  },
]
