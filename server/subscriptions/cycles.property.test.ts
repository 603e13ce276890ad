import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayAfter } from '#shared/billing-days.ts'
import { newId } from '#shared/ids.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { Refusal } from '#server/platform/errors.ts'
import { anOpenStall, type Stall } from '#test/builders/carts.ts'
import { delivery, sellerOf } from '#test/builders/orders.ts'
import { aCustomer } from '#test/builders/people.ts'
import { aKeptCard, aPlan } from '#test/builders/subscriptions.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import type { Visitor } from '#test/support/visitor.ts'
import { cancelSubscription, keepSubscription } from './cancel-subscription.ts'
import { changePlan } from './change-plan.ts'
import { changeSubscription } from './change-subscription.ts'
import { pauseSubscription, resumeSubscription, todayOf } from './pause-subscription.ts'
import { renewDue } from './renew-due.ts'
import { retryCycles } from './retry-cycles.ts'
import { skipCycle } from './skip-cycle.ts'

let market: TestMarket
let stall: Stall
let plans: string[]

beforeAll(async () => {
  market = await openTestMarket()
  stall = await anOpenStall(market, { wares: [{ priceMinor: 2_000, onHand: 100_000 }] })
  const seller = await sellerOf(market, stall)
  plans = [
    await aPlan(seller, stall, { unit: 'week', every: 2, reservesStock: true }),
    await aPlan(seller, stall, { unit: 'month', every: 1, price: { kind: 'fixed', amountMinor: 900 } }),
    await aPlan(seller, stall, { unit: 'month', every: 1, endAfter: 3 }),
  ]
})
afterAll(() => market.close())

interface Walk {
  context: Context
  id: string
  cards: readonly string[]
}

type Step = (walk: Walk) => Promise<unknown>

const anyStep: fc.Arbitrary<[string, Step]> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 45 }).map(goOn) },
  { weight: 1, arbitrary: fc.integer({ min: 70, max: 120 }).map(goOn) },
  { weight: 2, arbitrary: step('skip', ({ context, id }) => skipCycle(context, id)) },
  { weight: 1, arbitrary: step('pause', ({ context, id }) => pauseSubscription(context, id, null)) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 90 }).map(pauseFor) },
  { weight: 3, arbitrary: step('resume', ({ context, id }) => resumeSubscription(context, id)) },
  { weight: 2, arbitrary: fc.tuple(fc.nat(2), fc.constantFrom('now', 'next')).map(([n, when]) => change(n, when)) },
  {
    weight: 1,
    arbitrary: step('cancel', ({ context, id }) => cancelSubscription(context, id, { when: 'now', reason: '' })),
  },
  {
    weight: 1,
    arbitrary: step('cancel at the end', ({ context, id }) =>
      cancelSubscription(context, id, { when: 'cycle_end', reason: '' }),
    ),
  },
  { weight: 3, arbitrary: step('keep', ({ context, id }) => keepSubscription(context, id)) },
  { weight: 2, arbitrary: fc.nat(1).map(takeCard) },
)

function step(name: string, take: Step): fc.Arbitrary<[string, Step]> {
  return fc.constant([name, take])
}

/** Lets days pass, then two processes look for what is due at once, until nothing is. */
function goOn(days: number): [string, Step] {
  return [
    `${days} days`,
    async () => {
      const context = actingAs(market.context, { kind: 'system' })
      market.clock.advance({ days })
      for (let begun = 1; begun > 0;) {
        const looks = await Promise.all([renewDue(context), renewDue(context), retryCycles(context)])
        // What a new try paid may have been due again meanwhile.
        begun = looks[0] + looks[1] + (await renewDue(context))
      }
    },
  ]
}

function pauseFor(days: number): [string, Step] {
  return [`pause ${days}`, ({ context, id }) => pauseSubscription(context, id, dayAfter(todayOf(context), days))]
}

function change(plan: number, when: 'now' | 'next'): [string, Step] {
  return [`plan ${plan} ${when}`, ({ context, id }) => changePlan(context, id, { planId: plans[plan]!, when })]
}

/** A card that is charged, or one that is refused. */
function takeCard(card: number): [string, Step] {
  return [
    `card ${card}`,
    ({ context, id, cards }) => changeSubscription(context, id, { paymentMethodId: cards[card]! }),
  ]
}

test('however time goes and whatever its customer does, cycles follow each other and are charged once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 10 }), async (steps) => {
      const customer = await aCustomer(market)
      const cards = [await aKeptCard(customer), await aKeptCard(customer, 'tok_insufficient_funds')]
      const id = await subscribe(customer, cards[0]!)
      const personId = customer.person.id
      const context = actingAs(market.context, { kind: 'customer', personId, sessionId: newId() })
      for (const [name, take] of [...steps, goOn(1)]) {
        await take({ context, id, cards }).catch((error: unknown) => {
          // A no is fine, a failure is not.
          if (!(error instanceof Refusal)) throw new Error(`${name}: ${String(error)}`, { cause: error })
        })
        expect(await faultsOf(id, name.endsWith('days')), name).toEqual([])
      }
    }),
    { numRuns: 6 },
  )
}, 120_000)

async function subscribe(customer: Visitor, paymentMethodId: string): Promise<string> {
  const { variantId } = stall.wares[0]!
  await customer.call('addCartLine', { body: { variantId, quantity: 1, planId: plans[0]! } })
  const { id } = await customer.call('placeCheckout', { body: { ...delivery, paymentMethodId } })
  await customer.call('startPayment', { params: { id }, body: { method: 'card', paymentMethodId } })
  return (await customer.call('listSubscriptions')).items[0]!.id
}

/** What is wrong with the cycles of a subscription, in words. */
async function faultsOf(id: string, isLookedFor: boolean): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    -- what was skipped ahead and overtaken has no day
    with cycles as (
      select c.*, row_number() over (order by c.number) as place, lag(c.to_on) over (partition by c.from_on < c.to_on order by c.number) as ended_on,
        (select count(*) from payment_attempts a join sandbox.intents i on i.idempotency_key = a.id::text and i.state = 'captured'
         where a.request_key like 'cycle:' || c.id || ':%') as charges,
        (select count(*) from checkouts k join orders o on o.checkout_id = k.id where k.id = c.checkout_id and k.state = 'paid') as orders
      from subscription_cycles c where c.subscription_id = ${id}
    )
    select format('Cycle %s is the %sth.', number, place) as fault from cycles where number <> place
    union all select format('Cycle %s begins on %s, the one before ended on %s.', number, from_on, ended_on)
      from cycles where from_on < to_on and from_on < ended_on
    union all select format('%s cycles begin later than the one before ended.', count(*)) from cycles where from_on < to_on and from_on > ended_on
      having count(*) > (select count(*) from subscription_history where subscription_id = ${id} and act in ('restart', 'plan_changed'))
    union all select format('Cycle %s was charged %s times.', number, charges) from cycles
      where charges > 1 or charges <> orders
    union all select format('Cycle %s is paid and was not charged.', number) from cycles
      where state = 'succeeded' and total_minor > 0 and charges <> 1
    union all select format('Cycle %s is %s and was charged.', number, state) from cycles where state <> 'succeeded' and charges > 0
    union all select format('It says %s cycles are paid.', cycles_paid) from subscriptions sub where id = ${id}
      and cycles_paid <> (select count(*) from cycles where state = 'succeeded')
    union all select format('It is due since %s.', next_at) from subscriptions sub where id = ${id} and ${isLookedFor} and next_at <= ${market.clock.now()}
      and not exists (select from cycles where state in ('running', 'failed'))`.execute(market.context.db)
  return rows.map(({ fault }) => fault)
}
