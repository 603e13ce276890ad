import type { Role } from '#shared/team-roles.ts'
import type { Config } from '../config.ts'
import type { Act } from './acts.ts'
import type { Clock } from './clock.ts'
import type { Database } from './db/database.ts'
import type { Facts } from './facts.ts'
import type { Jobs } from './jobs.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** Who acts. Decided once at the door, asked by policies. */
export type Actor =
  /** Not signed in; known, if at all, by the cart cookie. */
  | { kind: 'guest'; cartToken?: string }
  | { kind: 'customer'; personId: string; sessionId: string; cartToken?: string }
  | {
      kind: 'seller'
      personId: string
      sessionId: string
      shop: { id: string; role: Role } | null
    }
  | { kind: 'operator'; personId: string; sessionId: string }
  /** Jobs, sweeps and webhooks. */
  | { kind: 'system' }

/**
 * What the market needs from outside, filled in `wiring.ts`. Each area adds its ports by declaration merging, so that
 * the platform knows no business word: `declare module '#server/platform/context.ts' { interface Ports { … } }`.
 */
// oxlint-disable-next-line typescript/no-empty-interface -- filled by the areas
export interface Ports {}

/** Everything a verb may use. Passed first to every verb; nothing is global. */
export interface Context {
  readonly config: Config
  /** The pool, or the transaction this context stands in. */
  readonly db: Database
  readonly isInTransaction: boolean
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly facts: Facts
  readonly jobs: Jobs
  readonly ports: Ports
  readonly actor: Actor
  readonly requestId: string
  /** What the audit log will say of this request; absent where nothing is written down. */
  readonly act?: Act
  /** The client's key for this request, already bound to who asks; null where none is taken. */
  readonly idempotencyKey: string | null
}

/** The same context for another actor: a job acting for the system, a webhook. */
export function actingAs(context: Context, actor: Actor): Context {
  return { ...context, actor }
}
