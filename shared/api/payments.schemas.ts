import { z } from 'zod'
import { Id, IdParams, Instant, Money, Nothing } from './values.schemas.ts'
import { schemasFor } from './endpoint.ts'
import type { paymentEndpoints } from './payments.ts'

export const PaymentState = z.enum([
  'created',
  'requires_action',
  'processing',
  'captured',
  'partly_refunded',
  'refunded',
  'declined',
  'expired',
  'unknown',
])

export const PaymentMethod = z.enum(['card', 'paypal', 'cash_on_delivery'])

const StripeConfirmation = z.object({
  type: z.literal('stripe_confirmation'),
  reference: z.string(),
  clientSecret: z.string(),
})

export const PaymentView = z
  .object({
    id: Id,
    state: PaymentState,
    method: PaymentMethod,
    gateway: z.enum(['sandbox', 'cash', 'stripe', 'paypal']),
    amount: Money,
    refunded: Money,
    card: z.object({ brand: z.string(), last4: z.string() }).nullable(),
    decline: z.object({ code: z.string(), message: z.string() }).nullable(),
    action: z
      .discriminatedUnion('type', [
        z.object({ type: z.literal('sandbox_challenge'), reference: z.string() }),
        StripeConfirmation,
        z.object({ type: z.literal('paypal_approval'), reference: z.string() }),
      ])
      .nullable()
      .meta({ description: 'What the customer must do next at the gateway' }),
    updatedAt: Instant,
  })
  .meta({ id: 'Payment' })

const Digits = (least: number, most: number, message: string) =>
  z.string().regex(new RegExp(`^\\d{${least},${most}}$`), message)

/** A card, or an account at PayPal, that its owner lets the market keep. */
export const KeptCard = z
  .object({
    id: Id,
    kind: z.enum(['card', 'paypal']),
    brand: z.string().nullable(),
    last4: z.string().nullable(),
    expiryMonth: z.int().nullable(),
    expiryYear: z.int().nullable(),
    keptAt: Instant.meta({ description: 'When its owner agreed' }),
  })
  .meta({ id: 'KeptCard' })

/** The same before its owner, with what they can do with it. */
export const OwnCard = KeptCard.extend({
  isKept: z.boolean().meta({ description: 'False while it waits for its owner, or for the charge it comes with' }),
  isDefault: z.boolean().meta({ description: 'What its owner has chosen to pay with when nothing else is said' }),
  neededBy: z
    .array(z.object({ id: Id, number: z.string() }))
    .meta({ description: 'The running subscriptions that are charged to it' }),
  action: StripeConfirmation.nullable().meta({ description: 'What its owner must do before it is kept' }),
}).meta({ id: 'OwnCard' })

export const paymentSchemas = schemasFor<typeof paymentEndpoints>()({
  receiveSandboxEvent: {
    body: z.looseObject({ id: z.string(), type: z.string() }),
    response: z.object({ received: z.literal(true) }),
  },
  receiveStripeEvent: {
    body: z.looseObject({ id: z.string(), type: z.string() }),
    response: z.object({ received: z.literal(true) }),
  },
  receivePayPalEvent: {
    body: z.looseObject({ id: z.string(), event_type: z.string() }),
    response: z.object({ received: z.literal(true) }),
  },
  createSandboxToken: {
    body: z.strictObject({
      number: z
        .string()
        .transform((value) => value.replaceAll(/[ -]/g, ''))
        .pipe(Digits(12, 19, 'is not a card number')),
      expiryMonth: z.int().min(1, 'is not a month').max(12, 'is not a month'),
      expiryYear: z.int().min(2000).max(2100),
      securityCode: Digits(3, 4, 'has three or four digits'),
    }),
    response: z.object({ token: z.string(), brand: z.string(), last4: z.string() }),
  },
  getSandboxChallenge: {
    params: z.object({ id: z.string().max(80) }),
    response: z.object({ reference: z.string(), amount: Money, last4: z.string(), state: z.string() }),
  },
  answerSandboxChallenge: {
    params: z.object({ id: z.string().max(80) }),
    body: z.strictObject({ outcome: z.enum(['approve', 'decline', 'time_out']), code: z.string().max(10).optional() }),
    response: z.object({ state: z.string() }),
  },
  listPaymentMethods: { response: z.object({ items: z.array(OwnCard) }) },
  keepPaymentMethod: {
    body: z.strictObject({
      token: z
        .string()
        .min(1, 'is missing')
        .max(200)
        .optional()
        .meta({ description: 'From the gateway, for the card’s data; left out when it is to be kept with a charge' }),
      withCharge: z
        .enum(['card', 'paypal'])
        .optional()
        .meta({ description: 'Keep what the next charge by this way is paid with, instead of a token' }),
      consent: z
        .string()
        .trim()
        .min(10, 'must be the whole sentence')
        .max(600)
        .meta({ description: 'The sentence the customer agreed to, as it was shown' }),
    }),
    response: OwnCard,
  },
  confirmPaymentMethod: { params: IdParams, response: OwnCard },
  chooseDefaultPaymentMethod: { params: IdParams, response: OwnCard },
  removePaymentMethod: { params: IdParams, response: Nothing },
})

export type PaymentView = z.output<typeof PaymentView>
export type PaymentMethod = z.output<typeof PaymentMethod>
export type PaymentState = z.output<typeof PaymentState>
