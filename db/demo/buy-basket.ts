import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { addCartLine, holderOf } from '#server/cart/index.ts'
import { payCheckout, placeCheckout } from '#server/orders/index.ts'
import { answerChallenge } from '#server/payments/index.ts'
import { daysAfter, minutesAfter } from '#server/platform/clock.ts'
import { actingAs, type Actor, type Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { hearTheBank } from './hear-the-bank.ts'
import { people, type PersonKey } from './people.ts'
import type { Townspeople } from './settle-people.ts'
import type { StoryClock } from './story-clock.ts'
import type { DemoBasket, Guest } from './story.ts'

/** What the town is played with. */
export interface Stage {
  clock: StoryClock
  people: Townspeople
  /** Ids of everything that can be bought, by `variantName`. */
  variants: ReadonlyMap<string, string>
  opensAt: Date
}

/** The name under which a basket is placed, so that it is placed once. */
export function keyOfBasket(index: number): string {
  return `demo town, basket ${index}`
}

/** How a variant is called in the town: `tidewater-mug / Oat / 300 ml`. */
export function variantName(product: string, values: readonly string[]): string {
  return [product, ...values].join(' / ')
}

/** The actor a basket belongs to; a guest gets a new cart. */
export function shopperOf({ who }: DemoBasket, { people }: Stage): Actor {
  if (typeof who === 'string') return { kind: 'customer', personId: people.get(who)!, sessionId: newId() }
  return { kind: 'guest', cartToken: randomBytes(32).toString('base64url') }
}

/** Name, e-mail and home of whoever buys. */
export function personOf(who: PersonKey | Guest): Guest {
  return typeof who === 'string' ? people[who] : who
}

/** Fills a cart, places the checkout and pays it, minutes apart. What is placed and paid already stays as it is. */
export async function buyBasket(context: Context, basket: DemoBasket, index: number, stage: Stage): Promise<void> {
  const key = keyOfBasket(index)
  const earlier = await findCheckout(context, key)
  if (earlier?.isSettled) return
  const actor = shopperOf(basket, stage)
  // A guest's key to the cart is gone with the interruption; what they placed simply expires.
  if (earlier && actor.kind === 'guest') return
  const shopper: Context = { ...actingAs(context, actor), idempotencyKey: key }
  const checkoutId = earlier?.id ?? (await place(shopper, basket, stage))
  await pay(shopper, checkoutId, basket, stage)
}

async function place(shopper: Context, basket: DemoBasket, { variants }: Stage): Promise<string> {
  const holder = holderOf(shopper.actor)
  invariant(holder, 'everybody in town has a cart')
  await emptyCart(shopper)
  for (const [quantity, product, ...values] of basket.buys) {
    const variantId = variants.get(variantName(product, values))
    invariant(variantId, `the town sells ${variantName(product, values)}`)
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
      return await keepUndecided(shopper, checkoutId, opensAt)
    case 'not yet':
      return await keepUndecided(shopper, checkoutId, opensAt)
    case 'never':
      return
  }
}

/** Some things stay undecided for two days, so that whoever looks at the town later still meets them. */
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

/** The checkout of a basket; settled when it was paid or promised with any success, or its time is over. */
async function findCheckout({ db }: Context, key: string): Promise<{ id: string; isSettled: boolean } | undefined> {
  const { rows } = await sql<{ id: string; isSettled: boolean }>`
    select c.id, c.state <> 'open' or coalesce(p.state not in ('created', 'declined'), false) as "isSettled"
    from checkouts c left join payments p on p.checkout_id = c.id where c.request_key = ${key}`.execute(db)
  return rows[0]
}

/** What an interrupted start left in a cart is put back first. */
async function emptyCart({ db, actor }: Context): Promise<void> {
  if (actor.kind !== 'customer') return
  await sql`delete from cart_lines l using carts c where c.id = l.cart_id and c.person_id = ${actor.personId}`.execute(
    db,
  )
}
