import type { Sweep } from '#server/platform/jobs.ts'
import { finishKeeping } from './finish-keeping.ts'
import { retryEvents } from './process-event.ts'
import { forgetRefusedEvents } from './receive-event.ts'
import { resolveAttempts } from './resolve-attempts.ts'
import { resolveRefunds } from './resolve-refunds.ts'
import { sandboxSweeps } from './sandbox/sweeps.ts'

/** What payments look for again and again. The sandbox bank's own come first, so that its answers are fresh. */
export const paymentsSweeps: Sweep[] = [
  ...sandboxSweeps,
  { name: 'resolve-payment-attempts', everySeconds: 2, run: resolveAttempts },
  { name: 'resolve-refunds', everySeconds: 2, run: resolveRefunds },
  { name: 'finish-keeping', everySeconds: 30, run: finishKeeping },
  { name: 'retry-gateway-events', everySeconds: 5, run: retryEvents },
  { name: 'forget-refused-events', everySeconds: 3_600, run: forgetRefusedEvents },
]
