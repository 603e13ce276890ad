import type { Sweep } from '#server/platform/jobs.ts'
import { mailPriceDrops } from './mail-price-drops.ts'
import { mailReturned } from './mail-returned.ts'

export const savedSweeps: Sweep[] = [
  { name: 'mail-stock-returned', everySeconds: 60, run: async (context) => void (await mailReturned(context)) },
  { name: 'mail-price-dropped', everySeconds: 300, run: async (context) => void (await mailPriceDrops(context)) },
]
