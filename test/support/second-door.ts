import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { findFreePort } from './free-port.ts'

/** The market of the journeys through another door. */
export interface SecondDoor {
  url: string
  close(): Promise<void>
}

/** Opens a web process beside the market of the journeys, over the same town, under a name and with settings of its own. */
export async function openSecondDoor(host: string, settings: Record<string, string> = {}): Promise<SecondDoor> {
  const folder = process.env['STOA_JOURNEY_FOLDER']
  if (!folder) throw new Error('This walk wants the market that the journeys open themselves.')
  const port = await findFreePort()
  const url = `http://${host}:${port}`
  const market = spawn(process.execPath, ['server/main.ts', 'web', 'realtime'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      ...settings,
      NODE_ENV: 'production',
      DATA_DIR: folder,
      PORT: String(port),
      PUBLIC_URL: url,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (market.exitCode === null && !(await isReady())) await new Promise((resolve) => setTimeout(resolve, 100))
  return {
    url,
    async close() {
      if (market.exitCode !== null) return
      market.kill('SIGTERM')
      await once(market, 'exit')
    },
  }
}
