import { basename, dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { areas, files, importsOf, ladder, programs, sources, type SourceFile } from './files.ts'

/** What React Router takes from the module of a route; the file says what it is. */
const takenByRouter = /^(default|ErrorBoundary|HydrateFallback|Layout|loader|clientLoader|meta|links|headers|handle)$/

/** Places that break a rule, each as `path: what`. */
function breaches(of: readonly SourceFile[], find: (file: SourceFile) => (string | false | undefined)[]): string[] {
  return of.flatMap((file) =>
    find(file)
      .filter((what) => typeof what === 'string')
      .map((what) => `${file.path}: ${what}`),
  )
}

/** Of an imported `#server/catalog/stock.ts`: catalog. Relative ways are followed. */
function serverAreaOf({ path }: SourceFile, specifier: string): { area: string; rest: string } | null {
  const target = specifier.startsWith('#')
    ? specifier.slice(1)
    : specifier.startsWith('.')
      ? normalize(join(dirname(path), specifier)).replaceAll('\\', '/')
      : ''
  const [, area, rest] = /^server\/([^/]+)\/(.+)$/.exec(target) ?? []
  return area && rest ? { area, rest } : null
}

test('every folder of the server is the platform or a known area, with one page about it', () => {
  const folders = new Set(
    programs.map(({ path }) => /^server\/([^/]+)\//.exec(path)?.[1]).filter((name) => name !== undefined),
  )
  expect([...folders].filter((folder) => folder !== 'platform' && !ladder.includes(folder))).toEqual([])
  const pages = new Set(files.map(({ path }) => path))
  expect(areas.filter((area) => !pages.has(`server/${area}/README.md`))).toEqual([])
})

test('an area uses only those below it, and only through their door', () => {
  const inAreas = programs.filter(({ path }) => ladder.includes(path.split('/')[1] ?? '') && path.startsWith('server/'))
  const found = breaches(inAreas, (file) => {
    const own = file.path.split('/')[1]!
    return importsOf(file).map((specifier) => {
      const target = serverAreaOf(file, specifier)
      if (!target || target.area === own || target.area === 'platform') return false
      if (ladder.indexOf(target.area) > ladder.indexOf(own)) return `imports ${specifier}, which stands above it`
      return target.rest !== 'index.ts' && `imports ${specifier} instead of the door of ${target.area}`
    })
  })
  expect(found).toEqual([])
})

test('the platform knows no business, the pages know no server, and what is shared stands alone', () => {
  const walls: [string, RegExp][] = [
    ['server/platform/', new RegExp(`^#server/(${ladder.join('|')})/|^#(web|test|bench)/`)],
    ['server/', /^#(web|test|bench)\//],
    ['web/', /^#(server|db|test|bench|bin)\//],
    ['shared/', /^#|^node:|^(?!\.|zod$)/],
  ]
  const found = walls.flatMap(([folder, forbidden]) =>
    breaches(
      programs.filter(({ path }) => path.startsWith(folder)),
      (file) => importsOf(file).map((specifier) => forbidden.test(specifier) && `imports ${specifier}`),
    ),
  )
  expect(found).toEqual([])
})

test('every exported function says what it does', () => {
  const heading = /^export (default )?(?:async )?function\*? ?(\w*)|^export const (\w+) = (?:async )?(?:<.*>)?\([^;]*=>/
  const found = breaches(programs, ({ path, text }) => {
    const lines = text.split('\n')
    return lines.map((line, index) => {
      const match = heading.exec(line)
      if (!match) return false
      const [, isDefault, name = match[3]] = match
      if (path.startsWith('web/') && takenByRouter.test(isDefault ? 'default' : name!)) return false
      const above = lines.slice(0, index).findLast((line) => !line.startsWith('// oxlint'))
      // The signatures of an overloaded function share one docstring.
      return !above?.endsWith('*/') && !above?.startsWith('export function') && `${name} has no docstring`
    })
  })
  expect(found).toEqual([])
})

test('files are named in small letters, with hyphens between words', () => {
  const found = programs.filter(({ path }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(basename(path)))
  expect(found.map(({ path }) => path)).toEqual([])
})

test('there are no waiting rooms', () => {
  const rooms = /(^|\/)(utils?|helpers?|common|misc|manager|stuff|lib)(\/|\.)/
  expect(files.map(({ path }) => path).filter((path) => rooms.test(path))).toEqual([])
})

test('every colour, size and font a stylesheet names is declared', () => {
  const looks = files.filter(({ path }) => /^web\/.*\.(css|tsx?)$/.test(path) || path.startsWith('server/market/'))
  // Mantine brings its own; the shades of the accent are made as they are asked for.
  const brought = /^--(mantine-|accent-\d)/
  const declared = new Set(
    looks.flatMap(({ text }) => [...text.matchAll(/(--[a-z\d-]+)(?:['"`\]]*\s*:|\$\{)/g)].map(([, name]) => name!)),
  )
  const found = breaches(looks, ({ text }) =>
    [...text.matchAll(/var\((--[a-z\d-]+)/g)].map(([, name]) => !brought.test(name!) && !declared.has(name!) && name!),
  )
  expect(found).toEqual([])
})

test('the environment is read in one place', () => {
  const readers = /^(server\/config\.ts|server\/main\.ts|bin\/|bench\/|test\/|[\w.]+\.config\.ts)/
  const others = sources.filter(({ path }) => !readers.test(path) && !/\.test\.tsx?$/.test(path))
  expect(breaches(others, ({ text }) => [/\bprocess\.env\b/.test(text) && 'reads process.env'])).toEqual([])
})

test('rules take their time from the clock of the market', () => {
  const rules = programs.filter(({ path }) => ladder.some((area) => path.startsWith(`server/${area}/`)))
  const found = breaches(rules, ({ text }) => [
    /\bDate\.now\(\)|\bnew Date\(\)/.test(text) && 'reads the clock of the machine',
    /\b(now\(\)|current_timestamp|clock_timestamp\(\))/.test(text.replaceAll(/(clock|performance)\.now\(\)/g, '')) &&
      'reads the clock of the database',
  ])
  expect(found).toEqual([])
})

test('nothing is left to be done later, and nobody speaks to the console', () => {
  const later = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`)
  const found = breaches(sources, ({ text }) => [
    later.test(text) && 'leaves something for later',
    /\bconsole\.(log|debug|info)\(/.test(text) && 'writes to the console',
  ])
  expect(found).toEqual([])
})

test('no file knows the machine it was written on', () => {
  const folders = ['work', 'root', 'home/[a-z]+', 'Users/[A-Za-z]+'].join('|')
  const somebodys = new RegExp(`(^|[\\s"'\`(=:])/(${folders})/[\\w.-]`, 'm')
  expect(breaches(files, ({ text }) => [somebodys.test(text) && 'names a folder of one machine'])).toEqual([])
})
