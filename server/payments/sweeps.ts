import type { Sweep } from '#server/platform/jobs.ts'
import { finishKeeping } from './finish-keeping.ts'
import { nextEventTry } from './inbox-repository.ts'
import { retryEvents } from './process-event.ts'
import { forgetRefusedEvents } from './receive-event.ts'
import { nextRefundLook } from './refund-repository.ts'
import { nextLook } from './repository.ts'
import { resolveAttempts } from './resolve-attempts.ts'
import { resolveRefunds } from './resolve-refunds.ts'
import { sandboxSweeps } from './sandbox/sweeps.ts'

/** What payments look for again and again. The sandbox bank's own come first, so that its answers are fresh. */
export const paymentsSweeps: Sweep[] = [
  ...sandboxSweeps,
  {
    name: 'resolve-payment-attempts',
    everySeconds: 2,
    run: resolveAttempts,
    due: { nextAt: ({ db }, after) => nextLook(db, after) },
  },
  {
    name: 'resolve-refunds',
    everySeconds: 2,
    run: resolveRefunds,
    due: { nextAt: ({ db }, after) => nextRefundLook(db, after) },
  },
  { name: 'finish-keeping', everySeconds: 30, run: finishKeeping },
  {
    name: 'retry-gateway-events',
    everySeconds: 5,
    run: retryEvents,
    due: { nextAt: ({ db }, after) => nextEventTry(db, after) },
  },
  { name: 'forget-refused-events', everySeconds: 3_600, run: forgetRefusedEvents },
]
