import { noteAct } from '#server/audit/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { eventNotFound, eventNotGenuine } from './errors.ts'
import { gatewayNamed } from './gateways/ask-gateway.ts'
import { holdEvent, markProcessed, reviveEvent } from './inbox-repository.ts'
import { effectOf, noteFailure } from './process-event.ts'

/** What came of processing an event again. `effect` in words; `nothing new` when all of it was done before. */
export type Replay = { outcome: 'processed'; effect: string } | { outcome: 'failed'; error: string }

/**
 * Processes a stored event again, whatever became of it, and notes who wished it. All it can do are guarded updates,
 * so an event that had its effect has none a second time. Refuses with `event_not_found`, `event_not_genuine`.
 */
export async function replayEvent(context: Context, id: string): Promise<Replay> {
  try {
    const effect = await inTransaction(context, (tx) => processAgain(tx, id))
    return { outcome: 'processed', effect }
  } catch (error) {
    if (!(await isStillWaiting(context, id))) throw error
    context.log.error({ err: error, event: id }, 'a replayed gateway event could not be processed')
    await noteFailure(context, id, error)
    return { outcome: 'failed', error: error instanceof Error ? error.message : String(error) }
  }
}

async function processAgain(tx: Context, id: string): Promise<string> {
  const row = await holdEvent(tx.db, id)
  if (!row) throw eventNotFound()
  if (row.state === 'refused') throw eventNotGenuine()
  const effect = await effectOf(tx, row.gateway, gatewayNamed(tx, row.gateway).interpret(row.body))
  // What it did the first time stays to be read.
  if (row.state !== 'processed') await markProcessed(tx.db, { id, effect, at: tx.clock.now() })
  await noteReplay(tx, id, effect)
  return effect
}

/** A dead event gets new tries; one that was processed before is none of those that failed. */
async function isStillWaiting(context: Context, id: string): Promise<boolean> {
  return await inTransaction(context, async (tx) => {
    const isRevived = await reviveEvent(tx.db, id)
    if (isRevived) await noteReplay(tx, id, 'failed')
    return isRevived
  })
}

async function noteReplay(tx: Context, id: string, effect: string): Promise<void> {
  await noteAct(tx, { act: 'gateway_event.replayed', subject: 'gateway_event', subjectId: id, detail: { effect } })
}
