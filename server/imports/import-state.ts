import { stateMachine } from '#server/platform/state-machine.ts'

export type ImportState = 'ready' | 'running' | 'done' | 'cancelled'
export type ImportAct = 'start' | 'finish' | 'cancel'

/** The life of an import: read and looked at, then brought in. What is in stays in when it is cancelled. */
export const importLife = stateMachine<ImportState, ImportAct>(
  'import',
  { start: 'started', finish: 'finished', cancel: 'cancelled' },
  {
    ready: { start: 'running', cancel: 'cancelled' },
    running: { finish: 'done', cancel: 'cancelled' },
    done: {},
    cancelled: {},
  },
)
