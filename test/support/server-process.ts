import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The real server in a process of its own, to be killed. */
export interface ServerProcess {
  url: string
  /** As a power cut would: nothing is finished, nothing is said. */
  kill(): Promise<void>
  /** In good order. */
  stop(): Promise<void>
}

/**
 * Starts `server/main.ts` on a database and waits until it is ready. Stop or kill it, always. A worker alone answers
 * only what the machine room asks.
 */
export async function startServerProcess(
  databaseUrl: string,
  secret: string,
  processes: readonly ('web' | 'realtime' | 'worker')[] = ['web', 'worker'],
  settings: Record<string, string> = {},
): Promise<ServerProcess> {
  const port = await aFreePort()
  const isWorkerAlone = processes.every((each) => each === 'worker')
  const url = `http://127.0.0.1:${port}`
  const folder = mkdtempSync(join(tmpdir(), 'stoa-process-'))
  const child = spawn(process.execPath, ['server/main.ts', ...processes], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...(isWorkerAlone ? { METRICS_PORT: String(port) } : {}),
      PUBLIC_URL: url,
      DATABASE_URL: databaseUrl,
      DATABASE_POOL: '6',
      DATA_DIR: folder,
      SECRET: secret,
      DEMO: 'false',
      LOG_LEVEL: 'error',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const end = async (signal: NodeJS.Signals) => {
    if (isRunning(child)) {
      child.kill(signal)
      await once(child, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  }
  await waitUntilReady(child, url).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${said}`, { cause: error })
  })
  return { url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

async function waitUntilReady(child: ChildProcess, url: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < 40_000; waitedMs += 100) {
    if (!isRunning(child)) throw new Error('the server ended before it was ready')
    const isReady = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill('SIGKILL')
  throw new Error('the server did not become ready')
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

async function aFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
