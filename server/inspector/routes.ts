import { inspectorEndpoints } from '#shared/api/inspector.ts'
import { inspectorSchemas } from '#shared/api/inspector.schemas.ts'
import { listPostingsOfOrders } from '#server/ledger/index.ts'
import { replayEvent } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { askGateway } from './ask-gateway.ts'
import { eventNotFound, paymentNotFound } from './errors.ts'
import { mayInspect } from './policy.ts'
import { presentEvent, presentPaymentCard, presentPaymentPage, presentWholeEvent } from './present.ts'
import { readSearch } from './read-search.ts'
import { findEvent, findPaymentPage, listEvents, listEventsOfPayment, listPayments } from './repository.ts'

export const inspectorRoutes = routesFor(inspectorEndpoints, inspectorSchemas, {
  async listMarketPayments({ context, query: { state, search, limit, after } }) {
    mayInspect(context)
    const place = { limit, after: decodeCursor(after, ['instant', 'id']) }
    const rows = await listPayments(context.db, { state, search: readSearch(search) }, place)
    return pageOf(rows, limit, presentPaymentCard, ({ createdAt, id }) => [createdAt.toISOString(), id])
  },

  async getMarketPayment({ context, params: { id } }) {
    mayInspect(context)
    return await paymentPage(context, id)
  },

  async askGateway({ context, params: { id } }) {
    mayInspect(context)
    await paymentPage(context, id)
    await askGateway(context, id)
    return await paymentPage(context, id)
  },

  async listGatewayEvents({ context, query: { state, limit, after } }) {
    mayInspect(context)
    const rows = await listEvents(context.db, state, { limit, after: decodeCursor(after, ['instant', 'id']) })
    return pageOf(rows, limit, presentEvent, ({ receivedAt, id }) => [receivedAt.toISOString(), id])
  },

  async getGatewayEvent({ context, params: { id } }) {
    mayInspect(context)
    return await wholeEvent(context, id)
  },

  async replayGatewayEvent({ context, params: { id } }) {
    mayInspect(context)
    const replay = await replayEvent(context, id)
    const says = replay.outcome === 'processed' ? replay.effect : replay.error
    return { outcome: replay.outcome, says, event: await wholeEvent(context, id) }
  },
})

async function paymentPage({ db, clock }: Context, id: string) {
  const page = await findPaymentPage(db, id)
  if (!page) throw paymentNotFound()
  const [events, postings] = [
    await listEventsOfPayment(db, id),
    await listPostingsOfOrders(
      db,
      page.orders.map((order) => order.id),
    ),
  ]
  return presentPaymentPage(page, events, postings, clock.now())
}

async function wholeEvent({ db }: Context, id: string) {
  const event = await findEvent(db, id)
  if (!event) throw eventNotFound()
  return presentWholeEvent(event)
}
