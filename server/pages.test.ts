import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { mountPages } from './pages.ts'

/** Stands in for what the web build writes: answers what it was asked and what the API said to it. */
const standIn = `
export const entry = { module: {
  openVisit: async (visit) => visit,
  createRequestHandler: (_build, mode) => async (request, visit) => {
    const url = new URL(request.url)
    if (url.pathname === '/breaks') throw new Error('broken page')
    const answer = await visit.callApi({ method: 'GET', url: url.searchParams.get('api') ?? '/api/me' })
    const { cookies, nonce, publicUrl } = visit
    const seen = { url: request.url, method: request.method, mode, cookies, nonce, publicUrl, answer }
    const status = url.pathname === '/nowhere' ? 404 : 200
    const headers = new Headers({ 'content-type': 'text/html; charset=utf-8' })
    headers.append('set-cookie', 'page=1')
    headers.append('set-cookie', 'page=2')
    if (url.pathname === '/moved') return new Response(null, { status: 302, headers: { location: '/' } })
    return new Response(request.method === 'HEAD' ? null : JSON.stringify(seen), { status, headers })
  },
} }`

const script = `export const greeting = '${'hello '.repeat(300)}'`
let folder: string
let server: Server
let url: string
let asked: string[]
const sameSettings = {}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stoa-pages-'))
  for (const each of ['server', 'client/assets', 'client/.vite']) mkdirSync(join(folder, each), { recursive: true })
  writeFileSync(join(folder, 'server/index.js'), standIn)
  writeFileSync(join(folder, 'server/package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'client/icon.svg'), '<svg/>')
  writeFileSync(join(folder, 'client/service-worker.js'), script)
  writeFileSync(join(folder, 'client/.vite/manifest.json'), '{}')
  writeFileSync(join(folder, 'client/assets/home-C1.js'), script)
  writeFileSync(join(folder, 'client/assets/home-C1.js.br'), brotliCompressSync(script))
  writeFileSync(join(folder, 'client/assets/home-C1.js.gz'), gzipSync(script))
  const app = express()
  app.use('/api', (req, res) => {
    asked.push(req.originalUrl)
    res.append('set-cookie', 'cart=c1; HttpOnly')
    res.status(req.path === '/gone' ? 404 : 200).json({ ip: req.ip, cookie: req.headers.cookie ?? null })
  })
  await mountPages(app, {
    isProduction: true,
    publicUrl: 'https://market.example',
    buildDirectory: folder,
    settings: () => sameSettings,
    reportError: () => {},
  })
  app.use(((_error, _req, res, _next) => {
    res.status(500).end('sorry')
  }) satisfies express.ErrorRequestHandler)
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  asked = []
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

interface Seen {
  url: string
  method: string
  mode: string
  cookies: string
  nonce: string
  publicUrl: string
  answer: { status: number; text: string }
}

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url + path, { headers, redirect: 'manual' })
  return { response, seen: (await response.json()) as Seen }
}

test('a page is asked for by its whole address, and knows where people reach the market', async () => {
  const { response, seen } = await get('/products/mug?variant=v1', { cookie: 'token=t' })
  expect(response.status).toBe(200)
  expect(seen).toMatchObject({
    url: `${url}/products/mug?variant=v1`,
    method: 'GET',
    mode: 'production',
    cookies: 'token=t',
    publicUrl: 'https://market.example',
  })
})

test('a page that is not there is a 404, and a move is a move', async () => {
  expect((await fetch(`${url}/nowhere`)).status).toBe(404)
  const moved = await fetch(`${url}/moved`, { redirect: 'manual' })
  expect([moved.status, moved.headers.get('location')]).toEqual([302, '/'])
})

test('a page that breaks goes to the error exit of the application', async () => {
  expect((await fetch(`${url}/breaks`)).status).toBe(500)
})

test('only scripts and styles with the word of this very document may run', async () => {
  const first = await get('/')
  const second = await get('/')
  const policy = first.response.headers.get('content-security-policy')!
  expect(policy).toContain(`script-src 'self' 'nonce-${first.seen.nonce}'`)
  expect(policy).toContain(`style-src 'self' 'nonce-${first.seen.nonce}'`)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('ws:')
  expect(first.seen.nonce).not.toBe(second.seen.nonce)
  expect(Buffer.from(first.seen.nonce, 'base64')).toHaveLength(16)
})

test('no page stands in a frame but the preview of the first page, in one of this very market', async () => {
  const policyOf = async (path: string) => (await get(path)).response.headers.get('content-security-policy')!
  expect(await policyOf('/operator/home/preview')).toContain("frame-ancestors 'self'")
  expect(await policyOf('/operator/home')).toContain("frame-ancestors 'none'")
})

test('no document is kept by others, for it may bear the visitor’s name', async () => {
  expect((await get('/')).response.headers.get('cache-control')).toBe('private, no-cache')
})

test('the API sees the visitor’s cookies and address, and its own cookies reach the visitor', async () => {
  const { response, seen } = await get('/', { cookie: 'token=t' })
  expect(JSON.parse(seen.answer.text)).toEqual({ ip: '127.0.0.1', cookie: 'token=t' })
  expect(response.headers.getSetCookie()).toEqual(expect.arrayContaining(['cart=c1; HttpOnly', 'page=1', 'page=2']))
})

test('what the API refuses, the page hears', async () => {
  expect((await get('/?api=/api/gone')).seen.answer.status).toBe(404)
})

test('what is the same for everybody is asked once a moment; what is one visitor’s is asked each time', async () => {
  await Promise.all([get('/?api=/api/market'), get('/?api=/api/market')])
  await get('/?api=/api/market')
  await get('/?api=/api/me')
  await get('/?api=/api/me')
  expect(asked).toEqual(['/api/market', '/api/me', '/api/me'])
})

test('a page can only be read', async () => {
  const posted = await fetch(`${url}/cart`, { method: 'POST' })
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect((await fetch(`${url}/cart`, { method: 'DELETE' })).status).toBe(405)
  expect(asked).toEqual([])
})

test('who asks only for the head gets the head', async () => {
  const response = await fetch(`${url}/nowhere`, { method: 'HEAD' })
  expect([response.status, await response.text()]).toEqual([404, ''])
  expect(response.headers.get('content-security-policy')).toContain('nonce-')
})

test('a script is sent as tight as the browser unpacks it, and kept for a year', async () => {
  for (const [accepted, sent] of [
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
    ['br;q=0, gzip', 'gzip'],
  ] as const) {
    const response = await fetch(`${url}/assets/home-C1.js`, { headers: { 'accept-encoding': accepted } })
    expect([response.status, response.headers.get('content-encoding')]).toEqual([200, sent])
    expect(response.headers.get('content-type')).toContain('javascript')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('vary')?.toLowerCase()).toContain('accept-encoding')
    expect(await response.text()).toBe(script)
  }
})

test('a script that is not there is not found, instead of a page', async () => {
  expect((await fetch(`${url}/assets/home-C0.js`)).status).toBe(404)
  expect((await fetch(`${url}/assets/home-C1.js`, { method: 'POST' })).status).toBe(404)
  expect(asked).toEqual([])
})

test('the service worker is asked for each time, and asks nobody but the market', async () => {
  const { headers } = await fetch(`${url}/service-worker.js`)
  expect(headers.get('cache-control')).toBe('no-cache')
  expect(headers.get('content-type')).toContain('javascript')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'")
})

test('the icon is kept for an hour, and what the build notes for itself stays inside', async () => {
  const icon = await fetch(`${url}/icon.svg`)
  expect([icon.status, icon.headers.get('cache-control')]).toEqual([200, 'public, max-age=3600'])
  expect((await get('/.vite/manifest.json')).seen.url).toBe(`${url}/.vite/manifest.json`)
})
