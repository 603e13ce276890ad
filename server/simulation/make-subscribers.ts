import { minorUnitDigits } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import { addCartLine } from '#server/cart/index.ts'
import { setLegalDetails } from '#server/invoices/index.ts'
import { settingsOf } from '#server/market/index.ts'
import { payCheckout, placeCheckout } from '#server/orders/index.ts'
import { keepMeans } from '#server/payments/index.ts'
import { minutesAfter } from '#server/platform/clock.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { defineJob } from '#server/platform/jobs.ts'
import { clockMoving } from './errors.ts'
import { maySimulate } from './policy.ts'
import { countSubscribers, findRunningMove } from './repository.ts'
import { findPlayPlan, insertPlayShop, insertSubscriber } from './play-shop.ts'

/** A job makes so many, so that a worker that is told to stop does not go on for long. */
const atOnce = 10
/** Over so many days before now they have subscribed, so that not all renew in the same minute. */
const spreadDays = 28
const consent = 'I agree that this card is charged for my subscriptions until I cancel them.'

interface Batch {
  first: number
  count: number
  /** Of all that were asked for with it, for the instant at which each subscribed. */
  of: { first: number; count: number }
}

/**
 * Lets so many made-up customers subscribe in a sandbox market, to a thing of a shop that is opened for it and never runs out;
 * workers do it, one after the other, by the verbs customers use. Refuses with `clock_not_movable` or `clock_moving`.
 */
export async function askForSubscribers(context: Context, count: number): Promise<void> {
  maySimulate(context)
  if (await findRunningMove(context.db)) throw clockMoving()
  await openPlayShop(context)
  await inTransaction(context, async (tx) => {
    const there = await countSubscribers(tx.db)
    const batches: Batch[] = []
    for (let first = there; first < there + count; first += atOnce)
      batches.push({ first, count: Math.min(atOnce, there + count - first), of: { first: there, count } })
    await tx.jobs.enqueueAll(tx, makeSubscribers, batches)
  })
}

/** Makes some of them. One that was made before, whole or in part, is left as it is. */
const makeSubscribers = defineJob<Batch>({
  name: 'make-subscribers',
  async run(context, { first, count, of }) {
    if (!context.config.hasSandboxClock) return
    const plan = await findPlayPlan(context.db)
    if (!plan) return
    const now = context.clock.now()
    for (let place = first; place < first + count; place++) {
      const back = Math.floor(((of.count - (place - of.first)) * spreadDays * 1_440) / of.count)
      await subscribe(context, { place, plan, at: minutesAfter(now, -back) })
    }
  },
})

/** The jobs of a simulation. */
export const simulationJobs = [makeSubscribers]

async function subscribe(
  context: Context,
  { place, plan, at }: { place: number; plan: { planId: string; variantId: string; country: string }; at: Date },
): Promise<void> {
  const personId = newId()
  const email = `subscriber-${place}@example.com`
  if (!(await insertSubscriber(context.db, { personId, email, name: `Subscriber ${place + 1}`, at }))) return
  const clock = { now: () => at, outside: () => context.clock.outside() }
  const buyer = {
    ...actingAs({ ...context, clock }, { kind: 'customer', personId, sessionId: newId() }),
    idempotencyKey: personId,
  }
  const { row } = await keepMeans(buyer, { personId, token: 'tok_success', consent, requestKey: personId })
  const { planId, variantId, country } = plan
  await addCartLine(buyer, { personId }, { variantId, planId, quantity: 1 })
  const address = {
    name: `Subscriber ${place + 1}`,
    line1: 'Sandbox Street 1',
    line2: '',
    postalCode: '1000-001',
    city: 'Sandbox',
    region: '',
    country,
    phone: '',
  }
  const checkoutId = await placeCheckout(buyer, { email, address, paymentMethodId: row.id })
  await payCheckout({ ...buyer, idempotencyKey: `${personId}, paid` }, checkoutId, undefined, {
    method: 'card',
    paymentMethodId: row.id,
  })
}

async function openPlayShop(context: Context): Promise<void> {
  const { country, currency } = settingsOf(context)
  const priceMinor = 10 * 10 ** minorUnitDigits[currency]
  const shopId = await inTransaction(context, (tx) =>
    insertPlayShop(tx.db, { country, currency, priceMinor, at: tx.clock.now() }),
  )
  if (!shopId) return
  await setLegalDetails(actingAs(context, { kind: 'system' }), shopId, {
    legalName: 'Sandbox Subscriptions',
    line1: 'Sandbox Street 1',
    line2: '',
    postalCode: '1000-001',
    city: 'Sandbox',
    region: '',
    country,
    vatId: '',
    taxNumber: '0',
    registrationNumber: '',
    legalNotes: '',
    email: '',
    phone: '',
    isSmallBusiness: false,
    exemptionReason: '',
    language: 'en',
    seriesPrefix: 'SANDBOX',
  })
}
