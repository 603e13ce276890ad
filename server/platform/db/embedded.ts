import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { EmbeddedDatabaseError, findHome, type Home } from './embedded-home.ts'
import { findPostmaster, stopPostmaster } from './postmaster.ts'

export { EmbeddedDatabaseError } from './embedded-home.ts'

export interface EmbeddedDatabase {
  url: string
  /** Leaves the database; the last program that leaves stops it. Takes ten seconds at most. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Trades safety against power loss for speed, and removes everything at the end; for tests. */
  isThrowaway?: boolean
  /** Tells the operator what is out of the ordinary. */
  say?: (sentence: string) => void
  /** Where data and programs go when the user who runs PostgreSQL cannot reach the folder. */
  spareFolder?: string
}

const startPatienceMs = 60_000
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '128MB',
  wal_compression: 'on',
  jit: 'off',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
}
const throwawaySettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_compression: 'off' }

/**
 * Starts the PostgreSQL that comes with the package, on a free local port, keeping its data in `folder`. It is a
 * process of its own beside ours: a Ctrl-C in the terminal does not reach it before the program has drained, and when
 * the program is killed it goes on. One that runs on the folder already, a survivor or one that another program
 * uses, is joined. While we use it, it is started again should it die. Throws EmbeddedDatabaseError.
 */
export async function startEmbeddedDatabase(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const { isThrowaway = false, say = () => {}, spareFolder } = options
  const home = findHome(folder, { say, ...(spareFolder && { spareFolder }) })
  const password = passwordOf(home)
  let isStopping = false
  let reviving = Promise.resolve()
  let seat = await takeSeat(home, password, isThrowaway)
  const { port } = seat
  watch()

  function watch(): void {
    // Told when the connection is lost, which for this one means that the server has gone.
    seat.client.once('end', () => void (reviving = revive()))
  }

  async function revive(): Promise<void> {
    for (;;) {
      if (isStopping) return
      try {
        seat = await takeSeat(home, password, isThrowaway, port)
        watch()
        return
      } catch {
        await pause(500)
      }
    }
  }

  return {
    url: urlOf(password, port),
    async stop() {
      isStopping = true
      // What is just being started again would otherwise outlive us.
      await reviving
      if (await isLastToLeave(seat)) {
        const postmaster = findPostmaster(dataFolderOf(home))
        if (postmaster) await stopPostmaster(postmaster)
      }
      if (isThrowaway) rmSync(home.folder, { recursive: true, force: true })
    },
  }
}

/** A connection that is kept as long as we use the server, and holds the shared lock that says so. */
interface Seat {
  client: pg.Client
  port: number
}

const lock = 7_046_215

/** Joins the server of this home, or starts it, and waits until it answers. */
async function takeSeat(home: Home, password: string, isThrowaway: boolean, wantedPort?: number): Promise<Seat> {
  const deadline = Date.now() + startPatienceMs
  for (;;) {
    const running = findPostmaster(dataFolderOf(home))
    try {
      if (running?.isReady) return await sitDown(password, running.port)
      if (!running) {
        await initialise(home, password, isThrowaway)
        await launch(home, wantedPort ?? (await findFreePort()), isThrowaway)
        continue
      }
    } catch (error) {
      // It is starting, recovering or going down just now, or another program was quicker: look again.
      if (!isPassing(error) || Date.now() > deadline) throw error
    }
    if (Date.now() > deadline) {
      throw new EmbeddedDatabaseError(`The embedded PostgreSQL does not answer; its log is ${logOf(home)}.`)
    }
    await pause(20)
  }
}

async function sitDown(password: string, port: number): Promise<Seat> {
  const connect = async (database: string) => {
    const client = new pg.Client({
      connectionString: urlOf(password, port, database),
      application_name: 'stoa-seat',
      connectionTimeoutMillis: 5_000,
    })
    client.on('error', () => {})
    await client.connect()
    return client
  }
  let client: pg.Client
  try {
    client = await connect('stoa')
  } catch (error) {
    if (codeOf(error) !== '3D000') throw error
    const first = await connect('postgres')
    await first.query('create database stoa').finally(() => first.end())
    client = await connect('stoa')
  }
  await client.query('select pg_advisory_lock_shared($1)', [lock])
  return { client, port }
}

/** Gives the shared lock back and answers whether nobody else holds one. */
async function isLastToLeave({ client }: Seat): Promise<boolean> {
  const answer = client
    .query<{ unlocked: boolean }>('select pg_advisory_unlock_shared($1)', [lock])
    .then(() => client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [lock]))
    .then(({ rows }) => rows[0]!.alone)
    // A server that cannot answer is of no use to anybody else either.
    .catch(() => true)
  const isAlone = await Promise.race([answer, pause(2_000).then(() => true)])
  if (!isAlone) await client.end()
  return isAlone
}

/** Makes the data folder. It appears under its name only when it is whole, so a kill half-way leaves no ruin. */
async function initialise(home: Home, password: string, isThrowaway: boolean): Promise<void> {
  const data = dataFolderOf(home)
  if (existsSync(data)) return
  const half = join(home.folder, `data-${randomBytes(4).toString('hex')}`)
  const passwordFile = `${half}-password`
  mkdirSync(half, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (home.account) {
    for (const path of [half, passwordFile]) chownSync(path, home.account.uid, home.account.gid)
  }
  try {
    await runToEnd(home, 'initdb', [
      `--pgdata=${half}`,
      `--pwfile=${passwordFile}`,
      '--username=stoa',
      '--auth=scram-sha-256',
      '--locale=C.UTF-8',
      '--encoding=UTF8',
      '--no-instructions',
      ...(isThrowaway ? ['--no-sync'] : []),
    ])
    if (!existsSync(data)) renameSync(half, data)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(half, { recursive: true, force: true })
  }
}

/** Starts the server and waits until it is ready. */
async function launch(home: Home, port: number, isThrowaway: boolean): Promise<void> {
  const data = dataFolderOf(home)
  const flags = Object.entries({ ...settings, ...(isThrowaway && throwawaySettings) })
  const log = openSync(logOf(home), 'w')
  const child = spawn(
    join(home.programs, 'postgres'),
    ['-D', data, '-p', String(port), ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...home.account, env: environment(), detached: true, windowsHide: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  child.unref()
  let hasEnded = false
  let failure: Error | null = null
  child.once('error', (error) => ((hasEnded = true), (failure = error)))
  child.once('exit', () => (hasEnded = true))
  for (;;) {
    await pause(5)
    if (hasEnded) break
    const postmaster = findPostmaster(data)
    if (postmaster?.isReady && postmaster.pid === child.pid) return
  }
  const said = readFileSync(logOf(home), 'utf8').trim().split('\n')
  throw new LaunchFailed(failure ? String(failure) : (said.find((line) => line.includes('FATAL')) ?? said.at(-1) ?? ''))
}

/** The server ended before it was ready; the message is what it said last. */
class LaunchFailed extends EmbeddedDatabaseError {
  readonly complaint: string
  constructor(complaint: string) {
    super(`The embedded PostgreSQL did not start: ${complaint.replace(/^.*FATAL:\s*/, '')}.`)
    this.complaint = complaint
  }
}

/** Server is starting or stopping, another program started it first, or the port was taken in between. */
function isPassing(error: unknown): boolean {
  if (error instanceof LaunchFailed) {
    return /lock file|still in use|could not create any TCP|address already/i.test(error.complaint)
  }
  const code = codeOf(error)
  if (code !== undefined)
    return ['57P03', '57P01', '57P02', '42P04', '23505', 'ECONNREFUSED', 'ECONNRESET'].includes(code)
  return error instanceof Error && /Connection terminated|timeout expired/i.test(error.message)
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string } | null)?.code
}

function runToEnd(home: Home, program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const said: string[] = []
    const child = spawn(join(home.programs, program), args, {
      ...home.account,
      env: environment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr.on('data', (text: Buffer) => said.push(text.toString()))
    const refuse = (why: string) =>
      reject(new EmbeddedDatabaseError(`The embedded PostgreSQL could not make its data folder: ${why.trim()}`))
    child.once('error', (error) => refuse(error.message))
    child.once('close', (code) => (code === 0 ? resolve() : refuse(said.join('') || `${program} ended with ${code}`)))
  })
}

/** Nothing of ours: PG… variables of the operator's shell would lead PostgreSQL astray. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' }
}

function passwordOf({ folder }: Home): string {
  const file = join(folder, 'password')
  try {
    writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}

function dataFolderOf({ folder }: Home): string {
  return join(folder, 'data')
}

function logOf({ folder }: Home): string {
  return join(folder, 'postgres.log')
}

function urlOf(password: string, port: number, database = 'stoa'): string {
  return `postgres://stoa:${password}@127.0.0.1:${port}/${database}`
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port')),
      )
    })
  })
}
