import { existsSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createApp } from './app.ts'
import { ConfigError, readConfig } from './config.ts'
import { findDatabase } from './platform/db/find-database.ts'
import { mountPages } from './pages.ts'
import { createInnerApp } from './platform/http/inner-app.ts'
import { openMarket, type OpenMarket } from './wiring.ts'

const processes = ['web', 'worker'] as const
type Process = (typeof processes)[number]

/** What to undo when the market closes, last done first. */
const closing: (() => Promise<void>)[] = []
let stoppingSince: number | null = null

/** Starts the processes named on the command line (both when none is), and stops them in good order on a signal. */
async function main(): Promise<void> {
  const wanted = wantedProcesses(process.argv.slice(2))
  const config = readConfig(process.env)
  stopOnSignal()

  const database = await findDatabase(config, (sentence) => process.stderr.write(`${sentence}\n`))
  closing.unshift(database.leave)
  const market = await openMarket(config, database.url)
  closing.unshift(market.close)

  const signIns = config.wantsDemo ? await openDemoTown(market) : []
  let isReady = true
  if (wanted.has('web')) await serveWeb(market, () => isReady)
  if (wanted.has('worker')) await market.context.jobs.work(market.context)
  if (config.metricsPort !== null) {
    const inner = createInnerApp(market.context, { isReady: () => isReady })
    await listen(inner, config.host, config.metricsPort, 'METRICS_PORT')
  }
  closing.unshift(async () => void (isReady = false))
  tell(market, [...wanted], performance.now(), signIns)
}

/** Moves the demo town into an empty market; answers the lines that say who can sign in there. */
async function openDemoTown({ context }: OpenMarket): Promise<string[]> {
  const { fillDemoTown, password, signIns } = await import('#db/demo/index.ts')
  const isThere = await fillDemoTown(context, (line) => void process.stdout.write(`${line}\n`))
  if (!isThere) return []
  const people = signIns.map(({ door, email }) => `  ${door.padEnd(11)}${email}`)
  return ['', `In the demo town these people can sign in, with the password ${password}:`, ...people]
}

/** The API, and behind it the pages. */
async function serveWeb(market: OpenMarket, isReady: () => boolean): Promise<void> {
  const { config, log } = market.context
  if (config.isProduction && !existsSync('build/server/index.js')) {
    throw new ConfigError('The pages are not built yet; start with `npm start`, which builds them.')
  }
  const app = createApp(market, { isReady })
  const stopCompiler = await mountPages(app, {
    isProduction: config.isProduction,
    publicUrl: config.publicUrl,
    reportError: (error) => log.error({ err: error }, 'a page could not be made'),
  })
  closing.unshift(stopCompiler)
  await listen(app, config.host, config.port, 'PORT')
}

function wantedProcesses(names: string[]): Set<Process> {
  const known = processes.join(' and ')
  if (names.includes('realtime')) throw new ConfigError(`This edition has no realtime process; it has ${known}.`)
  const unknown = names.find((name) => !processes.some((process) => process === name))
  if (unknown) throw new ConfigError(`There is no process called ${unknown}; there are ${known}.`)
  return new Set(names.length > 0 ? (names as Process[]) : processes)
}

/** Where to look, for a person; one line of the log, for a machine. */
function tell({ context }: OpenMarket, running: Process[], ms: number, signIns: string[]): void {
  const { config, log } = context
  if (!process.stdout.isTTY && !config.isSandbox) return log.info({ processes: running, ms: Math.round(ms) }, 'started')
  const places: [string, string][] = running.includes('web')
    ? [
        ['Market', config.publicUrl],
        ['Sellers', `${config.publicUrl}/seller`],
        ['Operators', `${config.publicUrl}/operator`],
        ['API', `${config.publicUrl}/api/docs`],
      ]
    : []
  const kind = config.isSandbox ? ', a sandbox that takes no real money' : ''
  const lines = [
    '',
    `${context.ports.market.settings().name} is open${kind} (${running.join(' and ')}, ready in ${(ms / 1_000).toFixed(1)} s).`,
    ...places.map(([name, url]) => `  ${name.padEnd(11)}${url}`),
    ...signIns,
    '',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** Serves an application until the market closes: then no new request is taken and those under way are answered. */
async function listen(app: RequestListener, host: string, port: number, setting: string): Promise<void> {
  const server = createServer(app)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port, setting)))
    server.listen(port, host, resolve)
  })
  closing.unshift(() => closeServer(server))
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number, setting: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new ConfigError(`Port ${port} is taken; stop what uses it, or set ${setting} to another.`)
  }
  if (error.code === 'EACCES') return new ConfigError(`Port ${port} is not for us; set ${setting} to one above 1023.`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new ConfigError(`This machine has no address ${host}; check the setting HOST.`)
  }
  return error
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const impatient = setTimeout(() => server.closeAllConnections(), 8_000)
  await closed
  clearTimeout(impatient)
}

/** Closes what is open, last opened first; what fails to close does not keep the rest open. */
async function close(): Promise<void> {
  for (const step of closing.splice(0)) await step().catch(() => {})
}

/**
 * The first signal stops in good order; another one stops at once. One Ctrl-C arrives several times, from the terminal
 * and from each launcher that passes it on, so what comes within a second is the same.
 */
function stopOnSignal(): void {
  const stop = async () => {
    if (stoppingSince !== null && performance.now() - stoppingSince > 1_000) process.exit(130)
    if (stoppingSince !== null) return
    stoppingSince = performance.now()
    await close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
  // The launcher is gone.
  process.once('disconnect', () => void stop())
  process.channel?.unref()
}

try {
  await main()
} catch (error) {
  // What fails because it is being stopped half-way is no failure.
  if (stoppingSince !== null) process.exit(0)
  await close()
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
