import { simulationEndpoints } from '#shared/api/simulation.ts'
import { simulationSchemas } from '#shared/api/simulation.schemas.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { changeMisfortunes } from './change-misfortunes.ts'
import { askForSubscribers } from './make-subscribers.ts'
import { moveClock, stopClock } from './move-clock.ts'
import { findNextEvent } from './next-due.ts'
import { maySimulate } from './policy.ts'
import { presentLogEntry, presentMove } from './present.ts'
import { countSubscriptions, findLastMove, listLog } from './repository.ts'

export const simulationRoutes = routesFor(simulationEndpoints, simulationSchemas, {
  async getSimulation({ context }) {
    maySimulate(context)
    return await overview(context)
  },

  async moveClock({ context, body: { by } }) {
    await moveClock(context, by)
    return await overview(context)
  },

  async stopClock({ context }) {
    await stopClock(context)
    return await overview(context)
  },

  async listClockLog({ context, query: { limit, after } }) {
    maySimulate(context)
    const { currency } = settingsOf(context)
    const rows = await listLog(context.db, { limit, after: decodeCursor(after, ['instant', 'id']) })
    return pageOf(
      rows,
      limit,
      (row) => presentLogEntry(row, currency),
      ({ toAt, id }) => [toAt.toISOString(), id],
    )
  },

  async askForSubscribers({ context, body: { count } }) {
    await askForSubscribers(context, count)
    return await overview(context)
  },

  async changeMisfortunes({ context, body }) {
    await changeMisfortunes(context, body)
    return await overview(context)
  },
})

async function overview(context: Context) {
  const { currency, clockOffsetSeconds, misfortunes } = settingsOf(context)
  const [next, move, subscriptions] = await Promise.all([
    findNextEvent(context),
    findLastMove(context.db),
    countSubscriptions(context.db),
  ])
  return {
    now: context.clock.now().toISOString(),
    aheadSeconds: clockOffsetSeconds,
    next: next && { what: next.what, at: next.at.toISOString() },
    move: move && presentMove(move, currency),
    misfortunes,
    subscriptions,
  }
}
