import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { invoicesSweeps } from '#server/invoices/index.ts'
import {
  addTrackingUpdate,
  cancelOwnOrder,
  cancelShopOrder,
  deliverOrder,
  handOverOrder,
  ordersSweeps,
} from '#server/orders/index.ts'
import { daysAfter } from '#server/platform/clock.ts'
import { actingAs, type Actor, type Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import type { Sweep } from '#server/platform/jobs.ts'
import { invariant } from '#server/platform/errors.ts'
import { buyBasket, keyOfBasket, personOf, shopperOf, variantName, type Stage } from './buy-basket.ts'
import { labelFor } from './carriers.ts'
import { hearTheBank } from './hear-the-bank.ts'
import { baskets } from './orders.ts'
import { plot, type Act, type News } from './plot.ts'
import { shops } from './shops.ts'
import { askForMoney, dealWith } from './withdraw.ts'

/** A part of a basket: what it bought from one shop. */
interface Part {
  basket: number
  shop: string
}

/**
 * Performs the plot: every act by the market's own verb, in order of time, with what follows from it. An act whose
 * effect is there already is passed over, so that an interrupted performance goes on where it stopped.
 */
export async function playOrders(
  context: Context,
  town: Omit<Stage, 'variants'>,
  tell: (line: string) => void,
): Promise<void> {
  const stage: Stage = { ...town, variants: await findVariants(context) }
  const lastDays = daysAfter(town.opensAt, -2)
  let bought = 0
  let day = ''
  for (const act of plot(baskets, shops, town.opensAt)) {
    stage.clock.set(act.at)
    const today = act.at.toISOString().slice(0, 10)
    // Papers are written in the morning, of what happened the day before.
    if (today !== day) await sweepUp(context, invoicesSweeps)
    day = today
    await perform(context, act, stage)
    // Letters of the last days carry the minute; of older ones only the day matters.
    if (act.kind === 'time passes' || act.kind === 'cancel' || act.at > lastDays) await letFollow(context)
    if (act.kind === 'buy' && ++bought % 20 === 0) tell(`${bought} of ${baskets.length} baskets bought`)
  }
  stage.clock.set(town.opensAt)
  await sweepUp(context, invoicesSweeps)
  await letFollow(context)
}

async function perform(context: Context, act: Act, stage: Stage): Promise<void> {
  switch (act.kind) {
    case 'buy':
      return await buyBasket(context, baskets[act.basket]!, act.basket, stage)
    case 'time passes':
      return await sweepUp(context, ordersSweeps)
    case 'withdraw':
      return await askForMoney(context, act.withdrawal)
    case 'deal with':
      return await dealWith(context, act.withdrawal, act.how, stage.people)
    case 'hand over':
      return await whenIts(context, act, 'processing', async ({ id, number }) => {
        const label = labelFor(shopNamed(act.shop).country, number)
        await asMember(context, act, stage, (own) => handOverOrder(own, id, label))
      })
    case 'track':
      return await whenIts(context, act, 'handed_over', async ({ id, news }) => {
        if (news.includes(act.news)) return
        const update = { kind: act.news, ...wordsFor(act) }
        await asMember(context, act, stage, (own) => addTrackingUpdate(own, id, update))
      })
    case 'deliver':
      return await whenIts(context, act, 'handed_over', async ({ id }) => {
        await asMember(context, act, stage, (own) => deliverOrder(own, id))
      })
    case 'cancel':
      return await whenIts(context, act, 'processing', async ({ id }) => {
        const { cancelledBy, because } = act.cancellation
        if (cancelledBy === 'shop')
          return await asMember(context, act, stage, (own) => cancelShopOrder(own, id, because))
        const shopper = actingAs(context, shopperOf(baskets[act.basket]!, stage))
        await cancelOwnOrder(shopper, { orderId: id, key: undefined, reason: because })
      })
  }
}

/** What the workers of a market do now and then. */
async function sweepUp(context: Context, sweeps: readonly Sweep[]): Promise<void> {
  for (const sweep of sweeps) await sweep.run(actingAs(context, { kind: 'system' }))
}

/** The bank's letters arrive and jobs run. */
async function letFollow(context: Context): Promise<void> {
  await hearTheBank(context)
  await context.jobs.drain(context)
}

interface PlayedOrder {
  id: string
  number: number
  state: string
  news: string[]
}

/** Does `work` with the order of a part of a basket if it is in this state; else the act was performed before. */
async function whenIts(
  { db }: Context,
  { basket, shop }: Part,
  state: string,
  work: (order: PlayedOrder) => Promise<void>,
): Promise<void> {
  const { rows } = await sql<PlayedOrder>`
    select o.id, o.number, o.state, array(select t.kind from tracking_updates t where t.order_id = o.id) as news
    from checkouts c
    join orders o on o.checkout_id = c.id
    join shops s on s.id = o.shop_id
    where c.request_key = ${keyOfBasket(basket)} and s.slug = ${shop}`.execute(db)
  if (rows[0]?.state === state) await work(rows[0])
}

/** Lets somebody of the shop act, in a transaction that sees the own shop's rows only; colleagues take turns. */
async function asMember(
  context: Context,
  { basket, shop }: Part,
  { people }: Stage,
  work: (own: Context) => Promise<void>,
): Promise<void> {
  const { members } = shopNamed(shop)
  const { who, role } = members[basket % members.length]!
  const { rows } = await sql<{ id: string }>`select id from shops where slug = ${shop}`.execute(context.db)
  const actor: Actor = {
    kind: 'seller',
    personId: people.get(who)!,
    sessionId: newId(),
    shop: { id: rows[0]!.id, role },
  }
  await inTransaction(actingAs(context, actor), work)
}

function shopNamed(slug: string) {
  const shop = shops.find((shop) => shop.slug === slug)
  invariant(shop, `${slug} is a shop of the town`)
  return shop
}

function wordsFor({ news, basket, shop }: Part & { news: News }): { place: string; note: string } {
  const from = shopNamed(shop).city
  const to = personOf(baskets[basket]!.who).home.city
  const words: Record<News, { place: string; note: string }> = {
    shipping: { place: from, note: 'Collected from the shop.' },
    arrived_at_facility: { place: to, note: 'Sorted for the last stretch.' },
    out_for_delivery: { place: to, note: 'In the van since this morning.' },
  }
  return words[news]
}

async function findVariants({ db }: Context): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; slug: string; values: string[] }>`
    select v.id, p.slug, v.option_values as values from variants v join products p on p.id = v.product_id
    where p.is_listed and v.removed_at is null`.execute(db)
  return new Map(rows.map(({ id, slug, values }) => [variantName(slug, values), id]))
}
