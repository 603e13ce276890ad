import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type OperationName } from '#shared/api/index.ts'
import type { Problem } from '#shared/api/values.schemas.ts'
import type { Endpoint } from '#shared/api/endpoint.ts'
import { suspendShop } from '#server/shops/index.ts'
import { aFilledCart, anOpenStall, shelfOf } from '#test/builders/carts.ts'
import { anOrderReadyToHandOver, aPlacedCheckout, delivery, sellerOf } from '#test/builders/orders.ts'
import { aCustomer, aSeller } from '#test/builders/people.ts'
import { goodBodyOf } from '#test/codebase/good-bodies.ts'
import { twoOfEveryone } from '#test/codebase/two-of-everyone.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

// What gets a clear no, and leaves nothing half done behind.

let market: TestMarket

beforeAll(async () => {
  market = await openTestMarket()
})
afterAll(() => market.close())

const pathsOf = (problem: Problem) => problem.errors?.map(({ path }) => path)
const card = { method: 'card', token: 'tok_success' }

async function countOf(table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
    market.context.db,
  )
  return rows[0]!.count
}

describe('at the basket', () => {
  test.each([0, -1, 1.5, 1_000, 1e9, 1e308, '1', null, true, [1], {}, undefined])(
    'a quantity of %j is refused by its name',
    async (quantity) => {
      const { wares } = await anOpenStall(market)
      const visitor = new Visitor(market.url)
      const problem = await visitor.refused('addCartLine', { body: { variantId: wares[0]!.variantId, quantity } })
      expect(problem).toMatchObject({ status: 422, code: 'validation_failed' })
      expect(new Set(pathsOf(problem))).toEqual(new Set(['body.quantity']))
      expect((await visitor.call('getCart')).quantity).toBe(0)
    },
  )

  test('a price the browser sends along is not even read', async () => {
    const { wares } = await anOpenStall(market)
    const body = { variantId: wares[0]!.variantId, quantity: 1, priceMinor: 1, unitPrice: { amountMinor: 1 } }
    const problem = await new Visitor(market.url).refused('addCartLine', { body })
    expect(pathsOf(problem)).toEqual(['body.priceMinor', 'body.unitPrice'])
  })

  test('a thing that has left the shelf cannot be put into a basket', async () => {
    const { wares } = await anOpenStall(market)
    await sql`update variants set removed_at = ${market.clock.now()} where id = ${wares[0]!.variantId}`.execute(
      market.context.db,
    )
    const body = { variantId: wares[0]!.variantId, quantity: 1 }
    expect(await new Visitor(market.url).refused('addCartLine', { body })).toMatchObject({ code: 'variant_not_found' })
  })
})

describe('at the till', () => {
  test('sums a browser sends are refused by their names, and nothing is placed', async () => {
    const { wares } = await anOpenStall(market)
    const customer = await aFilledCart(market, [{ ware: wares[0]! }])
    const before = await countOf('checkouts')
    const body = { ...delivery, totalMinor: 1, totals: { total: { amountMinor: 1, currency: 'EUR' } } }
    const problem = await customer.refused('placeCheckout', { body })
    expect(pathsOf(problem)).toEqual(['body.totalMinor', 'body.totals'])
    expect(await countOf('checkouts')).toBe(before)
  })

  test('stock that ran out meanwhile is told by line, with what is left', async () => {
    const stall = await anOpenStall(market, { wares: [{ title: 'Last bowl', onHand: 3 }] })
    const slow = await aFilledCart(market, [{ ware: stall.wares[0]!, quantity: 2 }])
    await aPlacedCheckout(market, { stalls: [stall], wanted: [{ ware: stall.wares[0]!, quantity: 2 }] })
    const line = (await slow.call('getCart')).shops[0]!.lines[0]!

    const problem = await slow.refused('placeCheckout', { body: delivery })
    expect(problem).toMatchObject({ status: 409, code: 'out_of_stock' })
    expect(pathsOf(problem)).toEqual([`cart.lines.${line.id}`])
    expect(problem['lines']).toMatchObject([{ lineId: line.id, title: 'Last bowl', wanted: 2, available: 1 }])
    expect(await shelfOf(market, stall.wares[0]!)).toMatchObject({ onHand: 3, reserved: 2 })
    expect((await slow.call('getCart')).quantity).toBe(2)
  })

  test('things of a shop that was suspended meanwhile are told as gone', async () => {
    const stall = await anOpenStall(market)
    const customer = await aFilledCart(market, [{ ware: stall.wares[0]! }])
    await suspendShop(market.context, { shopId: stall.shopId, reason: 'Sells what it has not' })
    const problem = await customer.refused('placeCheckout', { body: delivery })
    expect(problem).toMatchObject({ status: 409, code: 'out_of_stock' })
    expect(problem['lines']).toMatchObject([{ wanted: 1, available: 0 }])
  })

  test('a key that was used for another body is refused, and the first answer stays', async () => {
    const { wares } = await anOpenStall(market)
    const customer = await aFilledCart(market, [{ ware: wares[0]! }])
    const key = randomUUID()
    const placed = await customer.call('placeCheckout', { body: delivery, key })
    const other = { ...delivery, email: 'somebody.else@example.com' }
    const problem = await customer.refused('placeCheckout', { body: other, key })
    expect(problem).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
    expect(pathsOf(problem)).toEqual(['header.idempotency-key'])
    expect(await customer.call('placeCheckout', { body: delivery, key })).toEqual(placed)
  })

  test('no key, an empty one or one of five thousand letters is refused', async () => {
    const { wares } = await anOpenStall(market)
    const customer = await aFilledCart(market, [{ ware: wares[0]! }])
    for (const key of ['', 'k'.repeat(5_000)]) {
      const problem = await customer.refused('placeCheckout', { body: delivery, key })
      expect(problem).toMatchObject({ status: 400, code: 'idempotency_key_missing' })
    }
  })

  test('the answer kept for who has the key of the mail is not given to who has only guessed the rest', async () => {
    const { checkout } = await aPlacedCheckout(market)
    const key = randomUUID()
    const params = { id: checkout.id }
    const fromMail = new Visitor(market.url)
    await fromMail.call('startPayment', { params, query: { key: checkout.key }, body: card, key })
    const stranger = await new Visitor(market.url).send('startPayment', { params, body: card, key })
    expect(stranger.status).toBe(422)
  })

  test('a checkout whose time is over cannot be paid', async () => {
    const { customer, checkout } = await aPlacedCheckout(market)
    market.clock.advance({ minutes: 31 })
    const params = { id: checkout.id }
    expect(await customer.refused('startPayment', { params, body: card })).toMatchObject({
      status: 409,
      code: 'checkout_not_open',
      state: 'expired',
    })
    await market.settle()
    expect(await customer.refused('startPayment', { params, body: card })).toMatchObject({ code: 'checkout_not_open' })
    expect((await customer.call('getCheckout', { params })).payment).toBeNull()
  })

  test('a checkout that is paid cannot be paid again', async () => {
    const { customer, checkout } = await aPlacedCheckout(market)
    const params = { id: checkout.id }
    await customer.call('startPayment', { params, body: card })
    expect(await customer.refused('startPayment', { params, body: card })).toMatchObject({ code: 'checkout_not_open' })
  })

  test('names in every script arrive as they were typed', async () => {
    const { wares } = await anOpenStall(market, { wares: [{ title: '茶碗 “Ünï” 🍵' }] })
    const customer = await aFilledCart(market, [{ ware: wares[0]! }])
    const address = { ...delivery.address, name: '👩‍👩‍👧 مريم O’Brien \u202e', city: 'Łódź', line2: '<b>"&\'</b>' }
    const placed = await customer.call('placeCheckout', { body: { ...delivery, address } })
    expect(placed.address).toMatchObject({ name: address.name, city: 'Łódź', line2: address.line2 })
    expect(placed.orders[0]!.lines[0]!.title).toBe('茶碗 “Ünï” 🍵')
  })

  test('a name with a line break begins no header of the letter', async () => {
    const email = 'line.break@example.com'
    const { wares } = await anOpenStall(market, { name: 'Clay\r\nBcc: everybody@example.com' })
    const customer = await aFilledCart(market, [{ ware: wares[0]! }])
    const { id } = await customer.call('placeCheckout', { body: { ...delivery, email } })
    await customer.call('startPayment', { params: { id }, body: card })
    await market.settle()
    const { rows } = await sql<{ subject: string }>`select subject from mails where recipient = ${email}`.execute(
      market.context.db,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]!.subject).not.toMatch(/[\r\n]/)
  })
})

describe('what is somebody else’s', () => {
  test('a customer’s order, checkout and key are nothing to another customer', async () => {
    const { checkout, order } = await anOrderReadyToHandOver(market)
    const other = await aCustomer(market)
    for (const name of ['getOrder', 'cancelOrder'] as const) {
      const body = name === 'cancelOrder' ? { body: {} } : {}
      expect(await other.refused(name, { params: { id: order.id }, ...body })).toMatchObject({
        code: 'order_not_found',
      })
    }
    const params = { id: checkout.id }
    expect(await other.refused('getCheckout', { params })).toMatchObject({ code: 'checkout_not_found' })
    expect(await other.refused('cancelCheckout', { params })).toMatchObject({ code: 'checkout_not_found' })
    expect(await other.refused('startPayment', { params, body: card })).toMatchObject({ code: 'checkout_not_found' })
  })

  test('another shop’s order can be neither read, nor handed over, nor tracked, nor delivered, nor cancelled', async () => {
    const { order, stall } = await anOrderReadyToHandOver(market)
    const stranger = await aSeller(market)
    const params = { id: order.id }
    const acts: [OperationName, object | undefined][] = [
      ['getShopOrder', undefined],
      ['handOverOrder', {}],
      ['addTrackingUpdate', { kind: 'shipping' }],
      ['deliverOrder', undefined],
      ['cancelShopOrder', { reason: 'Not mine' }],
    ]
    for (const [name, body] of acts) {
      const problem = await stranger.refused(name, { params, ...(body && { body }) })
      expect(problem, name).toMatchObject({ status: 404, code: 'order_not_found' })
    }
    const seller = await sellerOf(market, stall)
    expect((await seller.call('getShopOrder', { params })).state).toBe('processing')
  })

  test('a customer’s cookie opens nothing at the seller’s door, under its own name or the seller’s', async () => {
    const customer = await aCustomer(market)
    const token = customer.cookies.get('token')!
    expect(await customer.refused('listShopOrders')).toMatchObject({ status: 401, code: 'sign_in_required' })
    customer.cookies.set('seller_token', token)
    customer.cookies.set('operator_token', token)
    expect(await customer.refused('listShopOrders')).toMatchObject({ status: 401, code: 'sign_in_required' })
    expect(await customer.refused('getSettings')).toMatchObject({ status: 401, code: 'sign_in_required' })
  })

  test.each(['token=%zz', 'token=a.b.c', 'token=; cart=%00', '=;;;=', `cart=${'x'.repeat(3_000)}`, 'cart=__proto__'])(
    'the cookie %s makes nobody of its bearer',
    async (cookie) => {
      const response = await fetch(`${market.url}/api/cart`, { headers: { cookie } })
      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({ shops: [], quantity: 0 })
    },
  )
})

describe('pictures', () => {
  async function upload(bytes: Uint8Array, name: string, type: string): Promise<Problem> {
    const seller = await aSeller(market)
    const form = new FormData()
    form.set('file', new File([new Uint8Array(bytes)], name, { type }))
    return await seller.refused('uploadPicture', { form })
  }

  test('a picture of sixty megapixels is refused before it is unpacked', async () => {
    const bomb = await sharp({ create: { width: 10_000, height: 6_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    const problem = await upload(bomb, 'bomb.png', 'image/png')
    expect(problem).toMatchObject({ status: 422, code: 'picture_too_many_pixels' })
    expect(pathsOf(problem)).toEqual(['file'])
  })

  test('a drawing dressed as a PNG is told for what it is', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    expect(await upload(Buffer.from(svg), 'logo.png', 'image/png')).toMatchObject({
      status: 415,
      code: 'picture_format',
    })
    const behindMagic = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(svg)])
    expect(await upload(behindMagic, 'logo.png', 'image/png')).toMatchObject({ code: 'picture_unreadable' })
  })

  test('half a picture, an empty one and one of thirteen megabytes are refused', async () => {
    const whole = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#abc' } })
      .jpeg()
      .toBuffer()
    expect(await upload(whole.subarray(0, 400), 'half.jpg', 'image/jpeg')).toMatchObject({ code: 'picture_unreadable' })
    expect(await upload(new Uint8Array(), 'none.jpg', 'image/jpeg')).toMatchObject({ code: 'picture_format' })
    expect(await upload(new Uint8Array(13 * 1_024 * 1_024), 'huge.jpg', 'image/jpeg')).toMatchObject({
      status: 413,
      code: 'file_too_large',
    })
  })

  test.each(['/media/../../etc/passwd', '/media/..%2f..%2fetc%2fpasswd', '/media/%zz', '/media/a%00-240.avif'])(
    'no file of the house is served as %s',
    async (path) => {
      expect((await rawly({ path })).status).toBe(404)
    },
  )
})

describe('requests that are none', () => {
  const json = { 'content-type': 'application/json' }
  const signUp = (name: string) => `{"email":"a@example.com","password":"0123456789","name":"${name}"}`

  test('a text with the character zero, or half a character, is refused by its field', async () => {
    for (const name of ['a\\u0000b', 'a\\ud800b']) {
      const response = await rawly({ method: 'POST', path: '/api/sign-up', headers: json, body: signUp(name) })
      expect(response.status).toBe(422)
      expect(pathsOf(response.problem)).toEqual(['body.name'])
    }
    const hidden = Buffer.from(signUp('a\\u0000b'), 'utf16le')
    const headers = { 'content-type': 'application/json; charset=utf-16le' }
    const response = await rawly({ method: 'POST', path: '/api/sign-up', headers, body: hidden })
    expect(response).toMatchObject({ status: 422, problem: { errors: [{ path: 'body.name' }] } })
  })

  test('a body nested two hundred thousand deep is refused, and one with a key for the prototype is no danger', async () => {
    const deep = `{"email":${'['.repeat(200_000)}${']'.repeat(200_000)},"password":"x"}`
    const response = await rawly({ method: 'POST', path: '/api/sign-in', headers: json, body: deep })
    expect(response).toMatchObject({ status: 422, problem: { code: 'validation_failed' } })
    const body =
      '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"email":"a@example.com","password":"x"}'
    const polluted = await rawly({ method: 'POST', path: '/api/sign-in', headers: json, body })
    expect(polluted.status).toBe(422)
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  test('thirty thousand unknown fields get a short answer', async () => {
    const fields = Array.from({ length: 30_000 }, (_, index) => `"k${index}":1`).join(',')
    const response = await rawly({ method: 'POST', path: '/api/sign-in', headers: json, body: `{${fields}}` })
    expect(response.status).toBe(422)
    expect(response.problem.errors!.length).toBeLessThanOrEqual(100)
  })

  test('an address says which methods it has', async () => {
    const options = await rawly({ method: 'OPTIONS', path: '/api/sign-in' })
    expect(options).toMatchObject({ status: 204, headers: { allow: 'POST, OPTIONS' } })
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']) {
      const refused = await rawly({ method, path: '/api/sign-in' })
      expect(refused).toMatchObject({ status: 405, headers: { allow: 'POST, OPTIONS' } })
    }
    expect(await rawly({ method: 'HEAD', path: '/api/products' })).toMatchObject({ status: 200, text: '' })
    expect((await rawly({ method: 'DELETE', path: '/api/nowhere' })).status).toBe(404)
  })

  test.each([
    ['/api/products/%zz', 400],
    ['/api/products/%ED%A0%80', 400],
    ['/api/products/a%00b', 400],
    [`/api/products/${'a'.repeat(5_000)}`, 404],
    [`/api/products?category=${'a'.repeat(12_000)}`, 422],
    ['/api/products?limit=1&limit=2', 422],
    ['/api/products?limit[]=1', 422],
    ['/api/products?limit=1e9', 422],
    ['/api/products?after=zzz', 422],
    ['/api/products?__proto__=1', 422],
    [`/api/products?${'a=1&'.repeat(2_000)}`, 422],
  ])('the address %s is answered with %i', async (path, status) => {
    const response = await rawly({ path })
    expect(response.status).toBe(status)
    expect(response.problem.code).toBeTypeOf('string')
  })

  test('a visitor whose address a proxy garbles can still sign in', async () => {
    const behindProxy = await openTestMarket({ TRUST_PROXY: '1' })
    for (const address of ['203.0.113.9:4711', 'fe80::1%eth0', 'unknown', '"><']) {
      const visitor = new Visitor(behindProxy.url)
      const { person } = await aCustomer(behindProxy)
      const body = { email: person.email, password: 'correct horse battery' }
      await visitor.call('signIn', { body, headers: { 'x-forwarded-for': address } })
    }
    await behindProxy.close()
  })

  test('a network that tries card after card is asked to wait, and others are not', async () => {
    const behindProxy = await openTestMarket({ TRUST_PROXY: '1' })
    const body = { number: '4242424242424242', expiryMonth: 12, expiryYear: 2099, securityCode: '123' }
    const statuses = await Promise.all(
      Array.from({ length: 125 }, async () => {
        const headers = { 'x-forwarded-for': '203.0.113.9' }
        return (await new Visitor(behindProxy.url).send('createSandboxToken', { body, headers })).status
      }),
    )
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
    const headers = { 'x-forwarded-for': '203.0.113.10' }
    await new Visitor(behindProxy.url).call('createSandboxToken', { body, headers })
    await behindProxy.close()
  })

  test('whatever stands in a field, the answer is never a failure of ours', { timeout: 120_000 }, async () => {
    const cast = await twoOfEveryone(market)
    const doors = { public: cast.customer, storefront: cast.customer, seller: cast.seller, operator: cast.operator }
    const answers: string[] = []
    for (const [name, endpoint] of Object.entries(api as Record<string, Endpoint>)) {
      if (endpoint.door === 'gateway' || endpoint.upload) continue
      const body = goodBodyOf(name as OperationName)
      const { id, slug = 'none' } = endpoint.subject ? cast.things[endpoint.subject] : { id: 'none' }
      for (const hostile of body ? spoiled(body) : []) {
        const params = { id, slug }
        const response = await doors[endpoint.door].send(name as OperationName, { params, body: hostile })
        if (response.status >= 500) answers.push(`${name} ${JSON.stringify(hostile)}: ${await response.text()}`)
      }
    }
    expect(answers).toEqual([])
  })
})

const nasty: unknown[] = [
  null,
  -1,
  1e308,
  2 ** 53,
  '',
  'x'.repeat(20_000),
  '\0',
  '\ud800',
  '🦜'.repeat(40),
  "'; drop table orders; --",
  [],
  {},
  [[]],
]

/** The body with each of its values replaced by each nasty one. */
function spoiled(body: Record<string, unknown>): unknown[] {
  return [
    ...nasty,
    ...Object.entries(body).flatMap(([key, value]) => {
      const inner = typeof value === 'object' && value !== null && !Array.isArray(value)
      const parts = inner ? spoiled(value as Record<string, unknown>) : nasty
      return parts.map((part) => Object.assign({}, body, { [key]: part }))
    }),
  ]
}

/** A request as no browser would send it: the address is not tidied up. */
async function rawly(asked: {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string | Buffer
}): Promise<{ status: number; headers: Record<string, unknown>; text: string; problem: Problem }> {
  const { method = 'GET', path, headers = {}, body } = asked
  const { hostname, port } = new URL(market.url)
  return await new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, method, path, headers }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const isProblem = incoming.headers['content-type']?.includes('problem+json')
        const problem = (isProblem && text ? JSON.parse(text) : {}) as Problem
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, problem })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
