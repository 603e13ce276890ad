import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

export interface RunningServer {
  url: string
  pid: number
  /** From the start of the process to its first answer, in milliseconds. */
  readyMs: number
  stop(): Promise<void>
}

/** A running market also counts the SQL statements it sends. */
export interface RunningMarket extends RunningServer {
  statements(): Promise<number>
}

/** Starts the market as an operator would, or only some of its processes, without logs, and waits for its first answer. */
export async function startMarket(
  databaseUrl: string,
  dataFolder: string,
  { more = {}, only = [] }: { more?: Readonly<Record<string, string>>; only?: readonly string[] } = {},
): Promise<RunningMarket> {
  const [port, metricsPort] = [await freePort(), await freePort()]
  const environment = {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataFolder,
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    LOG_LEVEL: 'fatal',
    DEMO: 'false',
  }
  const startedAt = performance.now()
  // As `npm start` does, which keeps what Node has compiled and gives it a smaller nursery.
  const child = spawn(process.execPath, ['--max-semi-space-size=8', 'server/main.ts', ...only], {
    cwd: root,
    env: { NODE_COMPILE_CACHE: join(dataFolder, 'compiled'), ...process.env, ...environment, ...more },
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}`
  await answering(`${url}/readyz`, child)
  return {
    url,
    pid: child.pid ?? 0,
    readyMs: performance.now() - startedAt,
    stop: () => end(child),
    async statements() {
      const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
      return Number(/^stoa_statements_total (\d+)/m.exec(text)?.[1] ?? Number.NaN)
    },
  }
}

/** Starts the ceiling on the same database. */
export async function startCeiling(databaseUrl: string): Promise<RunningServer> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [join(root, 'bench/ceiling.ts')], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the ceiling did not start')))
    child.stdout?.once('data', (line: Buffer) => resolve((JSON.parse(line.toString('utf8')) as { port: number }).port))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    readyMs: performance.now() - startedAt,
    stop: () => end(child),
  }
}

/** Resident memory of a process in megabytes (Linux). */
export function memoryOf(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? Number.NaN) / 1_024
}

/** What a process and its children have taken of the processors, in milliseconds (Linux, whose clock ticks a hundred times a second). */
export function cpuOf(pid: number): number {
  let ticks = 0
  for (const entry of readdirSync('/proc')) {
    const fields = /^\d+$/.test(entry) ? fieldsOf(entry) : null
    // Parent, then time as a program and as the system, counted from behind the name (proc_pid_stat(5)).
    const isAsked = entry === String(pid)
    if (fields && (isAsked || fields[1] === String(pid))) ticks += Number(fields[11]) + Number(fields[12])
    // What its children took that have ended since: PostgreSQL has one for each connection.
    if (fields && isAsked) ticks += Number(fields[13]) + Number(fields[14])
  }
  return ticks * 10
}

/** Null when the process has ended meanwhile. */
function fieldsOf(pid: string): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  } catch {
    return null
  }
}

/** Starts a Redis of our own that keeps nothing. */
export async function startRedis(): Promise<RunningServer> {
  const startedAt = performance.now()
  const port = await freePort()
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.stdout.on('data', (line: Buffer) => {
      if (line.includes('Ready to accept connections')) resolve()
    })
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    readyMs: performance.now() - startedAt,
    stop: () => end(child),
  }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 3_000; tries++) {
    if (child.exitCode !== null) throw new Error(`the market ended with ${child.exitCode}`)
    const isReady = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('the market does not answer')
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
