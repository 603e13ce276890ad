import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type OperationName } from '#shared/api/index.ts'
import type { Problem } from '#shared/api/values.schemas.ts'
import type { Endpoint } from '#shared/api/endpoint.ts'
import { schemas } from '#shared/api/schemas.ts'
import { may } from '#shared/team-roles.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor, type CallArguments } from '#test/support/visitor.ts'
import { goodBodyOf } from './good-bodies.ts'
import { atTheWrongDoor, twoOfEveryone, type Cast } from './two-of-everyone.ts'

// Generated from the table of endpoints: whoever adds one is attacked from here without having to think of it.

interface Target {
  name: OperationName
  endpoint: Endpoint
  at: string
}

const all: Target[] = Object.entries(api as Record<string, Endpoint>).map(([name, endpoint]) => ({
  name: name as OperationName,
  endpoint,
  at: `${endpoint.method} ${endpoint.path}`,
}))
const behindDoors = all.filter(({ endpoint: { door } }) => door !== 'public' && door !== 'gateway')
const ofTheShop = behindDoors.filter(({ endpoint }) => endpoint.door === 'seller')
const withBody = all.filter(({ name, endpoint }) => endpoint.door !== 'gateway' && 'body' in schemas[name])
/**
 * Things of one person that stand at addresses anybody can call. Who holds the name of a challenge may answer it, and who
 * holds a private link may open it.
 */
const personal = all.filter(
  ({ endpoint }) =>
    endpoint.door === 'public' &&
    endpoint.subject &&
    endpoint.subject !== 'intent' &&
    endpoint.subject !== 'signing' &&
    endpoint.subject !== 'download-link' &&
    endpoint.policy !== 'anyone',
)

let market: TestMarket
let cast: Cast
let rightful: Record<Endpoint['door'], Visitor>

beforeAll(async () => {
  // Endpoints of its clock are there only where it can be moved.
  market = await openTestMarket({ SANDBOX_CLOCK: 'true' })
  cast = await twoOfEveryone(market)
  const { customer, seller, operator } = cast
  rightful = { public: customer, storefront: customer, seller, operator, gateway: new Visitor(market.url) }
})
afterAll(() => market.close())

function takesKey(name: OperationName): boolean {
  const own = schemas[name]
  return 'query' in own && 'key' in own.query.shape
}

/** A request that has nothing wrong with it but who sends it. */
function goodRequest({ name, endpoint }: Target): CallArguments {
  const { id, slug = 'none' } = endpoint.subject ? cast.things[endpoint.subject] : { id: 'none' }
  const body = goodBodyOf(name)
  if (!endpoint.upload) return { params: { id, slug }, ...(body && { body }) }
  const form = new FormData()
  form.set('file', new File(['no picture'], 'picture.jpg', { type: 'image/jpeg' }))
  return { params: { id, slug }, form }
}

async function refusal(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  return (await response.json()) as Problem
}

async function send(visitor: Visitor, target: Target, more: CallArguments = {}): Promise<Response> {
  return await visitor.send(target.name, { ...goodRequest(target), ...more })
}

/** Sends the request of an operation with another body, as it is. */
async function sendRaw(target: Target, body: string, headers: Record<string, string>): Promise<Response> {
  const path = target.endpoint.path.replace(
    /:(\w+)/g,
    (_match, part: 'id' | 'slug') => goodRequest(target).params![part]!,
  )
  return await rightful[target.endpoint.door].fetch(path, {
    method: target.endpoint.method,
    headers: { 'idempotency-key': randomUUID(), ...headers },
    body,
  })
}

test.each(withBody)('the body these tests send is a good one: $at', ({ name }) => {
  const { body } = schemas[name] as { body: (typeof schemas)['placeCheckout']['body'] }
  expect(body.safeParse(goodBodyOf(name)).error?.issues).toBeUndefined()
})

describe('the right person gets in', () => {
  test.each(all.filter(({ endpoint }) => endpoint.method === 'GET'))('$at', async (target) => {
    expect((await send(rightful[target.endpoint.door], target)).status).toBe(200)
  })
})

describe('a stranger is asked to sign in', () => {
  test.each(behindDoors)('$at', async (target) => {
    const response = await send(new Visitor(market.url), target)
    expect(await refusal(response)).toMatchObject({ status: 401, code: 'sign_in_required' })
  })
})

describe('a session of another door is worth nothing', () => {
  test.each(behindDoors)('$at', async (target) => {
    const visitor = atTheWrongDoor(cast, target.endpoint.door as 'storefront' | 'seller' | 'operator')
    expect(await refusal(await send(visitor, target))).toMatchObject({ status: 401, code: 'sign_in_required' })
  })
})

describe('what belongs to one customer is not there for another, nor for a guest', () => {
  test.each(personal)('$at', async (target) => {
    for (const visitor of [cast.otherCustomer, new Visitor(market.url)]) {
      expect(await refusal(await send(visitor, target))).toMatchObject({ status: 404 })
    }
  })
  const openedByKey = personal.filter(({ name }) => takesKey(name))
  test.each(openedByKey)('with a guessed key: $at', async (target) => {
    const response = await send(new Visitor(market.url), target, { query: { key: 'x'.repeat(22) } })
    expect(await refusal(response)).toMatchObject({ status: 404 })
  })
})

describe('what belongs to one shop is not there for another', () => {
  test.each(ofTheShop.filter(({ endpoint }) => endpoint.subject))('$at', async (target) => {
    expect(await refusal(await send(cast.otherSeller, target))).toMatchObject({ status: 404 })
  })
})

describe('a list shows nothing of another shop or customer', () => {
  const lists = behindDoors.filter(
    ({ endpoint }) => endpoint.method === 'GET' && endpoint.door !== 'operator' && !endpoint.subject,
  )
  test.each(lists)('$at', async (target) => {
    const visitor = target.endpoint.door === 'seller' ? cast.otherSeller : cast.otherCustomer
    const text = await (await send(visitor, target)).text()
    const seen = Object.values(cast.things).filter(({ id }) => text.includes(id))
    expect(seen).toEqual([])
  })
})

test('whoever may do something in a shop is said by the table of roles, and in the same words by the document', () => {
  const wrong = ofTheShop.filter(({ endpoint: { ability, policy } }) => {
    if (!ability) return true
    if (ability === 'oneself') return /^(members|owner)/.test(policy)
    const words = may('staff', ability)
      ? /^(members of the shop|who )/
      : may('manager', ability)
        ? /^owner and/
        : /^owner of/
    return !words.test(policy)
  })
  expect(wrong.map(({ at }) => at)).toEqual([])
})

describe.each(['manager', 'staff'] as const)('what is not for %s is closed to them', (role) => {
  const { closed = [], open = [] } = Object.groupBy(ofTheShop, ({ endpoint: { ability } }) =>
    ability && ability !== 'oneself' && !may(role, ability) ? 'closed' : 'open',
  )
  test.each(closed)('$at', async (target) => {
    expect(await refusal(await send(cast[role], target))).toMatchObject({ status: 403, code: 'not_allowed' })
  })
  test.each(open.filter(({ endpoint }) => endpoint.method === 'GET'))(
    'and what is for them is open: $at',
    async (target) => {
      expect((await send(cast[role], target)).status).toBe(200)
    },
  )
})

test('a webhook that nobody signed is refused', async () => {
  for (const target of all.filter(({ endpoint }) => endpoint.door === 'gateway')) {
    const response = await sendRaw(target, '{"id":"evt","type":"payment.captured"}', {
      'content-type': 'application/json',
    })
    expect(await refusal(response)).toMatchObject({ code: 'signature_invalid' })
  }
})

describe('a field nobody knows is refused by its name', () => {
  test.each(withBody)('$at', async (target) => {
    const response = await send(rightful[target.endpoint.door], target, {
      body: { ...goodBodyOf(target.name), smuggled: 1 },
    })
    expect(await refusal(response)).toMatchObject({
      status: 422,
      errors: [{ path: 'body.smuggled', code: 'unknown_field' }],
    })
  })
  test.each(all.filter(({ endpoint }) => endpoint.door !== 'gateway'))('in the address of $at', async (target) => {
    const response = await send(rightful[target.endpoint.door], target, { query: { smuggled: 1 } })
    expect(await refusal(response)).toMatchObject({ status: 422, errors: [{ path: 'query.smuggled' }] })
  })
})

describe('a body that cannot be read is refused clearly', () => {
  const json = { 'content-type': 'application/json' }
  const tooLarge = JSON.stringify({ text: 'x'.repeat(600_000) })
  test.each(withBody)('$at', async (target) => {
    const broken = await refusal(await sendRaw(target, '{"name": "Ana', json))
    expect(broken).toMatchObject({ status: 400, code: 'broken_json' })
    const huge = await refusal(await sendRaw(target, tooLarge, json))
    expect(huge).toMatchObject({ status: 413, code: 'body_too_large' })
    const form = await refusal(
      await sendRaw(target, 'name=Ana', { 'content-type': 'application/x-www-form-urlencoded' }),
    )
    expect(form).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  })
})

describe('a page of another site changes nothing', () => {
  const changing = all.filter(({ endpoint }) => endpoint.method !== 'GET' && endpoint.door !== 'gateway')
  test.each(changing)('$at', async (target) => {
    for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const response = await send(rightful[target.endpoint.door], target, { headers })
      expect(await refusal(response)).toMatchObject({ status: 403, code: 'cross_site' })
    }
  })
})
