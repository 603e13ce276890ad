import type { Pool } from 'pg'
import type { Currency } from '#shared/currencies.ts'
import { isCurrency } from '#shared/currencies.ts'
import type { Destination } from '#shared/places.ts'
import type { Context } from '#server/platform/context.ts'
import type { Database } from '#server/platform/db/database.ts'
import { listenTo } from '#server/platform/db/listen.ts'
import { invariant } from '#server/platform/errors.ts'
import type { Log } from '#server/platform/log.ts'
import type { HomeInput } from '#shared/api/home.schemas.ts'
import { readHome } from './home.ts'
import { wordFinderOf, type WordFinder } from './blocked-words.ts'
import { readBlockedWords } from './blocked-words-repository.ts'
import { commissionOf, type Commission, type CommissionRule, type CommissionTerms, type Sale } from './commission.ts'
import { readCommissionRules } from './commission-repository.ts'
import { readSettings, readShopsOfMarket, type DunningEnd } from './repository.ts'
import { readMisfortunes, type Misfortunes } from './misfortunes.ts'
import { taxBookOf, taxOf, type Tax, type TaxBook } from './tax.ts'
import { readSmallBusinesses, readTaxRules } from './tax-repository.ts'

/** The rules and the looks of this market, as the operator set them. */
export interface MarketSettings {
  name: string
  tagline: string
  accentColor: string
  currency: Currency
  locale: string
  country: string
  commissionBps: number
  /** The tax on the fee, on top of it. */
  commissionTaxBps: number
  checkoutMinutes: number
  /** Tax is inside the prices of the shelf, not added to them. */
  pricesIncludeTax: boolean
  /** What a shop must at least withdraw, what each withdrawal costs it, and what it may take in a day (null: no limit). */
  withdrawalMinimumMinor: number
  withdrawalFeeMinor: number
  withdrawalDailyLimitMinor: number | null
  /** How long money rests after delivery, and what share of it for how many days more; a shop may have its own terms. */
  holdDays: number
  reserveBps: number
  reserveDays: number
  /** The most a courier may collect of one checkout (null: no limit), and where (`places.ts`; none: everywhere). */
  cashLimitMinor: number | null
  cashPlaces: string[]
  /** By which days are counted, of the IANA database. */
  timeZone: string
  /** After so many days a refused renewal is tried again, each counted from the try before; and what becomes of it after the last. */
  dunningDays: number[]
  dunningEnd: DunningEnd
  /** Shops collect cash at the door themselves and keep it; a shop may have its own word on it. */
  shopsCollectCash: boolean
  /** How far business time runs ahead of real time, in a sandbox market whose clock is moved. */
  clockOffsetSeconds: number
  /** What befalls charges at the sandbox gateway. */
  misfortunes: Misfortunes
  /** E-mail addresses, telephone numbers and links in messages between customers and shops are put before the operator. */
  notesContacts: boolean
  /** What a shop publishes for the first time waits for an operator. */
  reviewsProducts: boolean
  /** What stands on the first page. */
  home: HomeInput
}

/** Settings, tax rates, commission rules and blocked words, kept in memory: no request reads them from the database. */
export interface MarketBook {
  settings(): MarketSettings
  /** The tax on a thing of a shop where it is sent; nothing where no rate is known. */
  taxOf(shopId: string, taxCategory: string, destination: Destination): Tax
  /** What the market keeps of a sale now. */
  commissionOf(sale: Sale): Commission
  commissionTerms(): CommissionTerms
  /** Whether the market sells itself in this shop. */
  isShopOfMarket(shopId: string): boolean
  /** The first word of a text that is not wanted in public; null when there is none. */
  blockedWordIn: WordFinder
  /** Reads everything again; called by itself when the database says that settings changed. */
  reload(): Promise<void>
  close(): Promise<void>
}

declare module '#server/platform/context.ts' {
  interface Ports {
    market: MarketBook
  }
}

/** Opens the book and listens for changes made by other processes; `follow` is told of the settings whenever they are read. */
export async function openMarketBook(
  db: Database,
  pool: Pool,
  log: Log,
  follow: (settings: MarketSettings) => void = () => {},
): Promise<MarketBook> {
  let settings: MarketSettings
  let taxBook: TaxBook
  let commissionRules: CommissionRule[]
  let shopsOfMarket: ReadonlySet<string>
  let findBlockedWord: WordFinder

  // Two readings may overlap, and the older one must not have the last word.
  let begun = 0
  let taken = 0

  async function reload(): Promise<void> {
    const turn = ++begun
    const [row, taxRules, smallBusinesses, rules, ofMarket, words] = await Promise.all([
      readSettings(db),
      readTaxRules(db),
      readSmallBusinesses(db),
      readCommissionRules(db),
      readShopsOfMarket(db),
      readBlockedWords(db),
    ])
    invariant(isCurrency(row.currency), `the market's currency is known: ${row.currency}`)
    if (turn < taken) return
    taken = turn
    const { homePictureId, ...fields } = row
    settings = {
      ...fields,
      currency: row.currency,
      dunningEnd: row.dunningEnd as DunningEnd,
      misfortunes: readMisfortunes(row.misfortunes),
      home: readHome(row.home, homePictureId),
    }
    follow(settings)
    commissionRules = rules
    shopsOfMarket = new Set(ofMarket)
    taxBook = taxBookOf(taxRules, smallBusinesses)
    findBlockedWord = wordFinderOf(words)
  }

  const commissionTerms = () => ({
    rules: commissionRules,
    marketBps: settings.commissionBps,
    taxBps: settings.commissionTaxBps,
    shopsOfMarket,
  })

  await reload()
  const listening = await listenTo(pool, 'market_settings', {
    hear: () => void reload().catch((error: unknown) => log.error({ err: error }, 'settings could not be read')),
    comeBack: reload,
  })
  return {
    settings: () => settings,
    taxOf: (shopId, taxCategory, destination) => taxOf(taxBook, shopId, taxCategory, destination),
    commissionOf: (sale) => commissionOf(sale, commissionTerms()),
    commissionTerms,
    isShopOfMarket: (shopId) => shopsOfMarket.has(shopId),
    blockedWordIn: (text) => findBlockedWord(text),
    reload,
    close: listening.close,
  }
}

/** The settings this context works by. */
export function settingsOf(context: Context): MarketSettings {
  return context.ports.market.settings()
}
