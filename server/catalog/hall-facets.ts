/** The facets of the whole hall, where nothing is searched for and nothing chosen. */
import type { Database } from '#server/platform/db/database.ts'
import { countFacetsAsJson, type FacetsAsked } from './facets.ts'

/** Fewer things are counted anew each time. */
const manyProducts = 1_000
const keptMs = 10_000

const counted = new WeakMap<Database, { json: string; at: number }>()

/** Whether facets are asked of the whole hall. */
export function isWholeHall({ exact: _exact, ...asked }: FacetsAsked): boolean {
  return Object.values(asked).every((value) => value === undefined || value === false || value === '')
}

/**
 * What everything on the shelves can be narrowed to, as JSON. It is the same for all who come and counting a large hall takes a
 * while, so a process counts it once in ten seconds; a small one is right at once.
 */
export async function countHallFacetsAsJson(db: Database, at: Date, many = manyProducts): Promise<string> {
  const kept = counted.get(db)
  if (kept && performance.now() - kept.at < keptMs) return kept.json
  const json = await countFacetsAsJson(db, {}, at)
  const { total } = JSON.parse(json) as { total: number }
  if (total >= many) counted.set(db, { json, at: performance.now() })
  return json
}
