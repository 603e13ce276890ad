import type { Currency } from '#shared/currencies.ts'
import type { PaymentView } from '#shared/api/payments.schemas.ts'
import { formatMoney, money } from '#shared/money.ts'
import { liesInAny } from '#shared/places.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import {
  findChargeable,
  paymentMethodNotFound,
  startPayment,
  type ChargeableMeans,
  type PaymentMethod,
} from '#server/payments/index.ts'
import { cashNotPossible, checkoutNotFound, checkoutNotOpen } from './errors.ts'
import { mayOpen } from './policy.ts'
import { findCheckoutToPay, type CheckoutToPay } from './repository.ts'

export interface PayCheckout {
  method: PaymentMethod
  /** From the gateway, for cards. */
  token?: string | undefined
  /** A kept card of the customer, instead of a token. */
  paymentMethodId?: string | undefined
}

/**
 * Tries to pay a checkout for who placed it. Refuses with `checkout_not_found`, `checkout_not_open` when it is paid,
 * given up or over, `payment_method_not_found`, `cash_not_possible` unless it is of one shop that accepts cash and within what the market allows, `too_many_attempts`, and as
 * payments do.
 */
export async function payCheckout(
  context: Context,
  checkoutId: string,
  key: string | undefined,
  { method, token, paymentMethodId }: PayCheckout,
): Promise<PaymentView> {
  const checkout = await findCheckoutToPay(context.db, checkoutId)
  if (!checkout || !mayOpen(context, { ...checkout, checkoutId }, key)) throw checkoutNotFound()
  if (checkout.state !== 'open') throw checkoutNotOpen(checkout.state)
  // The sweep may not have come by yet.
  if (checkout.expiresAt <= context.clock.now()) throw checkoutNotOpen('expired')
  const { shopNames } = checkout
  if (method === 'cash_on_delivery') refuseCash(context, checkout)
  const means = paymentMethodId && (await meansOf(context, checkout, paymentMethodId))
  await limitRate(context, `pay ${checkoutId}`, { most: 12, seconds: 600 })
  invariant(context.idempotencyKey, 'paying carries an idempotency key')
  return await startPayment(context, {
    checkoutId,
    amountMinor: checkout.totalMinor,
    currency: checkout.currency as Currency,
    method,
    token,
    ...(means && { means }),
    requestKey: context.idempotencyKey,
    description: `${settingsOf(context).name}: ${shopNames.join(', ')}`.slice(0, 200),
  })
}

async function meansOf(
  context: Context,
  { personId }: CheckoutToPay,
  paymentMethodId: string,
): Promise<ChargeableMeans> {
  const isOwner = context.actor.kind === 'customer' && context.actor.personId === personId
  const means = isOwner && personId && (await findChargeable(context, { id: paymentMethodId, personId }))
  if (!means) throw paymentMethodNotFound()
  return means
}

/** One parcel of one shop that takes cash, to where the market's couriers collect, up to what they may. */
function refuseCash(
  context: Context,
  { shopNames, everyShopAcceptsCash, totalMinor, currency, address, paymentMethodId }: CheckoutToPay,
): void {
  if (paymentMethodId !== null)
    throw cashNotPossible('What you subscribe to is charged to the card that you let us keep.')
  if (shopNames.length > 1 || !everyShopAcceptsCash) throw cashNotPossible()
  const { cashLimitMinor, cashPlaces, currency: ours, locale } = settingsOf(context)
  if (!liesInAny(cashPlaces, address)) throw cashNotPossible('Cash on delivery is not possible where this goes.')
  if (cashLimitMinor !== null && currency === ours && totalMinor > cashLimitMinor)
    throw cashNotPossible(`Cash on delivery is possible up to ${formatMoney(money(cashLimitMinor, ours), locale)}.`)
}
