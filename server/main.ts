import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { openDatabase } from './platform/db/database.ts'
import { startEmbeddedDatabase, type EmbeddedDatabase } from './platform/db/embedded.ts'
import { migrate } from './platform/db/migrate.ts'
import { createApp } from './app.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { openMarket } from './wiring.ts'

const processes = ['web', 'realtime', 'worker'] as const
type Process = (typeof processes)[number]

/** Starts the processes named on the command line (all three when none is), and stops them in good order on a signal. */
async function main(): Promise<void> {
  const startedAt = performance.now()
  const wanted = wantedProcesses(process.argv.slice(2))
  const config = readConfig(process.env)
  const steps: (() => Promise<void>)[] = []
  stopOnSignal(steps)

  const databaseUrl = await findDatabase(config, steps)
  await migrateWhenNeeded(databaseUrl)
  const market = await openMarket(config, databaseUrl)
  steps.unshift(() => market.close())

  if (wanted.has('worker')) await market.context.jobs.work(market.context)
  if (wanted.has('web')) {
    let isReady = true
    const app = createApp(market, { isReady: () => isReady })
    const server = await listen(createServer(app), config)
    steps.unshift(async () => {
      isReady = false
      await closeServer(server)
    })
  }
  market.context.log.info({ processes: [...wanted], ms: Math.round(performance.now() - startedAt) }, 'started')
}

function wantedProcesses(names: string[]): Set<Process> {
  const unknown = names.find((name) => !processes.some((known) => known === name))
  if (unknown) throw new ConfigError(`There is no process called ${unknown}; name some of ${processes.join(', ')}.`)
  return new Set(names.length > 0 ? (names as Process[]) : processes)
}

async function findDatabase(config: Config, steps: (() => Promise<void>)[]): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl
  const embedded: EmbeddedDatabase = await startEmbeddedDatabase(join(config.dataFolder, 'postgres'))
  steps.unshift(() => embedded.stop())
  return embedded.url
}

async function migrateWhenNeeded(databaseUrl: string): Promise<void> {
  const { db, pool } = openDatabase(databaseUrl, { poolSize: 2 })
  try {
    await migrate(db)
  } catch (error) {
    if (!isUnreachable(error)) throw error
    const { host } = new URL(databaseUrl)
    throw new ConfigError(`The database at ${host} does not answer; check DATABASE_URL.`, { cause: error })
  } finally {
    await pool.end()
  }
}

function isUnreachable(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: string }
  // Network errors, and PostgreSQL's refusals of a password, a user or a database name.
  return (
    code !== undefined &&
    ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', '28P01', '28000', '3D000'].includes(code)
  )
}

function listen(server: Server, { host, port }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      reject(isTaken ? new ConfigError(`Port ${port} is taken; stop what uses it or set PORT to another.`) : error)
    })
    server.listen(port, host, () => resolve(server))
  })
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const impatient = setTimeout(() => server.closeAllConnections(), 8_000)
  await closed
  clearTimeout(impatient)
}

/** The first signal stops in good order; a second one at once. */
function stopOnSignal(steps: (() => Promise<void>)[]): void {
  let isStopping = false
  const stop = async () => {
    if (isStopping) process.exit(130)
    isStopping = true
    for (const step of steps) await step().catch(() => {})
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
