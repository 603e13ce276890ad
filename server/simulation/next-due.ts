import type { Context } from '#server/platform/context.ts'
import type { Sweep } from '#server/platform/jobs.ts'

/** A sweep that has something to do, and when. */
export interface Waiting {
  sweep: Sweep
  at: Date
  /** What an operator calls it; undefined where only the machinery is concerned. */
  what: string | undefined
}

/** What every sweep has to do first after an instant, the soonest first. */
export async function listWaiting(context: Context, after: Date): Promise<Waiting[]> {
  const found = await Promise.all(
    context.jobs.sweeps.flatMap((sweep) => {
      const { due } = sweep
      return due ? [due.nextAt(context, after).then((at) => ({ sweep, at, what: due.what }))] : []
    }),
  )
  return found
    .filter((one): one is Waiting => one.at !== null)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

/** What an operator would wait for first; null when there is nothing. */
export async function findNextEvent(context: Context): Promise<{ at: Date; what: string } | null> {
  for (const { at, what } of await listWaiting(context, context.clock.now())) if (what) return { at, what }
  return null
}
