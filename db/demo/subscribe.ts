import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { addCartLine, holderOf } from '#server/cart/index.ts'
import { payCheckout, placeCheckout } from '#server/orders/index.ts'
import { keepMeans } from '#server/payments/index.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { offerPlan } from '#server/plans/index.ts'
import { people } from './people.ts'
import type { Townspeople } from './settle-people.ts'
import { daysAgo, storyClock } from './story-clock.ts'

/** What comes again and again in town. */
const plans = [
  { title: 'Garden soap, three bars', every: 2, bps: 1_500, quantity: 1 },
  { title: 'Oat plates', every: 3, bps: 1_000, quantity: 1 },
] as const

const consent = 'I agree that this card is kept and charged for my subscriptions until I cancel them.'
const requestKey = 'demo subscriptions'

/** Two shops offer plans, and yesterday Ines subscribed to both with a card she lets the market keep. */
export async function subscribe(context: Context, townspeople: Townspeople, opensAt: Date): Promise<void> {
  const story: Context = { ...context, clock: storyClock(daysAgo(1, opensAt)) }
  const offered = []
  for (const plan of plans) offered.push({ ...plan, ...(await offer(story, plan)) })
  const personId = townspeople.get('ines')!
  const { rows: placed } = await sql`select from checkouts where request_key = ${requestKey}`.execute(story.db)
  if (placed.length > 0) return
  const ines: Context = {
    ...actingAs(story, { kind: 'customer', personId, sessionId: newId() }),
    idempotencyKey: requestKey,
  }
  const { row } = await keepMeans(ines, { personId, token: 'tok_success', consent, requestKey })
  const holder = holderOf(ines.actor)
  invariant(holder, 'Ines has a cart')
  for (const { variantId, planId, quantity } of offered)
    await addCartLine(ines, holder, { variantId, planId, quantity })
  const { name, email, home } = people.ines
  const { street, ...rest } = home
  const address = { name, line1: street, line2: '', region: '', phone: '', ...rest }
  const checkoutId = await placeCheckout(ines, { email, address, paymentMethodId: row.id })
  await payCheckout({ ...ines, idempotencyKey: `${requestKey}, paid` }, checkoutId, undefined, {
    method: 'card',
    paymentMethodId: row.id,
  })
}

/** A plan that is there from a fill that was interrupted stays as it is. */
async function offer(story: Context, { title, every, bps }: (typeof plans)[number]) {
  const { rows } = await sql<{ variantId: string; shopId: string; ownerId: string; planId: string | null }>`
    select v.id as "variantId", p.shop_id as "shopId", m.person_id as "ownerId",
      (select plan.id from plans plan where plan.variant_id = v.id limit 1) as "planId"
    from products p
    join variants v on v.product_id = p.id and v.removed_at is null
    join shop_members m on m.shop_id = p.shop_id and m.role = 'owner'
    where p.title = ${title} and p.is_listed and v.on_hand - v.reserved > 0 order by v.position limit 1`.execute(
    story.db,
  )
  const [found] = rows
  invariant(found, `the town sells ${title}`)
  const { variantId, shopId, ownerId } = found
  const owner = actingAs(story, {
    kind: 'seller',
    personId: ownerId,
    sessionId: newId(),
    shop: { id: shopId, role: 'owner' },
  })
  const planId =
    found.planId ??
    (await offerPlan(owner, {
      variantId,
      unit: 'month',
      every,
      trialDays: 0,
      price: { kind: 'discount', bps },
      firstPriceMinor: null,
      minCycles: 0,
      endAfter: null,
      reservesStock: false,
    }))
  return { variantId, planId }
}
