import { disputeEndpoints } from '#shared/api/disputes.ts'
import { disputeSchemas, type Dispute, type MarketDispute, type ShopDispute } from '#shared/api/disputes.schemas.ts'
import { getPlacedOrder } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { addCustomerWords, addMarketWords, addShopWords } from './add-words.ts'
import { appealAsCustomer, appealAsShop } from './appeal-verdict.ts'
import {
  countOpenDisputes,
  countUndecided,
  findDisputePage,
  listDisputes,
  listDisputesOfOrder,
  readDisputeFacts,
  type DisputePage,
} from './dispute-pages.ts'
import { disputeNotFound } from './errors.ts'
import { escalateDispute } from './escalate-dispute.ts'
import { giveVerdict } from './give-verdict.ts'
import { presentDispute, presentMarketDispute, presentShopDispute } from './present.ts'
import { previewVerdict } from './preview-verdict.ts'
import { canRaise, raiseDispute } from './raise-dispute.ts'
import { isUnderway } from './repository.ts'
import { settleDispute } from './settle-dispute.ts'

export const disputesRoutes = routesFor(disputeEndpoints, disputeSchemas, {
  async listOrderDisputes({ context, params, query }) {
    return await inTransaction(context, async (tx) => {
      const order = await getPlacedOrder(tx, params.id, query.key)
      const rows = await listDisputesOfOrder(tx.db, params.id)
      const isGoingOn = await isUnderway(tx.db, params.id)
      const now = tx.clock.now()
      return { items: rows.map((row) => presentDispute(row, now)), canRaise: canRaise(order) && !isGoingOn }
    })
  },
  async raiseDispute({ context, params, query, body }) {
    return await ownDispute(context, await raiseDispute(context, params.id, query.key, body))
  },
  async addCustomerWords({ context, params, query, body }) {
    await addCustomerWords(context, params.id, query.key, body)
    return await ownDispute(context, params.id)
  },
  async escalateDispute({ context, params, query }) {
    await escalateDispute(context, params.id, query.key)
    return await ownDispute(context, params.id)
  },
  async settleDispute({ context, params, query }) {
    await settleDispute(context, params.id, query.key)
    return await ownDispute(context, params.id)
  },
  async appealAsCustomer({ context, params, query, body }) {
    await appealAsCustomer(context, params.id, query.key, body.words)
    return await ownDispute(context, params.id)
  },

  async listShopDisputes({ context, query: { limit, after } }) {
    const { shopId } = ownShopOf(context)
    const place = { limit, after: decodeCursor(after, ['instant', 'id']) }
    const rows = await listDisputes(context.db, { shopId, state: null, ...place })
    const now = context.clock.now()
    const page = pageOf(rows, limit, (row) => presentShopDispute(row, now), cursorOf)
    return { ...page, waiting: await countOpenDisputes(context.db, shopId) }
  },
  getShopDispute: async ({ context, params }) => shopDispute(context, params.id),
  async addShopWords({ context, params, body }) {
    await addShopWords(context, params.id, body)
    return await shopDispute(context, params.id)
  },
  async appealAsShop({ context, params, body }) {
    await appealAsShop(context, params.id, body.words)
    return await shopDispute(context, params.id)
  },

  async listDisputes({ context, query: { state = null, limit, after } }) {
    const place = { limit, after: decodeCursor(after, ['instant', 'id']) }
    const rows = await listDisputes(context.db, { shopId: null, state, ...place })
    const now = context.clock.now()
    const page = pageOf(rows, limit, (row) => presentShopDispute(row, now), cursorOf)
    return { ...page, waiting: await countUndecided(context.db) }
  },
  getDispute: async ({ context, params }) => marketDispute(context, params.id),
  async addMarketWords({ context, params, body }) {
    await addMarketWords(context, params.id, body.words)
    return await marketDispute(context, params.id)
  },
  previewVerdict: async ({ context, params, body: { verdict, amountMinor, bearer } }) =>
    await previewVerdict(context, params.id, { verdict, amountMinor, bearer }),
  async giveVerdict({ context, params, body: { verdict, amountMinor, bearer, reason } }) {
    await giveVerdict(context, params.id, { verdict, amountMinor, bearer, reason })
    return await marketDispute(context, params.id)
  },
})

async function ownDispute(context: Context, disputeId: string): Promise<Dispute> {
  return presentDispute(await pageFor(context, disputeId), context.clock.now())
}

async function shopDispute(context: Context, disputeId: string): Promise<ShopDispute> {
  const { shopId } = ownShopOf(context)
  const page = await pageFor(context, disputeId)
  if (page.shopId !== shopId) throw disputeNotFound()
  return presentShopDispute(page, context.clock.now())
}

async function marketDispute(context: Context, disputeId: string): Promise<MarketDispute> {
  const page = await pageFor(context, disputeId)
  return presentMarketDispute(page, await readDisputeFacts(context.db, disputeId), context.clock.now())
}

async function pageFor({ db }: Context, disputeId: string): Promise<DisputePage> {
  const page = await findDisputePage(db, disputeId)
  if (!page) throw disputeNotFound()
  return page
}

function cursorOf({ raisedAt, id }: DisputePage): [string, string] {
  return [raisedAt.toISOString(), id]
}
