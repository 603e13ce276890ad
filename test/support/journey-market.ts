import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedDatabase } from '#server/platform/db/embedded.ts'
import { findFreePort } from './free-port.ts'

const root = join(import.meta.dirname, '../..')
const patienceMs = 120_000

/**
 * One market for all journeys: started as an operator would, in production, with the demo town in a database of its
 * own. Its address is in STOA_JOURNEY_URL; who sets that beforehand walks through a market that is open already.
 * Answers how to close it.
 */
export default async function openJourneyMarket(): Promise<() => Promise<void>> {
  if (process.env['STOA_JOURNEY_URL']) return () => Promise.resolve()
  const folder = mkdtempSync(join(tmpdir(), 'stoa-journeys-'))
  // PostgreSQL may run as another user, who must be able to look in here.
  chmodSync(folder, 0o711)
  const database = await startEmbeddedDatabase(join(folder, 'postgres'), { isThrowaway: true })
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const market = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      PORT: String(port),
      PUBLIC_URL: url,
      LOG_LEVEL: 'warn',
      SANDBOX_CLOCK: 'true',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const close = async () => {
    if (market.exitCode === null) {
      market.kill('SIGTERM')
      await once(market, 'exit')
    }
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await answering(`${url}/readyz`, () => market.exitCode !== null)
  } catch (error) {
    await close()
    throw error
  }
  process.env['STOA_JOURNEY_URL'] = url
  // For walks that open a second web process beside it, on the same data.
  process.env['STOA_JOURNEY_FOLDER'] = folder
  return close
}

async function answering(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline && !hasEnded()) {
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The market of the journeys did not open.')
}
