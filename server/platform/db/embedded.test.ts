import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmbeddedDatabase } from './embedded.ts'
import { findPostmaster, stopPostmaster } from './postmaster.ts'

let place: string
let folder: string
const isRoot = process.getuid?.() === 0

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'stoa-embedded-'))
  chmodSync(place, 0o711)
  folder = join(place, 'postgres')
})

afterAll(async () => {
  const left = findPostmaster(join(folder, 'data'))
  if (left) await stopPostmaster(left)
  rmSync(place, { recursive: true, force: true })
})

/** Another program on the same folder; it says its address as soon as it has one. */
async function anotherProgram(): Promise<{ program: ChildProcess; url: string }> {
  const source = `
    const { startEmbeddedDatabase } = await import('#server/platform/db/embedded.ts')
    const { url, stop } = await startEmbeddedDatabase(process.env.FOLDER)
    process.on('SIGTERM', () => stop().then(() => process.exit(0)))
    setInterval(() => {}, 1000)
    process.stdout.write(url)`
  const program = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    env: { ...process.env, FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = (await once(program.stdout, 'data')) as [Buffer]
  return { program, url: url.toString() }
}

async function ask<Row extends object>(url: string, statement: string): Promise<Row | undefined> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows[0]
  } finally {
    await client.end()
  }
}

async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it never came')
}

const running = () => findPostmaster(join(folder, 'data'))

test('what was written is there after the next start', async () => {
  const first = await startEmbeddedDatabase(folder)
  await ask(first.url, 'create table kept as select 42 as answer')
  await first.stop()
  expect(running()).toBeNull()
  const second = await startEmbeddedDatabase(folder)
  expect(await ask(second.url, 'select answer from kept')).toEqual({ answer: 42 })
  await second.stop()
})

test('the database goes on when its program is killed, and the next start joins it', async () => {
  const { program, url } = await anotherProgram()
  program.kill('SIGKILL')
  await once(program, 'exit')
  const survivor = running()
  const next = await startEmbeddedDatabase(folder)
  expect(next.url).toBe(url)
  expect(running()).toEqual(survivor)
  await next.stop()
  expect(running()).toBeNull()
})

test('two programs share one database, and the last to leave stops it', async () => {
  const { program } = await anotherProgram()
  const ours = await startEmbeddedDatabase(folder)
  await ours.stop()
  expect(running()).not.toBeNull()
  program.kill('SIGTERM')
  await once(program, 'exit')
  expect(running()).toBeNull()
})

test.skipIf(process.platform === 'win32')('a Ctrl-C in the terminal does not reach the database', async () => {
  const database = await startEmbeddedDatabase(folder)
  const groupOf = (pid: number) => execFileSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  expect(groupOf(running()!.pid)).not.toBe(groupOf(process.pid))
  await database.stop()
})

test('a database that is killed is started again at the same address', async () => {
  const database = await startEmbeddedDatabase(folder)
  const before = running()!.pid
  process.kill(before, 'SIGKILL')
  await eventually(() =>
    ask(database.url, 'select 1').then(
      () => running()?.pid !== before,
      () => false,
    ),
  )
  await database.stop()
})

test('the number of a former server that now belongs to another process fools nobody', async () => {
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
  writeFileSync(
    join(folder, 'data', 'postmaster.pid'),
    `${stranger.pid}\n${join(folder, 'data')}\n0\n5432\n\n\n\nready   \n`,
  )
  const database = await startEmbeddedDatabase(folder)
  expect(await ask(database.url, 'select answer from kept')).toEqual({ answer: 42 })
  await database.stop()
  expect(stranger.exitCode).toBeNull()
  stranger.kill()
})

test.skipIf(!isRoot)(
  'a folder that is closed to the user of PostgreSQL makes its data move, and says where',
  async () => {
    const closed = join(place, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const said: string[] = []
    const options = {
      say: (sentence: string) => void said.push(sentence),
      spareFolder: join(place, 'spare'),
      isThrowaway: true,
    }
    const database = await startEmbeddedDatabase(join(closed, 'postgres'), options)
    const home = readFileSync(join(closed, 'postgres', 'elsewhere'), 'utf8')
    expect(home).toContain(join(place, 'spare'))
    expect(said).toEqual([
      `The user who runs PostgreSQL cannot reach ${join(closed, 'postgres')}, so its data is in ${home}.`,
    ])
    expect(await ask(database.url, 'select 1 as one')).toEqual({ one: 1 })
    await database.stop()
    expect(existsSync(home)).toBe(false)
  },
)
