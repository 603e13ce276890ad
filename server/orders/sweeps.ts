import type { Sweep } from '#server/platform/jobs.ts'
import { completeOrders } from './complete-orders.ts'
import { expireCheckouts } from './expire-checkouts.ts'

export const ordersSweeps: Sweep[] = [
  { name: 'expire-checkouts', everySeconds: 5, run: async (context) => void (await expireCheckouts(context)) },
  { name: 'complete-orders', everySeconds: 600, run: async (context) => void (await completeOrders(context)) },
]
