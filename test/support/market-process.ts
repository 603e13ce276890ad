import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { findFreePort } from './free-port.ts'

/** A market that runs for browsers: as an operator would start it, in production, on a database of its own. */
export interface MarketProcess {
  url: string
  folder: string
  /** What it says must be read, or let go by `resume()`. */
  process: ChildProcessByStdio<null, Readable, null>
  close(): Promise<void>
}

/** Starts one with these settings more; `name` is in the name of its folder. It need not answer yet. */
export async function startMarketProcess(
  name: string,
  settings: Readonly<Record<string, string>>,
): Promise<MarketProcess> {
  const folder = mkdtempSync(join(tmpdir(), `stoa-${name}-`))
  // PostgreSQL may run as another user, who must be able to look in here.
  chmodSync(folder, 0o711)
  const database = await startEmbeddedDatabase(join(folder, 'postgres'), { isThrowaway: true })
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const market = spawn(process.execPath, ['server/main.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      PORT: String(port),
      PUBLIC_URL: url,
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    url,
    folder,
    process: market,
    async close() {
      if (market.exitCode === null) {
        market.kill('SIGTERM')
        await once(market, 'exit')
      }
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
