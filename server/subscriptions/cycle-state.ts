import type { CycleState } from '#shared/api/subscriptions.schemas.ts'
import { stateMachine } from '#server/platform/state-machine.ts'

export type { CycleState } from '#shared/api/subscriptions.schemas.ts'

export type CycleAct = 'succeed' | 'fail' | 'try' | 'give_up' | 'forgive'

/**
 * The life of a cycle, which is that of its billing. Running is one whose charge has no answer yet, `unknown` at the gateway
 * included; a failed one is tried again when its time comes. Skipped ones are born so.
 */
export const cycleMachine = stateMachine<CycleState, CycleAct>(
  'cycle',
  { succeed: 'paid', fail: 'refused', try: 'tried again', give_up: 'given up', forgive: 'forgiven' },
  {
    running: { succeed: 'succeeded', fail: 'failed', give_up: 'exhausted' },
    failed: { try: 'running', succeed: 'succeeded', give_up: 'exhausted', forgive: 'forgiven' },
    // Its checkout is dropped; a try makes another.
    exhausted: { try: 'running', forgive: 'forgiven' },
    succeeded: {},
    skipped: {},
    forgiven: {},
  },
)
