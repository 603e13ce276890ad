import { ledgerEndpoints } from '#shared/api/ledger.ts'
import { ledgerSchemas } from '#shared/api/ledger.schemas.ts'
import { settingsOf, usualCommissionBps } from '#server/market/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { postingNotFound } from './errors.ts'
import { findLastVerification, listPostings, readAccounts, readBook, readFlow } from './explorer-repository.ts'
import { mayReadBook, shopWhoseMoneyIsSeen } from './policy.ts'
import { presentFlow, presentLedger, presentMarketPosting, presentVerification } from './present-book.ts'
import { presentBalance, presentEntry, presentPosting } from './present.ts'
import { findPosting, listShopEntries, readBalance } from './repository.ts'
import { verifyLedger } from './verify-ledger.ts'

export const ledgerRoutes = routesFor(ledgerEndpoints, ledgerSchemas, {
  async getBalance({ context }) {
    const shopId = shopWhoseMoneyIsSeen(context.actor)
    const { currency } = settingsOf(context)
    const since = daysAfter(context.clock.now(), -30)
    const commissionBps = usualCommissionBps(shopId, context.ports.market.commissionTerms())
    const { parts, earnedMinor } = await readBalance(context.db, { shopId, currency, since })
    return presentBalance(parts, { currency, earnedMinor, commissionBps })
  },

  async listBalanceEntries({ context, query: { part = null, limit, after } }) {
    const shopId = shopWhoseMoneyIsSeen(context.actor)
    const cursor = decodeCursor(after, ['instant', 'id'])
    const rows = await listShopEntries(context.db, { shopId, part, limit, after: cursor })
    return pageOf(rows, limit, presentEntry, ({ at, id }) => [at.toISOString(), id])
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

  async verifyLedger({ context }) {
    mayReadBook(context.actor)
    return presentVerification(await verifyLedger(context))
  },
})
