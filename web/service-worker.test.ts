import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { beforeEach, expect, test } from 'vitest'

const script = readFileSync(join(import.meta.dirname, 'public/service-worker.js'), 'utf8')
const home = 'https://market.example'

interface Asked {
  address: string
  method: string
  body: unknown
}

/** What the worker asked the market, and which tabs it brought to the front or opened. */
let asked: Asked[]
let shown: string[]
/** At which doors somebody is signed in, and whether the market tells this browser there. */
let doors: Record<string, boolean>
let tabs: string[]
let happen: (event: string, more: object) => Promise<void>

const subscriptionAt = (endpoint: string) => ({
  toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh: 'key', auth: 'secret' } }),
})

beforeEach(() => {
  asked = []
  shown = []
  doors = {}
  tabs = []
  const listeners = new Map<string, (event: object) => void>()
  runInNewContext(script, {
    URL,
    location: { origin: home },
    addEventListener: (event: string, listener: (event: object) => void) => listeners.set(event, listener),
    fetch: async (address: string, { method = 'GET', body }: { method?: string; body?: string } = {}) => {
      asked.push({ address, method, body: body === undefined ? undefined : JSON.parse(body) })
      const isTold = doors[address.replace('/push-devices', '')]
      const items = isTold ? [{ isThis: false }, { isThis: true }] : [{ isThis: false }]
      return { ok: isTold !== undefined, json: async () => ({ publicKey: 'market-key', items }) }
    },
    registration: {
      pushManager: {
        subscribe: async ({ applicationServerKey }: { applicationServerKey: string }) =>
          subscriptionAt(`https://push.example/new-by-${applicationServerKey}`),
      },
    },
    clients: {
      matchAll: async () => tabs.map((url) => ({ url, focus: async () => shown.push(`to the front: ${url}`) })),
      openWindow: async (url: string) => shown.push(`opened: ${url}`),
    },
  })
  happen = async (event, more) => {
    let work: Promise<void> = Promise.resolve()
    listeners.get(event)!({ ...more, waitUntil: (promised: Promise<void>) => (work = promised) })
    await work
  }
})

test('a browser that its push service reaches elsewhere from now on is still told, at the doors where it was and no other', async () => {
  doors = { '/api': true, '/api/seller': false }
  const told = () => asked.filter(({ method }) => method === 'POST')
  await happen('pushsubscriptionchange', { newSubscription: null })
  const body = { endpoint: 'https://push.example/new-by-market-key', p256dh: 'key', auth: 'secret' }
  expect(told()).toEqual([{ address: '/api/push-devices', method: 'POST', body }])

  asked = []
  await happen('pushsubscriptionchange', { newSubscription: subscriptionAt('https://push.example/given') })
  expect(told()).toMatchObject([{ address: '/api/push-devices', body: { endpoint: 'https://push.example/given' } }])

  asked = []
  doors = {}
  await happen('pushsubscriptionchange', { newSubscription: null })
  expect(told()).toEqual([])
})

test('a press on what a device was told leads to the tab that shows it, or to a new one, and never out of the market', async () => {
  tabs = [`${home}/cart`, `${home}/messages/one`]
  let closed = 0
  const press = (path: string) =>
    happen('notificationclick', { notification: { data: { path }, close: () => closed++ } })
  await press('/messages/one')
  await press('/orders/two')
  await press('https://elsewhere.example/messages/one')
  expect(shown).toEqual([`to the front: ${home}/messages/one`, `opened: ${home}/orders/two`])
  expect(closed).toBe(3)
})
