import { settingsOf } from '#server/market/index.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { listWaiting } from './next-due.ts'
import { countHappenings, findRunningMove, once, putAhead, saveStep, writeLog, type MoveRow } from './repository.ts'
import { gatheredMs, midnightAfter } from './stride.ts'

/** So long a turn takes before other sweeps of the process have theirs, in milliseconds. */
const turnMs = 8_000
/** At one instant what is due is done so often at most; more of it is left to the next. */
const mostRounds = 100
const sweepsAtOnce = 4
/** A move of no more than this is told step by step, a longer one day by day. */
const toldInStepsMs = 2 * 86_400_000

/** Moves the clock of a sandbox market on where somebody has asked for it: one process at a time, for a few seconds. */
export async function runMoves(context: Context): Promise<void> {
  if (!context.config.hasSandboxClock || !(await findRunningMove(context.db))) return
  const system = actingAs(context, { kind: 'system' })
  await once(context.db, () => context.jobs.alone(() => takeTurn(system)))
}

async function takeTurn(context: Context): Promise<void> {
  const startedAt = performance.now()
  let next: Date | null | undefined
  while (performance.now() - startedAt < turnMs) {
    const move = await findRunningMove(context.db)
    if (!move) return
    next = await takeStep(context, move, next)
  }
}

/**
 * Moves the clock to what is due first, not beyond a midnight or the end, and does everything that is due by then; answers what is due after that.
 * `known` is what is due first, where that is known.
 */
async function takeStep(context: Context, move: MoveRow, known: Date | null | undefined): Promise<Date | null> {
  const startedAt = performance.now()
  if (move.steps === 0) await keepHouse(context)
  const due = known === undefined ? ((await listWaiting(context, move.reachedAt))[0]?.at ?? null) : known
  const gathered = new Date(move.reachedAt.getTime() + gatheredMs(move.fromAt, move.untilAt))
  const midnight = midnightAfter(move.reachedAt)
  const aim = due === null ? midnight : latest(due, gathered)
  await setClock(context, earliest(aim, midnight, move.untilAt))
  const { doneUntil, next } = await doWhatIsDue(context, move.reachedAt)
  const isDone = doneUntil >= move.untilAt
  const isDayOver = doneUntil >= midnight
  if (isDayOver || isDone) await keepHouse(context)
  const isTold = isDayOver || isDone || move.untilAt.getTime() - move.fromAt.getTime() <= toldInStepsMs
  const toldUntil = isTold ? await tell(context, move, isDone ? context.clock.now() : doneUntil) : move.toldUntil
  await saveStep(context.db, {
    id: move.id,
    state: isDone ? 'done' : 'running',
    reachedAt: doneUntil,
    toldUntil,
    tookMs: Math.round(performance.now() - startedAt),
  })
  return next
}

/** Lets business time be an instant, or later where it is later already. */
async function setClock(context: Context, at: Date): Promise<void> {
  await putAhead(context.db, Math.ceil((at.getTime() - context.clock.outside().getTime()) / 1_000))
  await context.ports.market.reload()
}

/**
 * Does what has become due after an instant, and what follows from it, until nothing more is due now. Answers until when
 * all is done, and what is due next.
 */
async function doWhatIsDue(context: Context, after: Date): Promise<{ doneUntil: Date; next: Date | null }> {
  const tried = new Map<string, { at: number; times: number }>()
  for (let round = 0; ; round++) {
    const now = context.clock.now()
    const waiting = await listWaiting(context, after)
    const ready = waiting.filter(({ sweep, at }) => at <= now && !isStuck(tried.get(sweep.name), at))
    if (ready.length === 0 || round === mostRounds) {
      const later = waiting.every(({ at }) => at > now) ? waiting : await listWaiting(context, now)
      return { doneUntil: now, next: later[0]?.at ?? null }
    }
    for (const one of ready) {
      const before = tried.get(one.sweep.name)
      const at = one.at.getTime()
      tried.set(one.sweep.name, { at, times: before?.at === at ? before.times + 1 : 1 })
      await run(context, one.sweep)
    }
    await context.jobs.workOff(context)
  }
}

/** What is still due after it was done twice waits for something else, or only marks a day. */
function isStuck(tried: { at: number; times: number } | undefined, at: Date): boolean {
  return tried !== undefined && tried.at === at.getTime() && tried.times >= 2
}

async function run(context: Context, sweep: Sweep): Promise<void> {
  const log = context.log.child({ sweep: sweep.name })
  await sweep
    .run({ ...context, log })
    .catch((error: unknown) => log.error({ err: error }, 'sweep failed while the clock was moved'))
}

/** Every sweep once, some beside each other as their timers would run them, whatever is due; this one finds itself at work. */
async function keepHouse(context: Context): Promise<void> {
  const queue = [...context.jobs.sweeps]
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await run(context, next)
  }
  await Promise.all(Array.from({ length: sweepsAtOnce }, work))
  await context.jobs.workOff(context)
}

/** Writes what has happened since it was told last, if anything has; answers until when it is told. */
async function tell(context: Context, { id, toldUntil }: MoveRow, until: Date): Promise<Date> {
  const { currency } = settingsOf(context)
  const figures = await countHappenings(context.db, { from: toldUntil, to: until, currency })
  if (Object.values(figures).some((count) => count > 0))
    await writeLog(context.db, { moveId: id, from: toldUntil, to: until, figures })
  return until
}

function earliest(...instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map((instant) => instant.getTime())))
}

function latest(...instants: readonly Date[]): Date {
  return new Date(Math.max(...instants.map((instant) => instant.getTime())))
}
