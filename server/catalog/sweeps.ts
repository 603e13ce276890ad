import type { Sweep } from '#server/platform/jobs.ts'
import { countSold, countStems } from './counts.ts'
import { mailLowStock } from './mail-low-stock.ts'

/** What the catalogue counts again and again: how common words are, how many units were sold; and of what little is left. */
export const catalogSweeps: Sweep[] = [
  { name: 'count-stems', everySeconds: 20, run: async ({ db }) => void (await countStems(db)) },
  { name: 'count-sold', everySeconds: 1_800, run: async ({ db }) => void (await countSold(db)) },
  { name: 'mail-low-stock', everySeconds: 60, run: async (context) => void (await mailLowStock(context)) },
]
