import { saleEventEndpoints } from '#shared/api/sale-events.ts'
import { saleEventSchemas } from '#shared/api/sale-events.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { ReadyJson, readyPage, routesFor } from '#server/platform/http/contract.ts'
import { ownShopOf } from '#server/shops/index.ts'
import { cancelSaleEvent } from './cancel-sale-event.ts'
import { changeSaleEvent } from './change-sale-event.ts'
import { createSaleEvent } from './create-sale-event.ts'
import { saleEventNotFound } from './errors.ts'
import { findOwnSaleEventAsJson, findSaleEventAsJson, listOwnSaleEvents, listSaleEvents } from './event-pages.ts'
import { publishSaleEvent } from './publish-sale-event.ts'

export const saleEventRoutes = routesFor(saleEventEndpoints, saleEventSchemas, {
  listSaleEvents: async ({ context, query }) => readyPage(await listSaleEvents(context.db, query, context.clock.now())),
  getSaleEvent: async ({ context, params }) =>
    found(await findSaleEventAsJson(context.db, params.slug, context.clock.now())),

  listOwnSaleEvents: async ({ context, query }) =>
    readyPage(await listOwnSaleEvents(context.db, ownShopOf(context).shopId, query, context.clock.now())),
  getOwnSaleEvent: async ({ context, params }) => await ownEvent(context, params.id),
  createSaleEvent: async ({ context, body }) => await ownEvent(context, await createSaleEvent(context, body)),
  async changeSaleEvent({ context, params, body }) {
    await changeSaleEvent(context, params.id, body)
    return await ownEvent(context, params.id)
  },
  async publishSaleEvent({ context, params }) {
    await publishSaleEvent(context, params.id)
    return await ownEvent(context, params.id)
  },
  async cancelSaleEvent({ context, params }) {
    await cancelSaleEvent(context, params.id)
    return await ownEvent(context, params.id)
  },
})

async function ownEvent(context: Context, id: string): Promise<ReadyJson> {
  const { shopId } = ownShopOf(context)
  return found(await findOwnSaleEventAsJson(context.db, { shopId, id }, context.clock.now()))
}

function found(json: string | null): ReadyJson {
  if (json === null) throw saleEventNotFound()
  return new ReadyJson(json)
}
