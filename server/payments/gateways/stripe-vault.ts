import { Stripe } from 'stripe'
import { invariant } from '#server/platform/errors.ts'
import type { AskedKeep, ChargeAnswer, Intention, Vault } from './gateway.ts'
import { keepAnswer, refusedKeep, shownWithSetup } from './stripe-answers.ts'
import { asking, banking, paidWith, patiently, writing } from './stripe-asking.ts'

/** With what an intent is confirmed. */
export type PaidWith =
  | { confirmation_token: string; use_stripe_sdk: true }
  | { payment_method: string; use_stripe_sdk: true }
  | { payment_method: string; off_session: true }

interface StripeCharges {
  /** Writes and confirms an intent for a customer of Stripe's. */
  chargeFor(customer: string, intention: Intention, how: PaidWith): Promise<ChargeAnswer>
  /** Confirms one more time what the bank refused because nobody was there to ask. */
  askCustomer(reference: string, attemptId: string, paymentMethod: string): Promise<ChargeAnswer>
}

/**
 * Cards that Stripe keeps, each for a customer. Keeping is two requests, as a charge is: a setup is written under the
 * name of the means, which keeps nothing however often it is repeated, and then confirmed with the card.
 */
export function stripeVault(stripe: Stripe, { chargeFor, askCustomer }: StripeCharges): Vault {
  async function writeSetup({ meansId, customerReference: customer }: AskedKeep) {
    invariant(customer, 'a card is kept for a customer')
    const setup = {
      customer,
      usage: 'off_session' as const,
      allowed_payment_method_types: ['card' as const],
      metadata: { means: meansId },
    }
    return await patiently(() => stripe.setupIntents.create(setup, { ...writing, idempotencyKey: meansId }))
  }

  return {
    customers: {
      async open(key) {
        const customer = { metadata: { customer: key } }
        return (await patiently(() => stripe.customers.create(customer, { ...writing, idempotencyKey: key }))).id
      },
      async close(reference) {
        await unlessGone(() => stripe.customers.del(reference, {}, asking))
      },
    },

    alone: {
      async keep({ token, ...asked }) {
        try {
          const { id } = await writeSetup(asked)
          const how = { ...paidWith(token), use_stripe_sdk: true, expand: shownWithSetup }
          const once = { ...banking, idempotencyKey: `${asked.meansId}-confirm` }
          return keepAnswer(await patiently(() => stripe.setupIntents.confirm(id, how, once)))
        } catch (error) {
          return refusedKeep(error)
        }
      },
      async findKept(asked) {
        const { id } = await writeSetup(asked)
        return keepAnswer(await stripe.setupIntents.retrieve(id, { expand: shownWithSetup }, asking))
      },
    },

    keepsWithCharge: true,

    async charge(intention, { reference: payment_method, customerReference }, { isAtScreen }) {
      invariant(customerReference, 'a card is kept for a customer')
      if (isAtScreen) return await chargeFor(customerReference, intention, { payment_method, use_stripe_sdk: true })
      const answer = await chargeFor(customerReference, intention, { payment_method, off_session: true })
      const isAsking = answer.outcome === 'declined' && answer.declineCode === 'authentication_required'
      if (!isAsking || answer.reference === null) return answer
      return await askCustomer(answer.reference, intention.attemptId, payment_method)
    },

    async forget({ reference }) {
      await unlessGone(() => stripe.paymentMethods.detach(reference, {}, asking))
    },
  }
}

/** What is gone already is refused as not found, or as held by nobody. */
async function unlessGone(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    const isGone =
      error instanceof Stripe.errors.StripeInvalidRequestError &&
      (error.code === 'resource_missing' || error.message.includes('not attached to a customer'))
    if (!isGone) throw error
  }
}
