import type { Context } from '#server/platform/context.ts'
import { insertAct } from './repository.ts'

/** Something a person with power did. */
export interface Act {
  /** In the words of the verb: `gateway_event.replayed`. */
  act: string
  /** What it was done to, as the glossary calls it, and its id. */
  subject: string
  subjectId: string
  /** What else will be asked later: figures, reasons, what came of it. */
  detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** Writes down who did what. Stands in the transaction of the act, so neither is there without the other. */
export async function noteAct({ db, clock, actor }: Context, act: Act): Promise<void> {
  const byKind = actor.kind === 'guest' ? 'customer' : actor.kind
  await insertAct(db, { ...act, byKind, personId: 'personId' in actor ? actor.personId : null, at: clock.now() })
}
