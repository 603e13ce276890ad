import { sql } from 'kysely'
import type { Context } from './context.ts'

/** Something that somebody with power does with one request: what the audit log will say of it. */
export interface Act {
  /** The operation: `approveShop`. */
  readonly name: string
  readonly door: string
  readonly subject: string | null
  readonly subjectId: string | null
  /** Why, where the request says so. */
  readonly reason: string
  readonly address: string | null
  readonly userAgent: string
  /** What was announced on the way. */
  readonly facts: string[]
  /** Written by the first transaction that commits it. */
  isWritten: boolean
}

/** Keeps what was done. Filled in `wiring.ts`. */
export interface ActKeeper {
  /** Writes the act into the transaction that does it. */
  keep(tx: Context, act: Act): Promise<void>
  /** Hears every fact, in its transaction, of all that it happened to, and keeps those that nobody's act accounts for. */
  hear(tx: Context, fact: string, all: readonly object[]): Promise<void>
}

declare module './context.ts' {
  interface Ports {
    acts: ActKeeper
  }
}

/** Lets the database note what this transaction changes, when it belongs to an act. */
export async function beginAct({ act, db }: Context): Promise<void> {
  if (act) await sql`select set_config('stoa.act', 'on', true)`.execute(db)
}

/** Writes the act of this transaction, last of all, with what it changed. */
export async function endAct(tx: Context): Promise<void> {
  const { act, ports } = tx
  if (!act || act.isWritten) return
  await ports.acts.keep(tx, act)
  act.isWritten = true
}
