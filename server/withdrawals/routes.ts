import { withdrawalEndpoints } from '#shared/api/withdrawals.ts'
import { withdrawalSchemas, WithdrawalState } from '#shared/api/withdrawals.schemas.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import { asMarket } from '#server/platform/db/transaction.ts'
import { ReadyFile, routesFor } from '#server/platform/http/contract.ts'
import { currencyOfShop } from '#server/shops/index.ts'
import { addWithdrawMethod } from './add-withdraw-method.ts'
import { approveSeveral } from './approve-several.ts'
import { approveWithdrawal } from './approve-withdrawal.ts'
import { cancelWithdrawal } from './cancel-withdrawal.ts'
import { payoutFileNotFound, withdrawalNotFound } from './errors.ts'
import { makePayoutFile } from './make-payout-file.ts'
import { getOutlook } from './outlook.ts'
import { askProvider, payByProvider } from './pay-by-provider.ts'
import { findPayoutFile, listOpenOfFile, listPayoutFiles } from './payout-files.ts'
import { mayWithdraw } from './policy.ts'
import {
  presentItem,
  presentMarketWithdrawal,
  presentMethod,
  presentPayoutFile,
  presentTerms,
  presentWholeMarketWithdrawal,
  presentWholeWithdrawal,
  presentWithdrawal,
} from './present.ts'
import { recordFailed } from './record-failed.ts'
import { recordPaid } from './record-paid.ts'
import { rejectWithdrawal } from './reject-withdrawal.ts'
import { removeWithdrawMethod } from './remove-withdraw-method.ts'
import { listMethods, readMeans } from './repository.ts'
import { requestWithdrawal, startOfDay } from './request-withdrawal.ts'
import { termsIn } from './terms-in.ts'
import {
  countWaiting,
  findWithdrawalPage,
  listItems,
  listWithdrawals,
  type ListPlace,
  type WholeWithdrawalRow,
} from './withdrawal-pages.ts'

export const withdrawalRoutes = routesFor(withdrawalEndpoints, withdrawalSchemas, {
  async getBalanceOutlook({ context }) {
    const { shopId } = mayWithdraw(context)
    return await getOutlook(context, shopId, await currencyOfShop(context.db, shopId))
  },
  async getWithdrawalTerms({ context }) {
    const { shopId } = mayWithdraw(context)
    const currency = await currencyOfShop(context.db, shopId)
    const now = context.clock.now()
    const means = await readMeans(context.db, { shopId, currency, since: startOfDay(now) })
    const terms = { ...termsIn(settingsOf(context), currency), currency }
    return presentTerms(means, await listMethods(context.db, shopId), terms, now)
  },
  async addWithdrawMethod({ context, body }) {
    return presentMethod(await addWithdrawMethod(context, body), context.clock.now())
  },
  async removeWithdrawMethod({ context, params: { id }, body: { code } }) {
    await removeWithdrawMethod(context, { methodId: id, code })
    return { id }
  },
  async requestWithdrawal({ context, body }) {
    return await ownWithdrawal(context, await requestWithdrawal(context, body))
  },
  async listWithdrawals({ context, query }) {
    const { shopId } = mayWithdraw(context)
    const rows = await listWithdrawals(context.db, { shopId, state: query.state }, placeIn(query))
    return pageOf(rows, query.limit, presentWithdrawal, ({ requestedAt, id }) => [requestedAt.toISOString(), id])
  },
  getWithdrawal: async ({ context, params }) => await ownWithdrawal(context, params.id),
  async listWithdrawalItems({ context, params, query }) {
    await getOwnPage(context, params.id)
    return await itemsPage(context, params.id, query)
  },
  async cancelWithdrawal({ context, params }) {
    await cancelWithdrawal(context, params.id)
    return await ownWithdrawal(context, params.id)
  },

  async listMarketWithdrawals({ context, query }) {
    const rows = await listWithdrawals(context.db, { shopId: null, state: query.state }, placeIn(query))
    const counts = await countWaiting(context.db)
    return {
      ...pageOf(rows, query.limit, presentMarketWithdrawal, ({ requestedAt, id }) => [requestedAt.toISOString(), id]),
      counts: Object.fromEntries(WithdrawalState.options.map((state) => [state, counts[state] ?? 0])),
    }
  },
  getMarketWithdrawal: async ({ context, params }) => await marketWithdrawal(context, params.id),
  async listMarketWithdrawalItems({ context, params, query }) {
    await marketWithdrawal(context, params.id)
    return await itemsPage(context, params.id, query)
  },
  async approveWithdrawal({ context, params }) {
    await approveWithdrawal(context, params.id)
    return await marketWithdrawal(context, params.id)
  },
  approveWithdrawals: async ({ context, body }) => ({ results: await approveSeveral(context, body.ids) }),
  async rejectWithdrawal({ context, params, body }) {
    await rejectWithdrawal(context, { withdrawalId: params.id, reason: body.reason })
    return await marketWithdrawal(context, params.id)
  },
  async recordWithdrawalPaid({ context, params, body }) {
    await recordPaid(context, { withdrawalId: params.id, reference: body.reference })
    return await marketWithdrawal(context, params.id)
  },
  async payWithdrawalByProvider({ context, params }) {
    await payByProvider(context, params.id)
    return await marketWithdrawal(context, params.id)
  },
  async askProviderAboutWithdrawal({ context, params }) {
    await askProvider(context, params.id)
    return await marketWithdrawal(context, params.id)
  },
  makePayoutFile: async ({ context }) => presentPayoutFile(await getPayoutFile(context, await makePayoutFile(context))),
  async listPayoutFiles({ context, query }) {
    const rows = await listPayoutFiles(context.db, placeIn(query))
    return pageOf(rows, query.limit, presentPayoutFile, ({ madeAt, id }) => [madeAt.toISOString(), id])
  },
  async downloadPayoutFile({ context, params }) {
    const { xml, messageId } = await getPayoutFile(context, params.id)
    return new ReadyFile(Buffer.from(xml), 'application/xml', `${messageId}.xml`)
  },
  async recordPayoutFilePaid({ context, params }) {
    const { messageId } = await getPayoutFile(context, params.id)
    for (const withdrawalId of await listOpenOfFile(context.db, params.id))
      await recordPaid(context, { withdrawalId, reference: messageId })
    return presentPayoutFile(await getPayoutFile(context, params.id))
  },
  async recordWithdrawalFailed({ context, params, body }) {
    await recordFailed(context, { withdrawalId: params.id, reason: body.reason })
    return await marketWithdrawal(context, params.id)
  },
})

async function getPayoutFile(context: Context, id: string) {
  const file = await findPayoutFile(context.db, id)
  if (!file) throw payoutFileNotFound()
  return file
}

/** As the market, for a history names people. */
async function getOwnPage(context: Context, id: string): Promise<WholeWithdrawalRow> {
  const { shopId } = mayWithdraw(context)
  const page = await asMarket(context, () => findWithdrawalPage(context.db, id, shopId))
  if (!page) throw withdrawalNotFound()
  return page
}

async function ownWithdrawal(context: Context, id: string) {
  return presentWholeWithdrawal(await getOwnPage(context, id))
}

async function marketWithdrawal(context: Context, id: string) {
  const page = await findWithdrawalPage(context.db, id, null)
  if (!page) throw withdrawalNotFound()
  return presentWholeMarketWithdrawal(page, context.ports.gateways.payer)
}

async function itemsPage(context: Context, id: string, query: { limit: number; after?: string | undefined }) {
  const rows = await listItems(context.db, id, placeIn(query))
  return pageOf(rows, query.limit, presentItem, ({ at, id }) => [at.toISOString(), id])
}

function placeIn({ limit, after }: { limit: number; after?: string | undefined }): ListPlace {
  return { limit, after: decodeCursor(after, ['instant', 'id']) }
}
