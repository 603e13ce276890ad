import { ledgerEndpoints } from '#shared/api/ledger.ts'
import { ledgerSchemas } from '#shared/api/ledger.schemas.ts'
import { settingsOf, usualCommissionBps } from '#server/market/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { routesFor, WrittenFile } from '#server/platform/http/contract.ts'
import { currencyOfShop } from '#server/shops/index.ts'
import { entriesFile } from './entries-file.ts'
import { postingNotFound } from './errors.ts'
import {
  findLastVerification,
  listEntries,
  listPostings,
  readAccounts,
  readBook,
  readFlow,
} from './explorer-repository.ts'
import { pagesOf } from './pages-of.ts'
import { daysOf, periodOf } from './period.ts'
import { mayReadBook, shopWhoseMoneyIsSeen } from './policy.ts'
import { presentFlow, presentLedger, presentMarketPosting, presentVerification } from './present-book.ts'
import { presentBalance, presentEntry, presentPosting, presentStatement } from './present.ts'
import { findPosting, listShopEntries, listStatementLines, readBalance, readStatement } from './repository.ts'
import { statementFile } from './statement-file.ts'
import { verifyLedger } from './verify-ledger.ts'

export const ledgerRoutes = routesFor(ledgerEndpoints, ledgerSchemas, {
  async getBalance({ context }) {
    const shopId = shopWhoseMoneyIsSeen(context.actor)
    const currency = await currencyOfShop(context.db, shopId)
    const since = daysAfter(context.clock.now(), -30)
    const commissionBps = usualCommissionBps(shopId, context.ports.market.commissionTerms())
    const { parts, earnedMinor } = await readBalance(context.db, { shopId, currency, since })
    return presentBalance(parts, { currency, earnedMinor, commissionBps })
  },

  async listBalanceEntries({ context, query: { part = null, from, to, limit, after } }) {
    const shopId = shopWhoseMoneyIsSeen(context.actor)
    const cursor = decodeCursor(after, ['instant', 'id'])
    const { from: since = null, until = null } = from || to ? periodOf({ from, to }, context.clock.now()) : {}
    const rows = await listShopEntries(context.db, { shopId, part, from: since, until, limit, after: cursor })
    return pageOf(rows, limit, presentEntry, ({ at, id }) => [at.toISOString(), id])
  },

  async getBalanceStatement({ context, query: { part, from, to } }) {
    const shopId = shopWhoseMoneyIsSeen(context.actor)
    const currency = await currencyOfShop(context.db, shopId)
    const period = periodOf({ from, to }, context.clock.now())
    const statement = await readStatement(context.db, { shopId, part, currency }, period)
    return presentStatement(statement, { part, currency, days: daysOf(period) })
  },

  async downloadBalanceStatement({ context, query: { part, from, to } }) {
    const shopId = shopWhoseMoneyIsSeen(context.actor)
    const period = periodOf({ from, to }, context.clock.now())
    const days = daysOf(period)
    const { account, openingMinor } = await inTransaction(context, async (tx) => {
      const account = { shopId, part, currency: await currencyOfShop(tx.db, shopId) }
      return { account, ...(await readStatement(tx.db, account, period)) }
    })
    const pages = pagesOf(
      (place) => inTransaction(context, (tx) => listStatementLines(tx.db, account, period, place)),
      ({ at, id }) => [at, id],
    )
    const file = statementFile(pages, { ...days, openingMinor, currency: account.currency })
    return new WrittenFile(file, 'text/csv; charset=utf-8', `statement-${part}-${days.from}-${days.to}.csv`)
  },

  async getBalancePosting({ context, params: { id } }) {
    const shopId = shopWhoseMoneyIsSeen(context.actor)
    const posting = await findPosting(context.db, { id, shopId })
    if (!posting) throw postingNotFound()
    return presentPosting(posting)
  },

  async getLedger({ context, query: { asOf, currency = settingsOf(context).currency } }) {
    mayReadBook(context.actor)
    const { db } = context
    const accounts = await readAccounts(db, currency, asOf ? new Date(asOf) : null)
    return presentLedger(accounts, await readBook(db), await findLastVerification(db), currency)
  },

  async listLedgerPostings({ context, query: { limit, after, ...wish } }) {
    mayReadBook(context.actor)
    const rows = await listPostings(context.db, wish, { limit, after: decodeCursor(after, ['instant', 'id']) })
    return pageOf(rows, limit, presentMarketPosting, ({ at, id }) => [at.toISOString(), id])
  },

  async getLedgerFlow({ context, query: { currency = settingsOf(context).currency, ...wish } }) {
    mayReadBook(context.actor)
    return presentFlow(wish.purpose, await readFlow(context.db, { ...wish, currency }), currency)
  },

  async downloadLedgerEntries({ context, query: { currency = settingsOf(context).currency, ...rest } }) {
    mayReadBook(context.actor)
    // Fixed now, so that what is booked while the file is sent does not stand in it.
    const wish = { ...rest, currency, to: rest.to ?? new Date(context.clock.now().getTime() + 1).toISOString() }
    const { openingMinor } = await readFlow(context.db, wish)
    const pages = pagesOf(
      (place) => listEntries(context.db, wish, place),
      ({ at, id, postingId, position }) => [at, wish.shop ? id : postingId, position],
    )
    const file = entriesFile(pages, { from: wish.from ?? '', to: wish.to, openingMinor, currency })
    return new WrittenFile(file, 'text/csv; charset=utf-8', `ledger-${wish.purpose}-${wish.to.slice(0, 10)}.csv`)
  },

  async verifyLedger({ context }) {
    mayReadBook(context.actor)
    return presentVerification(await verifyLedger(context))
  },
})
