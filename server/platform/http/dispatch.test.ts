import express from 'express'
import { expect, test } from 'vitest'
import { dispatch } from './dispatch.ts'

const app = express()
app.get('/me', (req, res) => {
  res.cookie('cart', 'c1', { httpOnly: true }).append('set-cookie', 'seen=1')
  res.json({ ip: req.ip, cookie: req.headers.cookie, host: req.headers.host, query: req.query['a'] })
})
app.get('/ready', (_req, res) => {
  res.status(418).type('json').send('{"tea":"höt"}')
})
app.get('/pieces', (_req, res) => {
  res.write('one ')
  res.end(Buffer.from('two'))
})
app.get('/broken', () => {
  throw new Error('broken')
})
app.use(((_error, _req, res, _next) => {
  res.status(500).end('sorry')
}) satisfies express.ErrorRequestHandler)

const ask = (url: string, headers: Record<string, string> = {}) =>
  dispatch(app, { method: 'GET', url, headers, remoteAddress: '203.0.113.7' })

test('the application sees whom it is asked for, with cookies and question', async () => {
  const { status, text } = await ask('/me?a=1', { cookie: 'token=t', host: 'market.example' })
  expect(status).toBe(200)
  expect(JSON.parse(text)).toEqual({ ip: '203.0.113.7', cookie: 'token=t', host: 'market.example', query: '1' })
})

test('every cookie it sets comes back', async () => {
  expect((await ask('/me')).setCookies).toEqual(['cart=c1; Path=/; HttpOnly', 'seen=1'])
})

test('status and letters beyond ASCII arrive whole', async () => {
  expect(await ask('/ready')).toEqual({ status: 418, text: '{"tea":"höt"}', setCookies: [] })
})

test('an answer in pieces is put together', async () => {
  expect((await ask('/pieces')).text).toBe('one two')
})

test('a handler that throws answers as the application decides', async () => {
  expect(await ask('/broken')).toMatchObject({ status: 500, text: 'sorry' })
})

test('who listens for the end hears it', async () => {
  const ended = new Promise((resolve) => {
    void dispatch((_req, res) => void res.once('finish', resolve).end(), {
      method: 'GET',
      url: '/',
      headers: {},
      remoteAddress: '',
    })
  })
  await expect(ended).resolves.toBeUndefined()
})

test('whoever listens for the end, as the log does, finds the answer sent', async () => {
  const heard: unknown[] = []
  const listened = express()
  listened.use((_req, res, next) => {
    res.once('finish', () => heard.push([res.statusCode, res.headersSent]))
    next()
  })
  listened.use(app)
  await dispatch(listened, { method: 'GET', url: '/ready', headers: {}, remoteAddress: '203.0.113.7' })
  expect(heard).toEqual([[418, true]])
})
