import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server as SocketServer } from 'socket.io'
import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { realtimePath } from '#shared/realtime.ts'
import { limitListeners, networkBehind } from './socket-limits.ts'

const behind = (forwarded: string | undefined, trustedProxies: number) =>
  networkBehind(
    { headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket: { remoteAddress: '10.0.0.1' } },
    { trustedProxies },
  )

test('sockets are counted by the network they come from, as far as the proxies are believed and no further', () => {
  expect(behind('203.0.113.9', 0)).toBe('10.0.0.1')
  expect(behind('203.0.113.9', 1)).toBe('203.0.113.9')
  expect(behind('198.51.100.1, 203.0.113.9', 1)).toBe('203.0.113.9')
  expect(behind('198.51.100.1, 203.0.113.9', 2)).toBe('198.51.100.1')
  expect(behind(undefined, 1)).toBe('10.0.0.1')
})

describe('sockets of who signed in', () => {
  let server: Server
  let sockets: SocketServer
  let now: Date
  const open: Socket[] = []

  beforeEach(async () => {
    now = new Date('2026-11-28T09:00:00Z')
    server = createServer()
    sockets = new SocketServer(server, { path: realtimePath, transports: ['websocket'], serveClient: false })
    const surroundings = { config: { trustedProxies: 1 }, clock: { outside: () => now } }
    limitListeners(sockets, surroundings, { ofPerson: 5, openedAMinute: 12 })
    sockets.use((socket, next) => {
      Object.assign(socket.data, { personId: socket.handshake.auth['personId'] })
      next()
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.close()
    await sockets.close()
  })

  /** Opens a socket of a person at an address, as a proxy tells it; answers whether it was let in. */
  async function openOf(personId: string, address: string): Promise<{ socket: Socket; isLetIn: boolean }> {
    const { port } = server.address() as AddressInfo
    const socket = io(`http://127.0.0.1:${port}`, {
      path: realtimePath,
      transports: ['websocket'],
      auth: { personId },
      extraHeaders: { 'x-forwarded-for': address },
      forceNew: true,
      reconnection: false,
    })
    open.push(socket)
    const isLetIn = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.io.once('close', () => resolve(false))
    })
    return { socket, isLetIn }
  }

  test('are so many of one person at most, and the newest of them; others are let in beside', async () => {
    const first = await openOf('ines', '203.0.113.9')
    const told = new Promise((resolve) => first.socket.once('disconnect', resolve))
    const others = await Promise.all(Array.from({ length: 8 }, () => openOf('ines', '203.0.113.9')))
    expect(await told).toBe('io server disconnect')
    expect(others.every(({ isLetIn }) => isLetIn)).toBe(true)
    await expect.poll(() => sockets.of('/').sockets.size).toBe(5)
    expect((await openOf('rui', '203.0.113.9')).isLetIn).toBe(true)
    expect(sockets.of('/').sockets.size).toBe(6)
    others.at(-1)!.socket.close()
    await expect.poll(() => sockets.of('/').sockets.size).toBe(5)
    await openOf('ines', '203.0.113.9')
    expect(sockets.of('/').sockets.size).toBe(6)
  })

  test('are so many a minute of one network at most; then it is hung up on, and others are let in', async () => {
    const people = await Promise.all(Array.from({ length: 14 }, (_, n) => openOf(`person ${n}`, '203.0.113.9')))
    expect(people.filter(({ isLetIn }) => isLetIn)).toHaveLength(12)
    expect((await openOf('ines', '203.0.113.10')).isLetIn).toBe(true)
    now = new Date('2026-11-28T09:01:01Z')
    expect((await openOf('rui', '203.0.113.9')).isLetIn).toBe(true)
  })
})
