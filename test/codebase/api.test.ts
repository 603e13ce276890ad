import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#shared/api/index.ts'
import type { Endpoint } from '#shared/api/endpoint.ts'
import { schemas } from '#shared/api/schemas.ts'
import { routes } from '#server/wiring.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

const declared: [string, Endpoint][] = Object.entries(api)

test('every endpoint has schemas and a handler, and there is no handler without an endpoint', () => {
  const names = declared.map(([name]) => name).sort()
  expect(Object.keys(schemas).sort()).toEqual(names)
  expect(routes.map(({ name }) => name).sort()).toEqual(names)
})

test('an address stands behind the door its path says', () => {
  const wrong = declared.filter(([, { path, door }]) => {
    if (path.startsWith('/api/webhooks/')) return door !== 'gateway'
    if (path.startsWith('/api/seller/')) return door !== 'seller' && door !== 'public'
    if (path.startsWith('/api/operator/')) return door !== 'operator' && door !== 'public'
    return door !== 'storefront' && door !== 'public'
  })
  expect(wrong.map(([name]) => name)).toEqual([])
})

test('no two endpoints share an address, and each thing in a path has a subject', () => {
  const addresses = declared.map(([, { method, path }]) => `${method} ${path}`)
  expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([])
  const nameless = declared.filter(([, { path, subject }]) => path.includes(':') !== (subject !== undefined))
  expect(nameless.map(([name]) => name)).toEqual([])
})

describe('the document', () => {
  let market: TestMarket
  let document: Record<string, unknown>

  beforeAll(async () => {
    market = await openTestMarket()
    document = (await (await fetch(`${market.url}/api/openapi.json`)).json()) as Record<string, unknown>
  })
  afterAll(() => market.close())

  test('is OpenAPI 3.1 and has every endpoint under its name', () => {
    expect(document['openapi']).toMatch(/^3\.1\./)
    expect(document['info']).toMatchObject({ title: expect.any(String), version: expect.any(String) })
    expect(
      operations(document)
        .map(({ operation }) => operation.operationId)
        .sort(),
    ).toEqual(Object.keys(api).sort())
  })

  test('declares each part of a path, answers with a description, and secures with a known scheme', () => {
    const schemes = Object.keys((document['components'] as { securitySchemes: object }).securitySchemes)
    const complaints = operations(document).flatMap(({ path, operation }) => {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name))
      const taken = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
      const isSame = inPath.length === taken.length && taken.every(({ name }) => inPath.includes(name))
      return [
        !isSame && `${path}: parts of the path`,
        taken.some(({ required }) => !required) && `${path}: a part of a path is always required`,
        Object.values(operation.responses).some(({ description }) => !description) &&
          `${path}: answer without description`,
        operation.security.flatMap(Object.keys).some((name) => !schemes.includes(name)) && `${path}: unknown security`,
      ].filter((complaint) => complaint !== false)
    })
    expect(complaints).toEqual([])
  })

  test('names only shapes that it has, in the words of JSON Schema 2020-12', () => {
    const text = JSON.stringify(document)
    const missing = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].filter(
      ([, pointer]) =>
        pointer!.split('/').reduce<unknown>((place, key) => (place as Record<string, unknown>)?.[key], document) ===
        undefined,
    )
    expect(missing.map(([reference]) => reference)).toEqual([])
    expect(text).not.toMatch(/"(nullable|exclusiveMinimum)":true/)
  })

  test('has a page for people, with a place for each operation and each problem, and no script', async () => {
    const response = await fetch(`${market.url}/api/docs`)
    const page = await response.text()
    const codes = new Set(declared.flatMap(([, { refusals = [] }]) => refusals))
    const places = [...Object.keys(api), ...codes, 'validation_failed', 'sign_in_required']
    // Found once: to look through the page for each of a thousand would keep the server from its work for seconds.
    const ids = new Set([...page.matchAll(/id="([^"]+)"/g)].map(([, id]) => id))
    expect(places.filter((id) => !ids.has(id))).toEqual([])
    const linked = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!)
    expect(linked.filter((id) => !ids.has(id))).toEqual([])
    expect(page).not.toContain('<script')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
  })

  test('is not sent again to who has it, and is written anew when the market changes its name', async () => {
    const first = await fetch(`${market.url}/api/openapi.json`)
    const again = () =>
      fetch(`${market.url}/api/openapi.json`, {
        headers: { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'max-age=0' },
      })
    expect((await again()).status).toBe(304)
    await market.context.db.updateTable('market_settings').set({ name: 'Agora' }).execute()
    await market.context.ports.market.reload()
    expect(await (await again()).json()).toMatchObject({ info: { title: 'Agora API' } })
  })

  test('every problem says where it is explained', async () => {
    const problem = await new Visitor(market.url).refused('getSettings')
    expect(problem.type).toBe(`${market.url}/api/docs#sign_in_required`)
  })
})

interface Operation {
  operationId: string
  parameters?: { in: string; name: string; required?: boolean }[]
  responses: Record<string, { description?: string }>
  security: Record<string, string[]>[]
}

function operations(document: Record<string, unknown>): { path: string; operation: Operation }[] {
  const paths = document['paths'] as Record<string, Record<string, Operation>>
  return Object.entries(paths).flatMap(([path, item]) => Object.values(item).map((operation) => ({ path, operation })))
}
