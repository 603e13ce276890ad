import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
import { openMarket } from '#server/wiring.ts'
import { memoryOf, startMarket } from './servers.ts'

// node bench/sockets.ts [sockets] [messages a second] [seconds]
// Opens sockets of many customers on one process, lets some of them write to the market over HTTP, and measures from the
// request to the word heard on another screen of the same person.

const [sockets = 5_000, perSecond = 50, seconds = 10] = process.argv.slice(2).map(Number)
/** Screens of one customer. */
const screens = 5
/** Nobody may write more than twenty a minute. */
const people = Math.max(Math.ceil(sockets / screens), Math.ceil((perSecond * Math.min(seconds, 60)) / 18))
const secret = 'a secret of the benchmark, long enough to be one'

const folder = mkdtempSync(join(tmpdir(), 'stoa-sockets-'))
process.env['SECRET'] = secret
const database = await startEmbeddedDatabase(join(folder, 'postgres'), { isThrowaway: true })
const { db, pool } = openDatabase(database.url, { poolSize: 4 })
await migrate(db)
await pool.end()
const talkers = await seedTalkers()
const market = await startMarket(database.url, folder)
const open: Socket<Announcements>[] = []
try {
  const before = memoryOf(market.pid)
  const heardAt = new Map<string, (at: number) => void>()
  for (let from = 0; from < sockets; from += 200) {
    const batch = Array.from({ length: Math.min(200, sockets - from) }, (_, index) => listen(from + index, heardAt))
    await Promise.all(batch)
  }
  const idle = memoryOf(market.pid)
  const waits = await talk(heardAt)
  const at = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))]?.toFixed(1) ?? '–'
  process.stdout.write(
    [
      `${open.filter(({ connected }) => connected).length} sockets open on one process`,
      `memory: ${before.toFixed(0)} MB before, ${idle.toFixed(0)} MB with the sockets, ${(((idle - before) * 1_024) / sockets).toFixed(1)} kB a socket`,
      `${waits.length} messages heard, ${perSecond} a second for ${seconds} s, each on ${Math.ceil(sockets / talkers.length)} screens`,
      `from sending to hearing: median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`,
      '',
    ].join('\n'),
  )
} finally {
  for (const socket of open) socket.close()
  await market.stop()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)

interface Talker {
  cookie: string
  conversationId: string
}

/** Customers with a session and a conversation with the market. */
async function seedTalkers(): Promise<Talker[]> {
  const config = readConfig({ NODE_ENV: 'production', DATA_DIR: folder, SECRET: secret, LOG_LEVEL: 'fatal', PORT: '0' })
  const { context, close } = await openMarket(config, database.url)
  const made: Talker[] = []
  for (let index = 0; index < people; index++) {
    const id = newId()
    const at = context.clock.now()
    const person = { id, name: `Customer ${index}`, email: `c${index}@example.com`, password_hash: 'none' }
    await context.db
      .insertInto('people')
      .values({ ...person, activated_at: at, created_at: at })
      .execute()
    const { token } = await openSession(context, 'storefront', id, {})
    const actor = { kind: 'customer', personId: id, sessionId: newId() } as const
    made.push({
      cookie: `${cookieOf.storefront}=${token}`,
      conversationId: await openConversation(actingAs(context, actor), undefined),
    })
  }
  await close()
  return made
}

async function listen(index: number, heardAt: Map<string, (at: number) => void>): Promise<void> {
  const { cookie } = talkers[index % talkers.length]!
  const socket: Socket<Announcements> = io(market.url, {
    path: realtimePath,
    transports: ['websocket'],
    auth: { door: 'storefront' },
    extraHeaders: { cookie },
    forceNew: true,
  })
  open.push(socket)
  socket.on('changed', (change) => {
    if (change.kind === 'conversation') heardAt.get(change.id)?.(performance.now())
  })
  await new Promise<void>((resolve) => socket.once('connect', resolve))
}

/** Lets one after the other write, evenly spread; answers how long each word took to the first screen, ascending. */
async function talk(heardAt: Map<string, (at: number) => void>): Promise<number[]> {
  const waits: number[] = []
  const listeners = Math.min(talkers.length, sockets)
  const sending: Promise<unknown>[] = []
  for (let n = 0; n < perSecond * seconds; n++) {
    const { cookie, conversationId } = talkers[n % listeners]!
    const sentAt = performance.now()
    heardAt.set(conversationId, (at) => {
      waits.push(at - sentAt)
      heardAt.delete(conversationId)
    })
    sending.push(
      fetch(`${market.url}/api/conversations/${conversationId}/messages`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ clientId: newId(), text: `Message ${n}` }),
      }).then((response) => response.arrayBuffer()),
    )
    await new Promise((resolve) => setTimeout(resolve, 1_000 / perSecond))
  }
  await Promise.all(sending)
  await new Promise((resolve) => setTimeout(resolve, 500))
  return waits.toSorted((one, other) => one - other)
}
