import type { Sweep } from '#server/platform/jobs.ts'
import { countSold, countStems } from './counts.ts'

/** What the catalogue counts again and again: how common words are, how many units were sold. */
export const catalogSweeps: Sweep[] = [
  { name: 'count-stems', everySeconds: 20, run: async ({ db }) => void (await countStems(db)) },
  { name: 'count-sold', everySeconds: 1_800, run: async ({ db }) => void (await countSold(db)) },
]
