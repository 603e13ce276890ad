import { stateMachine } from '#server/platform/state-machine.ts'

/** What is written of an event's life; the rest the clock tells. */
export type WrittenState = 'draft' | 'published' | 'cancelled'

export type SaleEventAct = 'publish' | 'change' | 'cancel'

/** The life of a sale event. Whether a published one is scheduled, running or ended is told by the clock. */
export const saleEventLife = stateMachine<WrittenState, SaleEventAct>(
  'sale event',
  { publish: 'published', change: 'changed', cancel: 'called off' },
  {
    draft: { publish: 'published', change: 'draft', cancel: 'cancelled' },
    published: { change: 'published', cancel: 'cancelled' },
    cancelled: {},
  },
)

/** The state of a sale event at an instant. */
export function stateAt(
  { state, startsAt, endsAt }: { state: WrittenState; startsAt: Date; endsAt: Date },
  at: Date,
): 'draft' | 'scheduled' | 'running' | 'ended' | 'cancelled' {
  if (state !== 'published') return state
  if (at < startsAt) return 'scheduled'
  return at < endsAt ? 'running' : 'ended'
}
