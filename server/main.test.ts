import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '#test/support/database.ts'
import { findFreePort } from '#test/support/free-port.ts'

let folder: string
const started: ChildProcess[] = []
let database: Awaited<ReturnType<typeof cloneDatabase>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stoa-main-'))
  database = await cloneDatabase()
})
afterAll(async () => {
  for (const program of started) program.kill('SIGKILL')
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the program as an operator would; answers what it said and how it ended. */
function start(processes: string[], settings: Record<string, string>) {
  const program = spawn(process.execPath, ['server/main.ts', ...processes], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      DEMO: 'false',
      DATABASE_URL: database.url,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(program)
  const said: string[] = []
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (text: Buffer) => said.push(text.toString()))
  const ended = once(program, 'close').then(([code]) => ({ code: code as number, said: said.join('') }))
  return { program, ended }
}

test('a worker says that the market is open, shows its metrics, and stops in good order', async () => {
  const port = await findFreePort()
  const { program, ended } = start(['worker'], { METRICS_PORT: String(port) })
  await once(program.stdout, 'data')
  const inner = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
  expect(await (await inner('/readyz')).json()).toEqual({ status: 'ready' })
  expect(await (await inner('/metrics')).text()).toMatch(/^stoa_jobs_total|^# HELP stoa_jobs_total/m)
  program.kill('SIGTERM')
  const { code, said } = await ended
  expect(said).toMatch(/Stoa is open/)
  expect(code).toBe(0)
})

test('a taken port is one sentence that names the setting', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  expect(await start(['worker'], { METRICS_PORT: String(port) }).ended).toEqual({
    code: 1,
    said: `Port ${port} is taken; stop what uses it, or set METRICS_PORT to another.\n`,
  })
  other.close()
})

test('a database that is not there is one sentence', async () => {
  const port = await findFreePort()
  const { code, said } = await start([], { DATABASE_URL: `postgres://stoa:stoa@127.0.0.1:${port}/stoa` }).ended
  expect(said).toMatch(
    new RegExp(`^The database at 127.0.0.1:${port} does not let us in [^\\n]+; check DATABASE_URL\\.\\n$`),
  )
  expect(code).toBe(1)
})

test('a wrong password is one sentence', async () => {
  const url = new URL(database.url)
  url.password = 'wrong'
  const { code, said } = await start([], { DATABASE_URL: url.href }).ended
  expect(said).toMatch(/^The database at [^\n]+ does not let us in [^\n]+\n$/)
  expect(code).toBe(1)
})

test('a process that nobody knows is refused', async () => {
  const { code, said } = await start(['mailer'], {}).ended
  const known = 'There is no process called mailer; there are web, realtime and worker.\n'
  expect({ code, said }).toEqual({ code: 1, said: known })
})
