import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { described, describeSchema } from '#bin/describe-schema.ts'
import { drawLifecycles, lifecyclesFile } from '#bin/draw-lifecycles.ts'
import { cloneDatabase } from '#test/support/database.ts'

let database: Awaited<ReturnType<typeof cloneDatabase>>
let now: Awaited<ReturnType<typeof describeSchema>>

beforeAll(async () => {
  database = await cloneDatabase()
  now = await describeSchema(database.url)
})
afterAll(() => database.drop())

test('the page of the database is current (else: npm run migrate -- --write)', () => {
  expect(readFileSync(described.page, 'utf8')).toBe(now.page)
})

test('the types of the tables are current (else: npm run migrate -- --write)', () => {
  expect(readFileSync(described.types, 'utf8')).toBe(now.types)
})

test('the drawings of the lifecycles are current (else: node bin/draw-lifecycles.ts)', async () => {
  expect(readFileSync(lifecyclesFile, 'utf8')).toBe(await drawLifecycles())
})
