import { subscriptionEndpoints } from '#shared/api/subscriptions.ts'
import { dayIn, instantIn } from '#shared/billing-days.ts'
import { subscriptionSchemas } from '#shared/api/subscriptions.schemas.ts'
import { settingsOf } from '#server/market/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import type { Context } from '#server/platform/context.ts'
import { decodeCursor, pageOf } from '#server/platform/cursor.ts'
import { routesFor } from '#server/platform/http/contract.ts'

import { ownShopOf } from '#server/shops/index.ts'
import { cancelSubscription, keepSubscription } from './cancel-subscription.ts'
import { changePlan, previewPlanChange } from './change-plan.ts'
import { changeSubscription } from './change-subscription.ts'
import { findCreditBack } from './credit-back.ts'
import { subscriptionNotFound } from './errors.ts'
import {
  findPage,
  listNeed,
  listOfMarket,
  listOwn,
  readDunning,
  readFigures,
  readRenewals,
  type ListPlace,
  type SummaryRow,
} from './pages.ts'
import { pauseSubscription, resumeSubscription } from './pause-subscription.ts'
import { subscriberOf } from './policy.ts'
import { findNextCharge, previewChange } from './preview-charge.ts'
import {
  presentCharge,
  presentOfMarket,
  presentOwing,
  presentPage,
  presentRenewals,
  presentSummary,
} from './present.ts'
import { beginOfDay, remindAll, remindOfPayment } from './remind-of-payment.ts'
import { forgiveCycle, retryNow } from './run-dunning.ts'
import { findShopCurrency } from './repository.ts'
import { skipCycle } from './skip-cycle.ts'

/** How far figures look back and ahead. */
const figureDays = 30
/** How far the operator's figures look back to what was refused, and ahead to what is due. */
const lateDays = 90
const dueDays = 7
/** So many of those that are due, and of those that came back, are shown by name. */
const mostShown = { renewing: 4, back: 8 }

export const subscriptionsRoutes = routesFor(subscriptionEndpoints, subscriptionSchemas, {
  async listSubscriptions({ context, query }) {
    const rows = await listOwn(context.db, subscriberOf(context), placeIn(query))
    return pageOf(rows, query.limit, presentSummary, cursorOf)
  },
  getSubscription: async ({ context, params }) => await ownPage(context, params.id),
  async changeSubscription({ context, params, body }) {
    await changeSubscription(context, params.id, body)
    return await ownPage(context, params.id)
  },
  async previewChange({ context, params, body }) {
    const charge = await previewChange(context, params.id, body)
    const { currency } = (await ownPage(context, params.id)).price
    return { next: charge && presentCharge(charge, currency) }
  },
  async skipCycle({ context, params }) {
    await skipCycle(context, params.id)
    return await ownPage(context, params.id)
  },
  async pauseSubscription({ context, params, body }) {
    await pauseSubscription(context, params.id, body.until)
    return await ownPage(context, params.id)
  },
  async resumeSubscription({ context, params }) {
    await resumeSubscription(context, params.id)
    return await ownPage(context, params.id)
  },
  async previewPlanChange({ context, params, body }) {
    const outlook = await previewPlanChange(context, params.id, body)
    const { currency } = (await ownPage(context, params.id)).price
    const money = (amountMinor: number) => ({ amountMinor, currency })
    return {
      credit: money(outlook.creditMinor),
      daysLeft: outlook.daysLeft,
      charge: money(outlook.chargeMinor),
      creditLeft: money(outlook.creditLeftMinor),
      nextOn: outlook.nextOn,
      missingCycles: outlook.missingCycles,
      next: outlook.next && presentCharge(outlook.next, currency),
    }
  },
  async changePlan({ context, params, body }) {
    await changePlan(context, params.id, body)
    return await ownPage(context, params.id)
  },
  async cancelSubscription({ context, params, body }) {
    await cancelSubscription(context, params.id, body)
    return await ownPage(context, params.id)
  },
  async keepSubscription({ context, params }) {
    await keepSubscription(context, params.id)
    return await ownPage(context, params.id)
  },

  async listShopSubscriptions({ context, query }) {
    const { shopId } = ownShopOf(context)
    const rows = await listOfMarket(context.db, { shopId, state: query.state }, placeIn(query))
    return pageOf(rows, query.limit, presentOfMarket, cursorOf)
  },
  async getSubscriptionFigures({ context }) {
    const { shopId } = ownShopOf(context)
    const now = context.clock.now()
    const figures = await readFigures(context.db, shopId, daysAfter(now, -figureDays))
    return {
      subscriberCount: figures.subscriberCount,
      monthly: { amountMinor: figures.monthlyMinor, currency: await findShopCurrency(context.db, shopId) },
      churnBps: figures.ranBefore === 0 ? 0 : Math.round((figures.endedOfThose * 10_000) / figures.ranBefore),
      startedCount: figures.startedCount,
      endedCount: figures.endedCount,
      need: await listNeed(context.db, shopId, daysAfter(now, figureDays)),
    }
  },

  async listMarketSubscriptions({ context, query }) {
    const rows = await listOfMarket(context.db, { shopId: null, state: query.state }, placeIn(query))
    return pageOf(rows, query.limit, presentOfMarket, cursorOf)
  },
  async listDunning({ context, query: { limit, after } }) {
    const { items, groups } = await readDunning(context.db, {
      limit,
      after: decodeCursor(after, ['instant', 'id']),
      today: beginOfDay(context),
    })
    return {
      ...pageOf(items, limit, presentOwing, ({ at, id }) => [at, id]),
      groups: groups.map(({ tries, count, owedMinor: amountMinor, currency }) => ({
        tries,
        count,
        owed: { amountMinor, currency },
      })),
    }
  },
  async getRenewalFigures({ context }) {
    const now = context.clock.now()
    const { timeZone } = settingsOf(context)
    const month = `${dayIn(timeZone, now).slice(0, 7)}-01`
    const row = await readRenewals(context.db, {
      paidSince: instantIn(timeZone, month, 0),
      lateSince: daysAfter(now, -lateDays),
      dueUntil: daysAfter(now, dueDays),
      most: mostShown,
    })
    return presentRenewals(row, month)
  },
  remindAll: async ({ context }) => await remindAll(context),
  async remindOfPayment({ context, params }) {
    await remindOfPayment(context, params.id)
    return await pageAt(context, params.id, null)
  },
  getMarketSubscription: async ({ context, params }) => await pageAt(context, params.id, null),
  async retryCycle({ context, params }) {
    await pageAt(context, params.id, null)
    await retryNow(context, params.id)
    return await pageAt(context, params.id, null)
  },
  async forgiveCycle({ context, params, body }) {
    await forgiveCycle(context, params.id, body.reason)
    return await pageAt(context, params.id, null)
  },
})

async function ownPage(context: Context, id: string) {
  return await pageAt(context, id, subscriberOf(context))
}

async function pageAt(context: Context, id: string, personId: string | null) {
  const page = await findPage(context.db, { id, personId })
  if (!page) throw subscriptionNotFound()
  const { creditMinor, heldCreditMinor: heldMinor, endedAt } = page
  const creditBackMinor = endedAt ? 0 : await findCreditBack(context, { id, creditMinor, heldMinor })
  return presentPage(page, { next: await findNextCharge(context, id), creditBackMinor })
}

function placeIn({ limit, after }: { limit: number; after?: string | undefined }): ListPlace {
  return { limit, after: decodeCursor(after, ['instant', 'id']) }
}

function cursorOf({ startedAt, id }: SummaryRow): [string, string] {
  return [startedAt.toISOString(), id]
}
