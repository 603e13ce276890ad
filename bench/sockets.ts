import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { io, type Socket } from 'socket.io-client'
import { newId } from '#shared/ids.ts'
import { realtimePath, type Announcements } from '#shared/realtime.ts'
import { readConfig } from '#server/config.ts'
import { openConversation } from '#server/chat/index.ts'
import { cookieOf, openSession } from '#server/identity/index.ts'
import { actingAs } from '#server/platform/context.ts'
import { openDatabase } from '#server/platform/db/database.ts'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { migrate } from '#server/platform/db/migrate.ts'
import { findPostmaster } from '#server/platform/db/postmaster.ts'
import { openMarket } from '#server/wiring.ts'
import { BenchVisitor } from './client.ts'
import { cpuOf, memoryOf, startMarket, startRedis, type RunningMarket } from './servers.ts'

// node bench/sockets.ts [sockets] [messages a second] [seconds] [--processes 2] [--redis] [--apart]
// Opens sockets of many customers on one process or several, or on one that does nothing else (`--apart`), lets them write to the
// market over HTTP at a steady pace, whether it keeps up or not, and measures from the moment a message was due to every screen of
// the same person that has its words. A market that has just started is slower for some seconds; what is said in these is not counted.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    processes: { type: 'string', default: '1' },
    redis: { type: 'boolean', default: false },
    apart: { type: 'boolean', default: false },
  },
})
const [sockets = 5_000, perSecond = 50, seconds = 10] = positionals.map(Number)
const processes = Number(values.processes)
const warmUpSeconds = 10
/** Screens of one customer. */
const screens = 5
/** Nobody may write more than twenty a minute. */
const people = Math.max(
  Math.ceil(sockets / screens),
  Math.ceil((perSecond * Math.min(warmUpSeconds + seconds, 60)) / 18),
)
const secret = 'a secret of the benchmark, long enough to be one'

const folder = mkdtempSync(join(tmpdir(), 'stoa-sockets-'))
process.env['SECRET'] = secret
const database = await startEmbeddedDatabase(join(folder, 'postgres'), { isThrowaway: true })
const { db, pool } = openDatabase(database.url, { poolSize: 4 })
await migrate(db)
// Not always in the folder: PostgreSQL may be run by another user, who cannot reach it.
const { rows } = await pool.query<{ place: string }>(`select current_setting('data_directory') as place`)
const postmaster = findPostmaster(rows[0]!.place)!
await pool.end()
const talkers = await seedTalkers()
const redis = values.redis ? await startRedis() : null
const more: Record<string, string> = redis ? { REDIS_URL: redis.url } : {}
const markets: RunningMarket[] = []
for (let n = 0; n < processes; n++)
  markets.push(await startMarket(database.url, folder, { more, only: values.apart ? ['web', 'worker'] : [] }))
/** Where the sockets are. */
const halls = values.apart ? [await startMarket(database.url, folder, { more, only: ['realtime'] })] : markets
const running = [...new Set([...markets, ...halls])]
const open: Socket<Announcements>[] = []
/** From being due to being heard on one screen, in milliseconds. */
const waits: number[] = []
try {
  const before = sum(running.map(({ pid }) => memoryOf(pid)))
  for (let from = 0; from < sockets; from += 200)
    await Promise.all(Array.from({ length: Math.min(200, sockets - from) }, (_, index) => listen(from + index)))
  const idle = sum(running.map(({ pid }) => memoryOf(pid)))
  await talk(warmUpSeconds)
  const ownDelay = monitorEventLoopDelay({ resolution: 1 })
  ownDelay.enable()
  const spent = await spending(() => talk(seconds))
  ownDelay.disable()
  waits.sort((one, other) => one - other)
  const at = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))]?.toFixed(1) ?? '–'
  const { sent, refused, took, hearings } = spent.answer
  const each = (figure: number, digits = 2) => (figure / sent).toFixed(digits)
  const ownLate = (percentile: number) => (ownDelay.percentile(percentile) / 1e6).toFixed(1)
  const connected = open.filter((socket) => socket.connected).length
  process.stdout.write(
    [
      `${connected} sockets open on ${halls.length} process${halls.length > 1 ? 'es' : values.apart ? ' of their own' : ''}${redis ? ' with Redis' : ''}`,
      `memory: ${before.toFixed(0)} MB before, ${idle.toFixed(0)} MB with the sockets, ${(((idle - before) * 1_024) / sockets).toFixed(1)} kB a socket`,
      `${sent} messages sent, ${(sent / took).toFixed(0)} a second for ${took.toFixed(0)} s, ${refused} refused; heard ${waits.length} times of ${hearings}; ${warmUpSeconds} s before were not counted`,
      `from being due to being heard: median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`,
      `for each message: ${each(spent.statements)} statements, ${each(spent.market)} ms of the market's processor time, ${each(spent.database)} of PostgreSQL's, ${each(spent.own)} of this program's`,
      `this program itself was late by ${ownLate(50)} ms (median), ${ownLate(95)} ms (p95), ${ownLate(99)} ms (p99); load average ${loadavg()[0]!.toFixed(1)}`,
      '',
    ].join('\n'),
  )
} finally {
  for (const socket of open) socket.close()
  for (const market of running) await market.stop()
  await redis?.stop()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)

interface Talker {
  cookie: string
  conversationId: string
  /** When each of their messages was due. */
  due: number[]
  listening: number
}

/** Customers with a session and a conversation with the market. */
async function seedTalkers(): Promise<Map<string, Talker>> {
  const config = readConfig({ NODE_ENV: 'production', DATA_DIR: folder, SECRET: secret, LOG_LEVEL: 'fatal', PORT: '0' })
  const { context, close } = await openMarket(config, database.url)
  const made = new Map<string, Talker>()
  const seed = async (index: number) => {
    const id = newId()
    const at = context.clock.now()
    const person = { id, name: `Customer ${index}`, email: `c${index}@example.com`, password_hash: 'none' }
    await context.db
      .insertInto('people')
      .values({ ...person, activated_at: at, created_at: at })
      .execute()
    const { token } = await openSession(context, 'storefront', id, {})
    const actor = { kind: 'customer', personId: id, sessionId: newId() } as const
    const conversationId = await openConversation(actingAs(context, actor), undefined)
    made.set(conversationId, { cookie: `${cookieOf.storefront}=${token}`, conversationId, due: [], listening: 0 })
  }
  for (let from = 0; from < people; from += 50)
    await Promise.all(Array.from({ length: Math.min(50, people - from) }, (_, index) => seed(from + index)))
  await close()
  return made
}

async function listen(index: number): Promise<void> {
  const all = [...talkers.values()]
  const talker = all[index % all.length]!
  talker.listening++
  const socket: Socket<Announcements> = io(halls[index % halls.length]!.url, {
    path: realtimePath,
    transports: ['websocket'],
    auth: { door: 'storefront' },
    extraHeaders: { cookie: talker.cookie },
    forceNew: true,
  })
  open.push(socket)
  let heard = 0
  socket.on('changed', (change) => {
    if (change.kind === 'conversation' && change.message) waits.push(performance.now() - talker.due[heard++]!)
  })
  await new Promise<void>((resolve) => socket.once('connect', resolve))
}

/** Lets one after the other write, evenly spread, and waits until the last word should have been heard. */
async function talk(seconds: number) {
  const hearingsBefore = hearingsOf(talkers)
  waits.length = 0
  const writers = [...talkers.values()].map((talker, index) => ({
    talker,
    visitor: new BenchVisitor(markets[index % processes]!.url, talker.cookie),
  }))
  const sending: Promise<number>[] = []
  const startedAt = performance.now()
  while (sending.length < perSecond * seconds) {
    const due = startedAt + (sending.length * 1_000) / perSecond
    const early = due - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    const { talker, visitor } = writers[sending.length % writers.length]!
    talker.due.push(due)
    const said = { clientId: newId(), text: `Message ${sending.length}` }
    const path = `/api/conversations/${talker.conversationId}/messages`
    sending.push(visitor.send('POST', path, said, { mayFail: true }).then(({ status }) => status))
  }
  const statuses = await Promise.all(sending)
  const took = (performance.now() - startedAt) / 1_000
  const hearings = hearingsOf(talkers) - hearingsBefore
  for (let tries = 0; tries < 50 && waits.length < hearings; tries++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  const refused = statuses.filter((status) => status >= 400).length
  return { sent: sending.length, refused, took, hearings }
}

function hearingsOf(talkers: ReadonlyMap<string, Talker>): number {
  return sum([...talkers.values()].map(({ due, listening }) => due.length * listening))
}

/** What some work costs: statements, and processor time in milliseconds. */
async function spending<Answer>(work: () => Promise<Answer>) {
  const look = async () => ({
    statements: sum(await Promise.all(running.map((market) => market.statements()))),
    market: sum(running.map(({ pid }) => cpuOf(pid))),
    database: cpuOf(postmaster.pid),
    own: process.cpuUsage().user / 1_000 + process.cpuUsage().system / 1_000,
  })
  const before = await look()
  const answer = await work()
  const after = await look()
  return {
    answer,
    statements: after.statements - before.statements,
    market: after.market - before.market,
    database: after.database - before.database,
    own: after.own - before.own,
  }
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0)
}
