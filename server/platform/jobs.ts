import { PgBoss, fromKysely, type Job as BossJob } from 'pg-boss'
import { actingAs, type Context } from './context.ts'

const QUEUE = 'work'
const DEAD = 'dead'
const tellWithinMs = 30
const workedOffAtOnce = 8

/**
 * Work that runs after the transaction that asked for it, at least once, with retries; so its effect must be
 * idempotent. Due times live in the rows themselves, not here: see sweeps.
 */
export interface JobDefinition<Data extends object = object> {
  name: string
  run(context: Context, data: Data): Promise<void>
}

/** Work that looks, again and again, for rows whose time has come by the market's clock. */
export interface Sweep {
  name: string
  everySeconds: number
  run(context: Context): Promise<void>
  /** Where its rows wait for an instant they name; what a moved clock stops at. */
  due?: Due
}

/** When a sweep has something to do next. */
export interface Due {
  /** What happens then, as an operator reads it; absent where only the machinery is concerned. */
  what?: string
  /** The first instant after another at which a row is due; null when none is. */
  nextAt(context: Context, after: Date): Promise<Date | null>
}

/** Declares a job; keeps its data type. */
export function defineJob<Data extends object>(definition: JobDefinition<Data>): JobDefinition<Data> {
  return definition
}

export interface Jobs {
  /** Asks for a job in the context's transaction: it exists if and only if the transaction commits. */
  enqueue<Data extends object>(context: Context, job: JobDefinition<Data>, data: Data): Promise<void>
  /** The same job for several data, asked for in one statement. */
  enqueueAll<Data extends object>(context: Context, job: JobDefinition<Data>, all: readonly Data[]): Promise<void>
  /** Works until stopped. `context` is the one to run jobs in. */
  work(context: Context): Promise<void>
  /** Runs what waits now, until nothing waits, in this process; for tests and stories. Throws what a job throws. */
  drain(context: Context): Promise<number>
  /**
   * Runs what waits now, several at once, until nothing waits. What fails is reported, and tried again by a worker, later.
   */
  workOff(context: Context): Promise<void>
  /** Runs every sweep once, by the context's clock. */
  sweep(context: Context): Promise<void>
  /** Every sweep of this market, in the order in which `sweep` runs them. */
  readonly sweeps: readonly Sweep[]
  /** Runs `work` while no other sweep of this process begins. */
  alone<T>(work: () => Promise<T>): Promise<T>
  stop(): Promise<void>
}

interface Envelope {
  job: string
  data: object
  requestId: string
}

/** Opens the job queue on pg-boss (its own schema in the same database). */
export async function openJobs(
  url: string,
  {
    definitions,
    sweeps,
    poolSize = 3,
    reportError = () => {},
  }: {
    definitions: readonly JobDefinition<never>[]
    sweeps: readonly Sweep[]
    poolSize?: number
    reportError?: (error: unknown) => void
  },
): Promise<Jobs> {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]))
  const boss = new PgBoss({
    connectionString: url,
    max: poolSize,
    schedule: false,
    // NOTIFY makes every commit that asks for a job wait for every other; the worker of this process is told below.
    useListenNotify: false,
    application_name: 'stoa-jobs',
  })
  // pg-boss reports here that it lost its connection, or could not note what became of a job, and tries again by itself.
  boss.on('error', reportError)
  await boss.start()
  await boss.createQueue(DEAD)
  await boss.createQueue(QUEUE, {
    deadLetter: DEAD,
    retryLimit: 12,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 120,
  })
  const timers: NodeJS.Timeout[] = []
  let sweeping: Promise<unknown> = Promise.resolve()
  let isStopping = false
  let isHeld = false
  let worker: string | null = null
  let isTold = false

  /** The worker of this process looks as soon as the asking transaction should be over; others look by themselves. */
  function tellWorkerSoon(): void {
    if (isTold || worker === null) return
    isTold = true
    setTimeout(() => {
      isTold = false
      if (worker !== null && !isStopping) boss.notifyWorker(worker)
    }, tellWithinMs).unref()
  }

  async function runOne(context: Context, { job, data, requestId }: Envelope): Promise<void> {
    const definition = byName.get(job)
    if (!definition) throw new Error(`no such job: ${job}`)
    const own = actingAs({ ...context, requestId, log: context.log.child({ job, requestId }) }, { kind: 'system' })
    try {
      await definition.run(own, data as never)
      context.metrics.jobs.inc({ job, outcome: 'done' })
    } catch (error) {
      context.metrics.jobs.inc({ job, outcome: 'failed' })
      own.log.error({ err: error }, 'job failed, will be tried again')
      throw error
    }
  }

  const enqueueAll: Jobs['enqueueAll'] = async (context, job, all) => {
    if (all.length === 0) return
    const { requestId } = context
    const envelopes = all.map((data) => ({ data: { job: job.name, data, requestId } satisfies Envelope }))
    await boss.insert(QUEUE, envelopes, { db: fromKysely(context.db) })
    tellWorkerSoon()
  }

  return {
    enqueueAll,
    enqueue: (context, job, data) => enqueueAll(context, job, [data]),
    async work(context) {
      worker = await boss.work<Envelope>(
        QUEUE,
        {
          batchSize: 10,
          burstWhenBatchFull: true,
          perJobResults: true,
          pollingIntervalSeconds: 0.5,
        },
        async (jobs: BossJob<Envelope>[]) =>
          await Promise.all(
            jobs.map(({ id, data }) =>
              runOne(context, data).then(
                () => ({ id, status: 'completed' as const }),
                (error: unknown) => ({ id, status: 'failed' as const, output: { message: String(error) } }),
              ),
            ),
          ),
      )
      for (const sweep of sweeps) {
        const system = actingAs({ ...context, log: context.log.child({ sweep: sweep.name }) }, { kind: 'system' })
        let isRunning = false
        const tick = () => {
          if (isRunning || isStopping || isHeld) return
          isRunning = true
          sweeping = sweep
            .run(system)
            .catch((error: unknown) => system.log.error({ err: error }, 'sweep failed, will be tried again'))
            .finally(() => (isRunning = false))
        }
        timers.push(setInterval(tick, sweep.everySeconds * 1_000))
      }
    },
    async drain(context) {
      let ran = 0
      for (;;) {
        const jobs = await boss.fetch<Envelope>(QUEUE, { batchSize: 50 })
        if (!jobs?.length) return ran
        for (const { id, data } of jobs) {
          await runOne(context, data).catch(async (error: unknown) => {
            await boss.fail(QUEUE, id, { message: String(error) })
            throw error
          })
          await boss.complete(QUEUE, id)
          ran++
        }
      }
    },
    async workOff(context) {
      for (;;) {
        const jobs = await boss.fetch<Envelope>(QUEUE, { batchSize: workedOffAtOnce })
        if (!jobs?.length) return
        const done = await Promise.all(
          jobs.map(({ id, data }) =>
            runOne(context, data).then(
              () => id,
              async (error: unknown) => {
                await boss.fail(QUEUE, id, { message: String(error) })
                return null
              },
            ),
          ),
        )
        const ids = done.filter((id) => id !== null)
        if (ids.length > 0) await boss.complete(QUEUE, ids)
      }
    },
    sweeps,
    async alone(work) {
      isHeld = true
      try {
        return await work()
      } finally {
        isHeld = false
      }
    },
    async sweep(context) {
      for (const sweep of sweeps) await sweep.run(actingAs(context, { kind: 'system' }))
    },
    async stop() {
      isStopping = true
      for (const timer of timers) clearInterval(timer)
      await sweeping
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}
