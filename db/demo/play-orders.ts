import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { addCartLine, holderOf } from '#server/cart/index.ts'
import {
  addTrackingUpdate,
  cancelOwnOrder,
  cancelShopOrder,
  deliverOrder,
  handOverOrder,
  ordersSweeps,
  payCheckout,
  placeCheckout,
} from '#server/orders/index.ts'
import { answerChallenge } from '#server/payments/index.ts'
import { daysAfter, minutesAfter } from '#server/platform/clock.ts'
import type { Actor, Context } from '#server/platform/context.ts'
import { actingAs } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { labelFor } from './carriers.ts'
import { hearTheBank } from './hear-the-bank.ts'
import { baskets } from './orders.ts'
import { people, type PersonKey } from './people.ts'
import { plot, type Act, type News } from './plot.ts'
import { shops } from './shops.ts'
import type { Townspeople } from './settle-people.ts'
import type { StoryClock } from './story-clock.ts'
import type { DemoBasket, Guest } from './story.ts'

interface Stage {
  clock: StoryClock
  people: Townspeople
  variants: ReadonlyMap<string, string>
  opensAt: Date
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
  const acts = plot(baskets, shops, town.opensAt)
  const lastDays = daysAfter(town.opensAt, -2)
  let told = 0
  for (const act of acts) {
    stage.clock.set(act.at)
    await perform(context, act, stage)
    // Mails of the last days carry the minute; of older ones only the day matters.
    if (act.kind === 'time passes' || act.kind === 'cancel' || act.at > lastDays) await letFollow(context)
    if (act.kind === 'buy' && ++told % 20 === 0) tell(`${told} of ${baskets.length} baskets bought`)
  }
  stage.clock.set(town.opensAt)
  await letFollow(context)
}

async function perform(context: Context, act: Act, stage: Stage): Promise<void> {
  switch (act.kind) {
    case 'buy':
      return await buy(context, act.basket, stage)
    case 'time passes':
      for (const sweep of ordersSweeps) await sweep.run(actingAs(context, { kind: 'system' }))
      return
    case 'hand over': {
      const order = await findOrder(context, act)
      if (order?.state !== 'processing') return
      const label = labelFor(shopOf(act.shop).country, order.number)
      return await asMember(context, act, stage, (own) => handOverOrder(own, order.id, label))
    }
    case 'track': {
      const order = await findOrder(context, act)
      if (order?.state !== 'handed_over' || order.news.includes(act.news)) return
      const update = { kind: act.news, ...wordsFor(act.news, shopOf(act.shop).city, homeOf(act.basket).city) }
      return await asMember(context, act, stage, (own) => addTrackingUpdate(own, order.id, update))
    }
    case 'deliver': {
      const order = await findOrder(context, act)
      if (order?.state !== 'handed_over') return
      return await asMember(context, act, stage, (own) => deliverOrder(own, order.id))
    }
    case 'cancel': {
      const order = await findOrder(context, act)
      if (order?.state !== 'processing') return
      const { cancelledBy, because } = act.cancellation
      if (cancelledBy === 'shop') {
        return await asMember(context, act, stage, (own) => cancelShopOrder(own, order.id, because))
      }
      const shopper = shopperOf(baskets[act.basket]!, stage)
      return await cancelOwnOrder(actingAs(context, shopper), { orderId: order.id, key: undefined, reason: because })
    }
  }
}

/** Fills a cart, places the checkout and pays it, minutes apart. */
async function buy(context: Context, index: number, stage: Stage): Promise<void> {
  const basket = baskets[index]!
  const key = `demo town, basket ${index}`
  const isPlaced = await findCheckout(context, key)
  if (isPlaced && (await isPaid(context, isPlaced))) return
  const actor = shopperOf(basket, stage)
  // A guest's key to the cart is gone with the interruption; what they placed simply expires.
  if (isPlaced && actor.kind === 'guest') return
  const shopper: Context = { ...actingAs(context, actor), idempotencyKey: key }
  const checkoutId = isPlaced ?? (await place(shopper, basket, stage))
  await pay(shopper, checkoutId, basket, stage)
}

async function place(shopper: Context, basket: DemoBasket, { variants }: Stage): Promise<string> {
  const holder = holderOf(shopper.actor)
  invariant(holder, 'everybody in town has a cart')
  await emptyCart(shopper)
  for (const [quantity, product, ...values] of basket.buys) {
    const variantId = variants.get(nameOf(product, values))
    invariant(variantId, `the town sells ${nameOf(product, values)}`)
    await addCartLine(shopper, holder, { variantId, quantity })
  }
  const { name, email, home } = personOf(basket.who)
  const { street, ...rest } = home
  const address = { name, line1: street, line2: '', region: '', phone: '', ...rest }
  return await placeCheckout(shopper, { email, address })
}

async function pay(
  shopper: Context,
  checkoutId: string,
  { pays }: DemoBasket,
  { clock, opensAt }: Stage,
): Promise<void> {
  const tries = async (method: 'card' | 'cash_on_delivery', token?: string) => {
    clock.set(minutesAfter(clock.now(), 2))
    const idempotencyKey = `${shopper.idempotencyKey}, ${token ?? method}`
    return await payCheckout({ ...shopper, idempotencyKey }, checkoutId, undefined, { method, token })
  }
  switch (pays) {
    case 'card':
      return void (await tries('card', 'tok_success'))
    case 'declined, then card':
      await tries('card', 'tok_declined')
      return void (await tries('card', 'tok_success'))
    case 'card with challenge': {
      const { action } = await tries('card', 'tok_challenge')
      if (action) await answerChallenge(shopper, action.reference, 'approve')
      return await hearTheBank(shopper)
    }
    case 'cash':
      return void (await tries('cash_on_delivery'))
    case 'lost answer':
      await tries('card', 'tok_lost_answer')
      await keepUndecided(shopper, checkoutId, opensAt)
      return
    case 'not yet':
      return await keepUndecided(shopper, checkoutId, opensAt)
    case 'never':
      return
  }
}

/** Two things stay undecided for two days, so that whoever looks at the town later still meets them. */
async function keepUndecided({ db }: Context, checkoutId: string, opensAt: Date): Promise<void> {
  const until = daysAfter(opensAt, 2)
  await sql`update checkouts set expires_at = ${until} where id = ${checkoutId}`.execute(db)
  await sql`
    with attempt as (
      update payment_attempts a set next_look_at = ${until} from payments p
      where p.id = a.payment_id and p.checkout_id = ${checkoutId} returning a.id
    )
    update sandbox.events e set deliver_at = ${until} from attempt, sandbox.intents i
    where i.idempotency_key = attempt.id::text and e.body::json -> 'intent' ->> 'reference' = i.reference`.execute(db)
}

/** The bank's letters arrive and jobs run. */
async function letFollow(context: Context): Promise<void> {
  await hearTheBank(context)
  await context.jobs.drain(context)
}

async function asMember(
  context: Context,
  { shop, basket }: { shop: string; basket: number },
  { people }: Stage,
  work: (own: Context) => Promise<void>,
): Promise<void> {
  const { members } = shopOf(shop)
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

function shopperOf({ who }: DemoBasket, { people }: Stage): Actor {
  if (typeof who === 'string') return { kind: 'customer', personId: people.get(who)!, sessionId: newId() }
  return { kind: 'guest', cartToken: randomBytes(32).toString('base64url') }
}

function personOf(who: PersonKey | Guest): Guest {
  return typeof who === 'string' ? people[who] : who
}

function homeOf(basket: number) {
  return personOf(baskets[basket]!.who).home
}

function shopOf(slug: string) {
  const shop = shops.find((shop) => shop.slug === slug)
  invariant(shop, `${slug} is a shop of the town`)
  return shop
}

function nameOf(product: string, values: readonly string[]): string {
  return [product, ...values].join(' / ')
}

function wordsFor(news: News, from: string, to: string): { place: string; note: string } {
  switch (news) {
    case 'shipping':
      return { place: from, note: 'Collected from the shop.' }
    case 'arrived_at_facility':
      return { place: to, note: 'Sorted for the last stretch.' }
    case 'out_for_delivery':
      return { place: to, note: 'In the van since this morning.' }
  }
}

/** Ids of everything that can be bought, by product and option values. */
async function findVariants({ db }: Context): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; slug: string; values: string[] }>`
    select v.id, p.slug, v.option_values as values from variants v join products p on p.id = v.product_id
    where p.is_listed and v.removed_at is null`.execute(db)
  return new Map(rows.map(({ id, slug, values }) => [nameOf(slug, values), id]))
}

async function findCheckout({ db }: Context, key: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from checkouts where request_key = ${key}`.execute(db)
  return rows[0]?.id ?? null
}

/** Whether somebody has tried to pay a checkout with any success, or its time is over. */
async function isPaid({ db }: Context, checkoutId: string): Promise<boolean> {
  const { rows } = await sql`
    select from checkouts c left join payments p on p.checkout_id = c.id
    where c.id = ${checkoutId} and (c.state <> 'open' or p.state not in ('created', 'declined'))`.execute(db)
  return rows.length > 0
}

async function findOrder(
  { db }: Context,
  { basket, shop }: { basket: number; shop: string },
): Promise<{ id: string; number: number; state: string; news: string[] } | null> {
  const { rows } = await sql<{ id: string; number: number; state: string; news: string[] }>`
    select o.id, o.number, o.state, array(select t.kind from tracking_updates t where t.order_id = o.id) as news
    from checkouts c
    join orders o on o.checkout_id = c.id
    join shops s on s.id = o.shop_id
    where c.request_key = ${`demo town, basket ${basket}`} and s.slug = ${shop}`.execute(db)
  return rows[0] ?? null
}

/** What an interrupted start left in a cart is put back first. */
async function emptyCart({ db, actor }: Context): Promise<void> {
  if (actor.kind !== 'customer') return
  await sql`delete from cart_lines l using carts c where c.id = l.cart_id and c.person_id = ${actor.personId}`.execute(
    db,
  )
}
