import type { Context } from '#server/platform/context.ts'
import type { Due, Sweep } from '#server/platform/jobs.ts'

/** A sweep that has something to do, and when. */
export interface Waiting {
  sweep: Sweep & { due: Due }
  at: Date
}

/** What every sweep has to do first after an instant, the soonest first. */
export async function listWaiting(context: Context, after: Date): Promise<Waiting[]> {
  const found = await Promise.all(
    context.jobs.awaited.map(async (sweep) => ({ sweep, at: await sweep.due.nextAt(context, after) })),
  )
  return found
    .filter((one): one is Waiting => one.at !== null)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

/** What an operator would wait for first; null when there is nothing. */
export async function findNextEvent(context: Context): Promise<{ at: Date; what: string } | null> {
  for (const { sweep, at } of await listWaiting(context, context.clock.now()))
    if (sweep.due.what) return { at, what: sweep.due.what }
  return null
}
