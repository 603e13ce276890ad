import type { Pool, PoolClient } from 'pg'
import type { Currency } from '#shared/currencies.ts'
import { isCurrency } from '#shared/currencies.ts'
import type { Context } from '#server/platform/context.ts'
import type { Database } from '#server/platform/db/database.ts'
import { invariant } from '#server/platform/errors.ts'
import type { Log } from '#server/platform/log.ts'
import { readSettings, readTaxRates } from './repository.ts'

/** The rules and the looks of this market, as the operator set them. */
export interface MarketSettings {
  name: string
  tagline: string
  accentColor: string
  currency: Currency
  locale: string
  country: string
  commissionBps: number
  checkoutMinutes: number
}

/** Settings and tax rates, kept in memory: no request reads them from the database. */
export interface MarketBook {
  settings(): MarketSettings
  /** The tax rate of a category in a country, in basis points; 0 where no rate is known. */
  taxBps(country: string, taxCategory: string): number
  /** Reads everything again; called by itself when the database says that settings changed. */
  reload(): Promise<void>
  close(): Promise<void>
}

declare module '#server/platform/context.ts' {
  interface Ports {
    market: MarketBook
  }
}

/** Opens the book and listens for changes made by other processes. */
export async function openMarketBook(db: Database, pool: Pool, log: Log): Promise<MarketBook> {
  let settings: MarketSettings
  let taxRates: Map<string, number>
  let listener: PoolClient | null = null
  let isClosed = false

  async function reload(): Promise<void> {
    const [row, rates] = await Promise.all([readSettings(db), readTaxRates(db)])
    invariant(isCurrency(row.currency), `the market's currency is known: ${row.currency}`)
    settings = { ...row, currency: row.currency }
    taxRates = new Map(rates.map(({ country, tax_category, bps }) => [`${country} ${tax_category}`, bps]))
  }

  async function listen(): Promise<void> {
    const client = await pool.connect()
    listener = client
    client.on(
      'notification',
      () => void reload().catch((error: unknown) => log.error({ err: error }, 'settings could not be read')),
    )
    // A lost connection may have missed a change: listen anew and read again.
    client.on('error', () => {
      // Closed already, or told twice: the client is not ours any more.
      if (listener !== client) return
      listenAnew()
    })
    await client.query('listen market_settings')
  }

  /** Tries every second until the database is back. */
  function listenAnew(): void {
    stopListening()
    setTimeout(() => {
      if (!isClosed && !listener) listen().then(reload).catch(listenAnew)
    }, 1_000).unref()
  }

  function stopListening(): void {
    const client = listener
    listener = null
    client?.release(true)
  }

  await reload()
  await listen()
  return {
    settings: () => settings,
    taxBps: (country, taxCategory) => taxRates.get(`${country} ${taxCategory}`) ?? 0,
    reload,
    async close() {
      isClosed = true
      stopListening()
    },
  }
}

/** The settings this context works by. */
export function settingsOf(context: Context): MarketSettings {
  return context.ports.market.settings()
}
