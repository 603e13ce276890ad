import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { api } from '#shared/api/index.ts'

const client = join(import.meta.dirname, '../../build/client')
const manifestFile = join(client, '.vite/manifest.json')
const isBuilt = existsSync(manifestFile)

/** What a visitor downloads before the page lives, in bytes of gzip: React, its router and the store are 131,000 of it. */
const firstDownloadBound = 154_000
const shelves = ['home', 'category', 'products', 'product', 'shops', 'shop'].map(
  (page) => `web/routes/storefront/${page}.tsx`,
)
/** Stand around every page of the storefront. */
const around = ['web/entry.client.tsx', 'web/root.tsx', 'web/routes/storefront/layout.tsx']

interface Chunk {
  file: string
  imports?: string[]
  dynamicImports?: string[]
}

const manifest: Record<string, Chunk> = isBuilt
  ? (JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, Chunk>)
  : {}

/** The router cuts a page into chunks: `home.tsx?route-chunk=…`. */
const chunksOf = (source: string) => Object.keys(manifest).filter((key) => key.split('?')[0] === source)

/** Everything these sources import, by key of the manifest; with what they load later when it is asked for. */
function reachedFrom(sources: readonly string[], { isLaterToo = false } = {}): Set<string> {
  const reached = new Set<string>()
  const waiting = sources.flatMap(chunksOf)
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (reached.has(key)) continue
    reached.add(key)
    const { imports = [], dynamicImports = [] } = manifest[key]!
    waiting.push(...imports, ...(isLaterToo ? dynamicImports : []))
  }
  return reached
}

function scriptsOf(keys: Iterable<string>): Buffer[] {
  const files = new Set(Array.from(keys, (key) => manifest[key]!.file).filter((file) => file.endsWith('.js')))
  return Array.from(files, (file) => readFileSync(join(client, file)))
}

// Looks at the last build; `npm test` and `npm start` make one.
describe.skipIf(!isBuilt)(isBuilt ? 'the built pages' : 'the built pages (skipped: nothing is built yet)', () => {
  test('no page of the storefront brings a page of sellers or operators', () => {
    const storefront = Object.keys(manifest).filter((key) => /^web\/routes\/(storefront|account|checkout)\//.test(key))
    expect(storefront.length).toBeGreaterThan(shelves.length)
    const reached = reachedFrom([...around, ...storefront.map((key) => key.split('?')[0]!)], { isLaterToo: true })
    expect([...reached].filter((key) => /^web\/routes\/(seller|operator|doors|dev)\//.test(key))).toEqual([])
  })

  test('who looks around downloads no control library and no charts', () => {
    const reached = reachedFrom([...around, ...shelves])
    expect([...reached].filter((key) => key.startsWith('web/routes/controls.tsx'))).toEqual([])
    const heavy = scriptsOf(reached).filter((script) => /mantine-Button|recharts/.test(script.toString()))
    expect(heavy).toEqual([])
  })

  test('who looks around downloads no address of sellers or operators', () => {
    const scripts = scriptsOf(reachedFrom([...around, ...shelves])).join('\n')
    expect(scripts).toContain('/api/products')
    const addresses = Object.values(api).flatMap(({ path }) => (/^\/api\/(seller|operator)\//.test(path) ? [path] : []))
    expect(addresses.length).toBeGreaterThan(100)
    expect(addresses.filter((path) => scripts.includes(path))).toEqual([])
  })

  test.each(shelves)('%s lives after a download within the bound', (page) => {
    const scripts = scriptsOf(reachedFrom([...around, page]))
    const bytes = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThan(firstDownloadBound)
  })

  test('the words of the API tables stay out of the browser', () => {
    const scripts = scriptsOf(Object.keys(manifest)).join('\n')
    const words = Object.values(api).flatMap(({ policy, summary }) => [policy, summary])
    const long = words.filter((sentence) => sentence.length > 20)
    expect(long.length).toBeGreaterThan(50)
    expect(long.filter((sentence) => scripts.includes(sentence))).toEqual([])
  })
})
