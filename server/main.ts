import { existsSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createApp } from './app.ts'
import { ConfigError, readConfig } from './config.ts'
import { keepOwnCertificate } from './contracts/index.ts'
import { createFirstInvitation } from './identity/index.ts'
import type { Context } from './platform/context.ts'
import { findDatabase } from './platform/db/find-database.ts'
import { mountPages } from './pages.ts'
import { pageHostsOf } from './payments/index.ts'
import { pictureHostsOf } from './platform/media/index.ts'
import { createInnerApp } from './platform/http/inner-app.ts'
import { createRealtimeApp, openRealtime } from './realtime/index.ts'
import { openMarket, type OpenMarket } from './wiring.ts'

/** Before a worker makes what is not needed at once, so that the first pages of a new market do not wait for it. */
const restMs = 3_000

const processes = ['web', 'realtime', 'worker'] as const
type Process = (typeof processes)[number]

/** What to undo when the market closes, last done first. */
const closing: (() => Promise<void>)[] = []
let stoppingSince: number | null = null

/** Starts the processes named on the command line (all when none is), and stops them in good order on a signal. */
async function main(): Promise<void> {
  const wanted = wantedProcesses(process.argv.slice(2))
  const config = readConfig(process.env)
  stopOnSignal()

  const database = await findDatabase(config, (sentence) => process.stderr.write(`${sentence}\n`))
  closing.unshift(database.leave)
  const market = await openMarket(config, database.url)
  closing.unshift(market.close)

  const town = config.wantsDemo ? await settleDemoTown(market.context) : null

  let isReady = true
  const web = wanted.has('web') ? await serveWeb(market, () => isReady) : null
  if (wanted.has('realtime')) await serveRealtime(market, web, () => isReady)
  if (wanted.has('worker')) await market.context.jobs.work(market.context)
  if (config.metricsPort !== null) {
    const inner = createInnerApp(market.context, { isReady: () => isReady })
    await listen(inner, config.host, config.metricsPort, 'METRICS_PORT')
  }
  closing.unshift(async () => void (isReady = false))
  if (!config.cardGateway) market.context.log.warn('no card gateway is set up: customers can pay on delivery only')
  tell(market.context, [...wanted], town)
  if (wanted.has('web') && !town) await inviteFirstOperator(market.context)
  if (wanted.has('worker')) keepCertificateSoon(market.context)
}

/** The API, and behind it the pages. */
async function serveWeb(market: OpenMarket, isReady: () => boolean): Promise<Server> {
  const { config, log, ports } = market.context
  if (config.isProduction && !existsSync('build/server/index.js')) {
    throw new ConfigError('The pages are not built yet; start with `npm start`, which builds them.')
  }
  const app = createApp(market, { isReady })
  const stopCompiler = await mountPages(app, {
    isProduction: config.isProduction,
    publicUrl: config.publicUrl,
    settings: ports.market.settings,
    hosts: pageHostsOf(config, pictureHostsOf(config.mediaStore)),
    reportError: (error) => log.error({ err: error }, 'a page could not be made'),
  })
  closing.unshift(stopCompiler)
  return await listen(app, config.host, config.port, 'PORT')
}

/** The sockets: on the server of the web side when it runs here, else on one of their own. */
async function serveRealtime(market: OpenMarket, web: Server | null, isReady: () => boolean): Promise<void> {
  const { context, pool } = market
  const { host, realtimePort } = context.config
  const server = web ?? (await listen(createRealtimeApp(context, { isReady }), host, realtimePort, 'REALTIME_PORT'))
  const realtime = await openRealtime(context, pool, server)
  closing.unshift(realtime.close)
}

function wantedProcesses(names: string[]): Set<Process> {
  const known = listOf(processes)
  const unknown = names.find((name) => !processes.some((process) => process === name))
  if (unknown) throw new ConfigError(`There is no process called ${unknown}; there are ${known}.`)
  return new Set(names.length > 0 ? (names as Process[]) : processes)
}

/** `web, realtime and worker`. */
function listOf(names: readonly string[]): string {
  return names.join(', ').replace(/, (?=[^,]*$)/, ' and ')
}

/** Who of the demo town opens which door; null when the town does not live here. */
async function settleDemoTown(context: Context) {
  const { fillDemoTown, password, signIns } = await import('#db/demo/index.ts')
  return (await fillDemoTown(context, say)) ? { password, signIns } : null
}

type DemoTown = Awaited<ReturnType<typeof settleDemoTown>>

/** Where to look and who can sign in, for a person; one line of the log, for a machine. */
function tell({ config, log, ports }: Context, running: Process[], town: DemoTown): void {
  const ms = Math.round(performance.now())
  if (!process.stdout.isTTY && !config.isSandbox) return log.info({ processes: running, ms }, 'started')
  const kind = config.isSandbox ? ', a sandbox that takes no real money' : ''
  say('')
  say(`${ports.market.settings().name} is open${kind} (${listOf(running)}, ready in ${(ms / 1_000).toFixed(1)} s).`)
  if (!running.includes('web')) return
  const places = [
    ['Market', ''],
    ['Sellers', '/seller'],
    ['Operators', '/operator'],
    ['API', '/api/docs'],
    ...(config.isSandbox ? [['Mailbox', '/dev/mailbox'] as const] : []),
  ] as const
  const width = config.publicUrl.length + 16
  for (const [name, path] of places) {
    const email = town?.signIns.find(({ door }) => door === name)?.email ?? ''
    say(`  ${name.padEnd(11)}${`${config.publicUrl}${path}`.padEnd(width)}${email}`.trimEnd())
  }
  if (town) say(`  Everybody's password is ${town.password}.`)
  say('')
}

/** A market nobody runs yet tells, to who can read this, how to become its first operator. */
async function inviteFirstOperator(context: Context): Promise<void> {
  const url = await createFirstInvitation(context)
  if (url) say(`Nobody runs this market yet. To become its operator, open ${url}\n`)
}

/** What seals contracts is made at the first start. Nothing waits for it but the end of this process. */
function keepCertificateSoon(context: Context): void {
  let making = Promise.resolve()
  const rest = setTimeout(() => {
    making = keepOwnCertificate(context).catch((error: unknown) =>
      context.log.error({ err: error }, 'the certificate could not be made, and will be when something is sealed'),
    )
  }, restMs)
  closing.unshift(async () => {
    clearTimeout(rest)
    await making
  })
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Serves an application until the market closes: then no new request is taken and those under way are answered. */
async function listen(app: RequestListener, host: string, port: number, setting: string): Promise<Server> {
  const server = createServer(app)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port, setting)))
    server.listen(port, host, resolve)
  })
  closing.unshift(() => closeServer(server))
  return server
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
