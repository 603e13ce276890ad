import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { PictureSource } from '#server/imports/index.ts'
import type { PushPort } from '#server/notices/index.ts'
import { openMarket, type OpenMarket } from '#server/wiring.ts'
import { cloneDatabase } from './database.ts'

/** A whole market for one test file: own database, own address, a clock moved by hand, jobs run by hand. */
export interface TestMarket extends OpenMarket {
  url: string
  databaseUrl: string
  /** Runs what is due now: jobs until none waits, and every sweep once before and after. */
  settle(): Promise<void>
}

/** Opens a market on a free port of 127.0.0.1, on a database of its own unless it is given one. Close it in `afterAll`. */
export async function openTestMarket(
  settings: Record<string, string> = {},
  own?: Awaited<ReturnType<typeof cloneDatabase>>,
  adapters: { pictures?: PictureSource; push?: PushPort } = {},
): Promise<TestMarket> {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-market-'))
  const database = own ?? (await cloneDatabase())
  const environment = {
    NODE_ENV: 'test',
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    DATABASE_POOL: '12',
    PORT: '0',
    PAYOUT_NAME: 'Stoa',
    PAYOUT_IBAN: 'DE89370400440532013000',
    ...settings,
  }
  const config = readConfig(environment)
  const market = await openMarket(config, database.url, adapters)
  const server = createServer(createApp(market, { isReady: () => true }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  // Who calls the market by its own address is told this one.
  Object.assign(config, { port, publicUrl: url })
  return {
    ...market,
    url,
    databaseUrl: database.url,
    async settle() {
      const { context } = market
      await context.jobs.sweep(context)
      while ((await context.jobs.drain(context)) > 0) await context.jobs.sweep(context)
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await market.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
