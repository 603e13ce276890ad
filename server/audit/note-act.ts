import type { Act as RequestAct } from '#server/platform/acts.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { insertEntries, type NewEntry } from './repository.ts'

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

/**
 * Writes down who did what, in better words than the request that asked for it has. Stands in the transaction of the act, so
 * neither is there without the other.
 */
export async function noteAct(tx: Context, act: Act): Promise<void> {
  await noteActs(tx, [act])
}

/** The same for what was done to several things, a line for each, in one statement. */
export async function noteActs(tx: Context, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return
  await write(
    tx,
    acts.map(({ act, subject, subjectId, detail = {} }) => ({ act, subject, subjectId, detail })),
  )
  if (tx.act) tx.act.isWritten = true
}

/** Writes down a request of somebody with power, with what it changed. Stands last in its transaction. */
export async function keepAct(tx: Context, act: RequestAct): Promise<void> {
  await write(tx, [{ act: act.name, subject: act.subject, subjectId: act.subjectId, detail: {} }])
}

type Told = Pick<NewEntry, 'act' | 'subject' | 'subjectId' | 'detail'>

async function write(tx: Context, entries: readonly Told[]): Promise<void> {
  const { actor, act } = tx
  await asMarket(tx, () =>
    insertEntries(
      tx.db,
      entries.map((entry) => ({
        ...entry,
        byKind: actor.kind === 'guest' ? 'customer' : actor.kind,
        personId: 'personId' in actor ? actor.personId : null,
        shopId: actor.kind === 'seller' ? (actor.shop?.id ?? null) : null,
        door: act?.door ?? null,
        address: act?.address ?? null,
        userAgent: act?.userAgent ?? '',
        facts: act?.facts ?? [],
        reason: act?.reason ?? '',
        requestId: tx.requestId,
        at: tx.clock.now(),
      })),
    ),
  )
}
