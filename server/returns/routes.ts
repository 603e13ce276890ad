import { returnEndpoints } from '#shared/api/returns.ts'
import { returnSchemas, type Return, type ShopReturn } from '#shared/api/returns.schemas.ts'
import { getPlacedOrder, showOrderPicture } from '#server/orders/index.ts'
import type { Context } from '#server/platform/context.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { limitNetwork } from '#server/platform/http/network.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { acceptReturn, declineReturn } from './answer-return.ts'
import { returnNotFound } from './errors.ts'
import { presentMarketReturn, presentReturn, presentShopReturn } from './present.ts'
import { receiveReturn } from './receive-return.ts'
import {
  countWaitingReturns,
  findMarketReturn,
  findReturnable,
  findReturnPage,
  listMarketReturns,
  listReturnsOfOrder,
  listReturnsOfShop,
} from './repository.ts'
import { requestReturn } from './request-return.ts'
import { withdrawReturn } from './withdraw-return.ts'

/** Decoding a picture takes time of a processor. */
const picturesFromNetwork = { most: 60, seconds: 600 }

export const returnsRoutes = routesFor(returnEndpoints, returnSchemas, {
  async showOrderPicture({ context, params, query, file, req }) {
    invariant(file, 'an upload brings a file')
    return await showOrderPicture(context, params.id, query.key, file.bytes, () =>
      limitNetwork(context, req, 'order-picture', picturesFromNetwork),
    )
  },

  async listOrderReturns({ context, params, query }) {
    return await inTransaction(context, async (tx) => {
      await getPlacedOrder(tx, params.id, query.key)
      const { state, until, isUnderway, lines } = await findReturnable(tx.db, params.id)
      const returnable = lines.filter(({ quantity }) => quantity > 0)
      const isInTime = state === 'delivered' && until !== null && until > tx.clock.now()
      const rows = await listReturnsOfOrder(tx.db, params.id)
      return {
        items: rows.map(presentReturn),
        canRequest: isInTime && !isUnderway && returnable.length > 0,
        until: until?.toISOString() ?? null,
        returnable,
      }
    })
  },
  async requestReturn({ context, params, query, body }) {
    return await ownReturn(context, await requestReturn(context, params.id, query.key, body))
  },
  async withdrawReturn({ context, params, query }) {
    await withdrawReturn(context, params.id, query.key)
    return await ownReturn(context, params.id)
  },

  async listShopReturns({ context, query: { state, limit, after } }) {
    const { shopId } = ownShopOf(context)
    const cursor = decodeCursor(after, ['instant', 'id'])
    const rows = await listReturnsOfShop(context.db, { shopId, state, limit, after: cursor })
    const waiting = await countWaitingReturns(context.db, shopId)
    const page = pageOf(rows, limit, presentShopReturn, ({ requestedAt, id }) => [requestedAt.toISOString(), id])
    return { ...page, waiting }
  },
  getShopReturn: async ({ context, params }) => shopReturn(context, params.id),
  async acceptReturn({ context, params, body }) {
    await acceptReturn(context, params.id, body.labelNote)
    return await shopReturn(context, params.id)
  },
  async declineReturn({ context, params, body }) {
    await declineReturn(context, params.id, body.reason)
    return await shopReturn(context, params.id)
  },
  async receiveReturn({ context, params, body }) {
    await receiveReturn(context, params.id, body.restock)
    return await shopReturn(context, params.id)
  },

  async listMarketReturns({ context, query: { limit, after, ...wanted } }) {
    const cursor = decodeCursor(after, ['instant', 'id'])
    const rows = await listMarketReturns(context.db, { ...wanted, limit, after: cursor })
    return pageOf(rows, limit, presentMarketReturn, ({ requestedAt, id }) => [requestedAt.toISOString(), id])
  },
  async getMarketReturn({ context, params }) {
    const page = await findMarketReturn(context.db, params.id)
    if (!page) throw returnNotFound()
    return presentMarketReturn(page)
  },
})

async function ownReturn(context: Context, returnId: string): Promise<Return> {
  const page = await findReturnPage(context.db, returnId)
  invariant(page, `return ${returnId} is there`)
  return presentReturn(page)
}

async function shopReturn(context: Context, returnId: string): Promise<ShopReturn> {
  const { shopId } = ownShopOf(context)
  const page = await findReturnPage(context.db, returnId)
  if (!page || page.shopId !== shopId) throw returnNotFound()
  return presentShopReturn(page)
}
