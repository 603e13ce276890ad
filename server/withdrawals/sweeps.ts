import type { Sweep } from '#server/platform/jobs.ts'
import { resolvePayouts } from './resolve-payouts.ts'

/** What withdrawals look for again and again. */
export const withdrawalSweeps: Sweep[] = [{ name: 'resolve-payouts', everySeconds: 5, run: resolvePayouts }]
