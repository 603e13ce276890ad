import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server as SocketServer } from 'socket.io'
import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { realtimePath, shelfNamespace } from '#shared/realtime.ts'
import { openShelf, type ShelfPages } from './shelf.ts'

let server: Server
let sockets: SocketServer
let shelf: ShelfPages
let now: Date
const open: Socket[] = []

beforeEach(async () => {
  now = new Date('2026-11-28T09:00:00Z')
  server = createServer()
  sockets = new SocketServer(server, { path: realtimePath, transports: ['websocket'], serveClient: false })
  shelf = openShelf(sockets, { config: { trustedProxies: 1 }, clock: { outside: () => now } }, () => {}, {
    all: 12,
    ofNetwork: 8,
    openedAMinute: 20,
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  for (const socket of open.splice(0)) socket.close()
  shelf.close()
  await sockets.close()
})

/** Opens the line of a page at an address, as a proxy tells it; answers how it was received. */
async function lookFrom(address: string): Promise<{ socket: Socket; answer: string }> {
  const { port } = server.address() as AddressInfo
  const socket = io(`http://127.0.0.1:${port}${shelfNamespace}`, {
    path: realtimePath,
    transports: ['websocket'],
    auth: { kind: 'product', id: newId() },
    extraHeaders: { 'x-forwarded-for': address },
    forceNew: true,
    reconnection: false,
  })
  open.push(socket)
  const answer = await new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('let in'))
    socket.once('connect_error', ({ message }) => resolve(message))
  })
  return { socket, answer }
}

async function manyFrom(address: string, count: number): Promise<{ socket: Socket; answer: string }[]> {
  return await Promise.all(Array.from({ length: count }, () => lookFrom(address)))
}

const letIn = (looks: readonly { answer: string }[]) => looks.filter(({ answer }) => answer === 'let in').length

test('an address has only so many pages open at once, also when all come together, and others are let in beside it', async () => {
  const looks = await manyFrom('203.0.113.9', 10)
  expect(letIn(looks)).toBe(8)
  expect(looks.filter(({ answer }) => answer === 'too_many')).toHaveLength(2)
  expect((await lookFrom('203.0.113.10')).answer).toBe('let in')
  looks.find(({ answer }) => answer === 'let in')!.socket.close()
  await expect.poll(() => shelf.count()).toBe(8)
  expect((await lookFrom('203.0.113.9')).answer).toBe('let in')
  expect((await lookFrom('203.0.113.9')).answer).toBe('too_many')
})

test('a process has only so many open, whatever addresses they come from', async () => {
  const looks = await Promise.all(Array.from({ length: 14 }, (_, at) => lookFrom(`203.0.113.${at}`)))
  expect(letIn(looks)).toBe(12)
})

test('who opens and closes again and again is refused until the minute is over', async () => {
  for (let round = 0; round < 4; round++) {
    const looks = await manyFrom('203.0.113.9', 5)
    expect(letIn(looks)).toBe(5)
    for (const { socket } of looks) socket.close()
    await expect.poll(() => shelf.count()).toBe(0)
  }
  expect((await lookFrom('203.0.113.9')).answer).toBe('too_many')
  expect((await lookFrom('203.0.113.10')).answer).toBe('let in')
  now = new Date('2026-11-28T09:01:01Z')
  expect((await lookFrom('203.0.113.9')).answer).toBe('let in')
})
