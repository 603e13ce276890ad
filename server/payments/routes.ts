import { paymentEndpoints } from '#shared/api/payments.ts'
import { paymentSchemas } from '#shared/api/payments.schemas.ts'
import { money } from '#shared/money.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant, notFound } from '#server/platform/errors.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import { limitNetwork } from '#server/platform/http/network.ts'
import { chooseDefaultMeans } from './choose-default-means.ts'
import { cardTokenMissing, signatureInvalid } from './errors.ts'
import type { Gateway, GatewayName } from './gateways/gateway.ts'
import { confirmMeans, keepMeans, keepWithCharge } from './keep-means.ts'
import { listMeans } from './kept-means-repository.ts'
import { ownerOfCards } from './policy.ts'
import { presentOwnCard } from './present-kept-card.ts'
import { receiveEvent } from './receive-event.ts'
import { removeMeans } from './remove-means.ts'
import { answerChallenge, getChallenge } from './sandbox/bank.ts'
import { createToken } from './sandbox/create-token.ts'

/** Nobody has so many cards. */
const cardsOfPerson = { most: 20, seconds: 3_600 }

/** Who tries so many cards is not shopping. */
const cardsFromNetwork = { most: 120, seconds: 600 }

export const paymentsRoutes = routesFor(paymentEndpoints, paymentSchemas, {
  async receiveSandboxEvent({ context, req }) {
    await receiveEvent(context, sandboxOf(context), rawBodyOf(req), req.headers)
    return { received: true as const }
  },

  async receiveStripeEvent({ context, req }) {
    await receiveEvent(context, gatewayAt(context, 'stripe'), rawBodyOf(req), req.headers)
    return { received: true as const }
  },

  async receivePayPalEvent({ context, req }) {
    await receiveEvent(context, gatewayAt(context, 'paypal'), rawBodyOf(req), req.headers)
    return { received: true as const }
  },

  listPaymentMethods: async ({ context }) => ({
    items: (await listMeans(context.db, ownerOfCards(context))).map((row) => presentOwnCard(row)),
  }),
  async keepPaymentMethod({ context, body }) {
    const personId = ownerOfCards(context)
    await limitRate(context, `keep a card of ${personId}`, cardsOfPerson)
    invariant(context.idempotencyKey, 'keeping a card carries an idempotency key')
    const { token, withCharge: method, consent } = body
    const wish = { personId, consent, requestKey: context.idempotencyKey }
    if (token === undefined && method === undefined) throw cardTokenMissing()
    const { row, action } = await (token === undefined
      ? keepWithCharge(context, { ...wish, method: method! })
      : keepMeans(context, { ...wish, token }))
    return presentOwnCard(row, action)
  },
  async confirmPaymentMethod({ context, params }) {
    const { row, action } = await confirmMeans(context, { id: params.id, personId: ownerOfCards(context) })
    return presentOwnCard(row, action)
  },
  async chooseDefaultPaymentMethod({ context, params }) {
    return presentOwnCard(await chooseDefaultMeans(context, { id: params.id, personId: ownerOfCards(context) }))
  },
  async removePaymentMethod({ context, params }) {
    await removeMeans(context, { id: params.id, personId: ownerOfCards(context) })
    return undefined
  },

  async createSandboxToken({ context, body, req }) {
    sandboxOf(context)
    await limitNetwork(context, req, 'card', cardsFromNetwork)
    return await createToken(context, body)
  },

  async getSandboxChallenge({ context, params: { id } }) {
    sandboxOf(context)
    const { reference, amountMinor, currency, last4, state } = await getChallenge(context, id)
    return { reference, amount: money(amountMinor, currency), last4, state }
  },

  async answerSandboxChallenge({ context, params: { id }, body: { outcome } }) {
    sandboxOf(context)
    const { state } = await answerChallenge(context, id, outcome)
    return { state }
  },
})

/** The sandbox gateway; in a market with real money there is nothing at its addresses. */
function sandboxOf({ ports: { gateways } }: Context): Gateway {
  const sandbox = gateways.all.find(({ name }) => name === 'sandbox')
  if (!sandbox) throw notFound('not_found', 'The sandbox')
  return sandbox
}

/** A gateway that sends events; where it is not set up, no signature can be true. */
function gatewayAt({ ports: { gateways } }: Context, name: GatewayName): Gateway {
  const gateway = gateways.all.find((candidate) => candidate.name === name)
  if (!gateway) throw signatureInvalid()
  return gateway
}

function rawBodyOf({ body }: { body: unknown }): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}
