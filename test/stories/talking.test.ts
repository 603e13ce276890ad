import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import {
  realtimePath,
  type Announcements,
  type Change,
  type RealtimeDoor,
  type Typing,
  type Words,
} from '#shared/realtime.ts'
import { aTalk } from '#test/builders/chat.ts'
import { aCustomer, aSeller, type SignedInVisitor } from '#test/builders/people.ts'
import { findFreePort } from '#test/support/free-port.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { startServerProcess, type ServerProcess } from '#test/support/server-process.ts'
import type { Visitor } from '#test/support/visitor.ts'

const secret = newId()
let market: TestMarket
/** People listen at two processes, on the same database. */
let here: ServerProcess
let there: ServerProcess
const open: Socket[] = []

beforeAll(async () => {
  market = await openTestMarket({ SECRET: secret })
  ;[here, there] = await Promise.all([
    startServerProcess(market.databaseUrl, secret, ['realtime']),
    startServerProcess(market.databaseUrl, secret, ['realtime']),
  ])
}, 120_000)
afterEach(() => open.splice(0).forEach((socket) => socket.close()))
afterAll(async () => {
  await here?.stop()
  await there?.stop()
  await market.close()
})

type Line = Socket<Announcements, Words>

/** Opens a line with a visitor's cookies at a door. */
async function listen(visitor: Visitor, door: RealtimeDoor, url: string): Promise<Line> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const line: Line = io(url, {
    path: realtimePath,
    transports: ['websocket'],
    auth: { door },
    extraHeaders: { cookie },
    forceNew: true,
    reconnectionDelay: 30,
    reconnectionDelayMax: 60,
  })
  open.push(line)
  await new Promise<void>((resolve, reject) => {
    line.once('connect', resolve)
    line.once('connect_error', reject)
  })
  return line
}

const watch = async (line: Line, conversationId: string) =>
  (await line.timeout(5_000).emitWithAck('watch', { conversationId })) as boolean

/** A page that shows a conversation: it asks for what it missed whenever it hears of something, and whenever its line opens. */
function aPage(visitor: SignedInVisitor, line: Line, id: string) {
  const seen = new Map<number, string>()
  let doubled = 0
  let after = 0
  let asking: Promise<void> = Promise.resolve()
  const look = async () => {
    const { items } = await visitor.call('listMessages', { params: { id }, query: { after, limit: 100 } })
    for (const { number, text, change } of items) {
      if (change <= after && seen.has(number)) doubled++
      seen.set(number, text)
      after = Math.max(after, change)
    }
  }
  const ask = () => (asking = asking.then(look))
  line.on('connect', () => void ask())
  line.on('missed', () => void ask())
  line.on('changed', (change) => {
    if (change.kind === 'conversation' && change.id === id) void ask()
  })
  return {
    texts: () => [...seen].toSorted(([one], [other]) => one - other).map(([, text]) => text),
    doubled: () => doubled,
    ask,
  }
}

test('what is said to somebody who is away is there when they come, and what is said then is heard at once', async () => {
  const { id, customer, answer } = await aTalk(market)
  await answer('You are not here yet')
  const page = aPage(customer, await listen(customer, 'storefront', here.url), id)
  await page.ask()
  expect(page.texts()).toEqual(['You are not here yet'])
  await answer('Now you are')
  await expect.poll(page.texts).toEqual(['You are not here yet', 'Now you are'])
})

test('both write at once, on two processes: both see the same, once, in the same order', async () => {
  const { id, customer, ask, answer } = await aTalk(market)
  const [phone, desk] = await Promise.all([
    listen(customer, 'storefront', here.url),
    listen(customer, 'storefront', there.url),
  ])
  const pages = [aPage(customer, phone, id), aPage(customer, desk, id)]
  await Promise.all(Array.from({ length: 8 }, (_, index) => [ask(`c${index}`), answer(`s${index}`)]).flat())
  for (const page of pages) await expect.poll(() => page.texts().length).toBe(16)
  expect(pages[0]!.texts()).toEqual(pages[1]!.texts())
})

test('what is said comes along with its announcement, to each as they see it; of a long one they hear that it is there', async () => {
  const { id, customer, seller, ask, answer } = await aTalk(market)
  const lines = await Promise.all([
    listen(customer, 'storefront', here.url),
    listen(seller, 'seller', there.url),
    listen(await aSeller(market), 'seller', there.url),
  ])
  const heard = lines.map((line) => {
    const changes: Change[] = []
    line.on('changed', (change) => changes.push(change))
    return changes
  })
  const [asked, answered] = [await ask('Is it blue?'), await answer('As the sea')]
  const ofOther = { isMine: false, changeableUntil: null }
  const change = { kind: 'conversation', id }
  const [ofCustomer, ofShop] = [
    [asked, { ...answered, ...ofOther }],
    [{ ...asked, ...ofOther }, answered],
  ].map((messages) => messages.map((message) => ({ ...change, message })))
  await ask('🌊'.repeat(2_000))
  await expect.poll(() => heard).toEqual([[...ofCustomer!, change], [...ofShop!, change], []])
})

test('who writes is heard by who shows the conversation, at whichever process, and is not kept', async () => {
  const { id, customer, seller } = await aTalk(market)
  const [mine, theirs] = await Promise.all([
    listen(customer, 'storefront', here.url),
    listen(seller, 'seller', there.url),
  ])
  expect(await Promise.all([watch(mine, id), watch(theirs, id)])).toEqual([true, true])
  const heard: Typing[] = []
  theirs.on('typing', (typing) => heard.push(typing))
  mine.emit('typing', { conversationId: id })
  await expect.poll(() => heard).toEqual([{ conversationId: id, side: 'customer', name: 'Ines' }])
  expect(await seller.call('getShopConversation', { params: { id } })).toMatchObject({ isHere: true })
})

test('who is blocked is neither heard writing nor seen coming, until the conversation is opened again', async () => {
  const { id, customer, seller } = await aTalk(market)
  const keep = (isBlocked: boolean) =>
    customer.call('keepConversation', { params: { id }, body: { isArchived: false, isMuted: false, isBlocked } })
  await keep(true)
  const [mine, theirs] = await Promise.all([
    listen(customer, 'storefront', here.url),
    listen(seller, 'seller', there.url),
  ])
  await watch(mine, id)
  const heard: string[] = []
  mine.on('typing', () => heard.push('typing'))
  mine.on('came', () => heard.push('came'))
  expect(await watch(theirs, id)).toBe(true)
  theirs.emit('typing', { conversationId: id })
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(heard).toEqual([])
  await keep(false)
  theirs.emit('typing', { conversationId: id })
  await expect.poll(() => heard).toEqual(['typing'])
})

test('a stranger who names a conversation is not let in, hears nothing, and says nothing in it', async () => {
  const { id, customer, answer } = await aTalk(market)
  const [stranger, otherShop] = [await aCustomer(market), await aSeller(market)]
  const mine = await listen(customer, 'storefront', here.url)
  const theirs = [await listen(stranger, 'storefront', here.url), await listen(otherShop, 'seller', there.url)]
  await watch(mine, id)
  const heard: unknown[] = []
  mine.on('typing', (typing) => heard.push(typing))
  for (const line of theirs) {
    expect(await watch(line, id)).toBe(false)
    line.onAny((...words: unknown[]) => heard.push(words))
    line.emit('typing', { conversationId: id })
    // Neither a room nor a name can be chosen by who speaks.
    const forger = line as unknown as Socket
    forger.emit('watch', { conversationId: id, room: `person:${customer.person.id}` }, () => {})
    forger.emit('join', `conversation:${id}`)
    forger.emit('came', { conversationId: id, personId: customer.person.id })
  }
  await answer('Between us')
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(heard).toEqual([])
  // Nobody is here because somebody else says so.
  const { rows } = await market.pool.query('select door from presence where person_id = $1', [stranger.person.id])
  expect(rows).toEqual([{ door: 'storefront' }])
})

test('a process that is killed in the middle loses nothing and doubles nothing; its people come to the other one', async () => {
  const doomed = await startServerProcess(market.databaseUrl, secret, ['realtime'])
  const { id, customer, answer } = await aTalk(market)
  const line = await listen(customer, 'storefront', doomed.url)
  const page = aPage(customer, line, id)
  await answer('One')
  await expect.poll(page.texts).toEqual(['One'])
  const cut = once(line as unknown as NodeJS.EventEmitter, 'disconnect')
  await doomed.kill()
  await cut
  await answer('Two, while nobody listens')
  const again = await listen(customer, 'storefront', there.url)
  const next = aPage(customer, again, id)
  await next.ask()
  await answer('Three')
  await expect.poll(next.texts).toEqual(['One', 'Two, while nobody listens', 'Three'])
  expect(next.doubled()).toBe(0)
}, 60_000)

test('a hundred lost connections lose and double nothing', async () => {
  const { id, customer, answer } = await aTalk(market)
  const line = await listen(customer, 'storefront', here.url)
  const page = aPage(customer, line, id)
  const wanted: string[] = []
  for (let n = 1; n <= 100; n++) {
    line.io.engine.close()
    // Twenty messages a minute are enough for anybody; the rest of the losses have silence between them.
    if (n % 6 === 0) {
      wanted.push(`Message ${n}`)
      await answer(`Message ${n}`)
    }
    await expect.poll(() => line.connected, { timeout: 5_000 }).toBe(true)
  }
  await page.ask()
  expect(page.texts()).toEqual(wanted)
  expect(page.doubled()).toBe(0)
}, 90_000)

const redis = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'].find(
  existsSync,
)

test.skipIf(!redis)(
  redis
    ? 'with Redis, who writes is heard at the other process, and one process less changes nothing'
    : 'with Redis (skipped: there is no redis-server on this machine)',
  async () => {
    const port = await findFreePort()
    const server = spawn(redis!, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
      stdio: 'ignore',
    })
    const url = `redis://127.0.0.1:${port}`
    const processes = await Promise.all(
      [1, 2].map(() => startServerProcess(market.databaseUrl, secret, ['realtime'], { REDIS_URL: url })),
    )
    try {
      const { id, customer, seller, answer } = await aTalk(market)
      const [mine, theirs] = await Promise.all([
        listen(customer, 'storefront', processes[0]!.url),
        listen(seller, 'seller', processes[1]!.url),
      ])
      await Promise.all([watch(mine, id), watch(theirs, id)])
      const heard: Typing[] = []
      mine.on('typing', (typing) => heard.push(typing))
      theirs.emit('typing', { conversationId: id })
      await expect.poll(() => heard).toEqual([{ conversationId: id, side: 'shop', name: 'Marta' }])
      const page = aPage(customer, mine, id)
      await answer('One')
      await expect.poll(page.texts).toEqual(['One'])
      await processes[1]!.kill()
      await answer('Two')
      await expect.poll(page.texts).toEqual(['One', 'Two'])
    } finally {
      for (const process of processes) await process.kill()
      server.kill('SIGKILL')
      await once(server, 'exit')
    }
  },
  60_000,
)
