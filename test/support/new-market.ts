import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { findFreePort } from './free-port.ts'

/** A market in its first hour: nobody runs it, nobody sells in it. */
export interface NewMarket {
  url: string
  /** Where who started it becomes its operator, as the terminal tells. */
  invitationUrl: string
  close(): Promise<void>
}

/**
 * Starts a market without the town, on a database of its own, for a walk that changes what holds for everybody; `wishes` are
 * environment variables of its own.
 */
export async function openNewMarket(wishes: Record<string, string> = {}): Promise<NewMarket> {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-new-market-'))
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
      DEMO: 'false',
      ...wishes,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const close = async () => {
    if (market.exitCode === null) {
      market.kill('SIGTERM')
      await once(market, 'exit')
    }
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  let said = ''
  for await (const words of market.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += words as string
    const [invitationUrl] = /\S+[?]invitation=[\w-]+/.exec(said) ?? []
    if (!invitationUrl) continue
    // What it says later is not read, and must not fill the pipe.
    market.stdout.resume()
    return { url, invitationUrl, close }
  }
  await close()
  throw new Error(`The new market did not open.\n${said}`)
}
