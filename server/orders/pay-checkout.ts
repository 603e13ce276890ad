import type { Currency } from '#shared/currencies.ts'
import type { PaymentView } from '#shared/api/payments.schemas.ts'
import { formatMoney, money } from '#shared/money.ts'
import { liesInAny } from '#shared/places.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { limitRate } from '#server/platform/rate-limit.ts'
import {
  chargeable,
  findMeans,
  paymentMethodNotFound,
  startPayment,
  type ChargeableMeans,
  type PaymentMethod,
} from '#server/payments/index.ts'
import { cashNotPossible, checkoutNotFound, checkoutNotOpen, shopNotSelling } from './errors.ts'
import { mayOpen } from './policy.ts'
import { findCheckoutToPay, type CheckoutToPay } from './checkout-repository.ts'

export interface PayCheckout {
  method: PaymentMethod
  /** From the gateway, for cards. */
  token?: string | undefined
  /** A kept card of the customer, instead of a token. */
  paymentMethodId?: string | undefined
}

/**
 * Tries to pay a checkout for who placed it. Refuses with `checkout_not_found`, `checkout_not_open` when it is paid,
 * given up or over, `shop_not_selling` when one of its shops was suspended since, `payment_method_not_found`, `cash_not_possible` unless it is of one shop that accepts cash, without files to download, and within what the market allows, `too_many_attempts`, and as
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
  const { shopNames, notSelling } = checkout
  if (notSelling.length > 0) throw shopNotSelling(notSelling)
  if (method === 'cash_on_delivery') refuseCash(context, checkout)
  const paidBy = await meansOf(context, checkout, { paymentMethodId, method })
  await limitRate(context, `pay ${checkoutId}`, { most: 12, seconds: 600 })
  invariant(context.idempotencyKey, 'paying carries an idempotency key')
  return await startPayment(context, {
    checkoutId,
    amountMinor: checkout.totalMinor,
    currency: checkout.currency as Currency,
    method,
    token,
    ...paidBy,
    isAtScreen: true,
    requestKey: context.idempotencyKey,
    description: `${settingsOf(context).name}: ${shopNames.join(', ')}`.slice(0, 200).toWellFormed(),
  })
}

/**
 * The kept means to charge, or those that are to come with this charge: who subscribes and pays another way than they
 * began has what they pay with kept, too. A card that is typed in for the sake of one order leaves what is kept alone.
 */
async function meansOf(
  context: Context,
  { personId, paymentMethodId: ofCheckout }: CheckoutToPay,
  { paymentMethodId, method }: Pick<PayCheckout, 'paymentMethodId' | 'method'>,
): Promise<{ means?: ChargeableMeans; keep?: { id: string; personId: string } }> {
  const id = paymentMethodId ?? (method === 'cash_on_delivery' ? null : ofCheckout)
  if (!id) return {}
  const isOwner = context.actor.kind === 'customer' && context.actor.personId === personId
  const row = isOwner && personId && (await findMeans(context.db, { id, personId }))
  if (row && row.state === 'asked' && row.comesWithCharge) return { keep: { id, personId: row.personId } }
  if (paymentMethodId === undefined) return {}
  const means = row && chargeable(row)
  if (!means) throw paymentMethodNotFound()
  return { means }
}

/** One parcel of one shop, with nothing to download, that takes cash, to where the market's couriers collect, up to what they may. */
function refuseCash(
  context: Context,
  { shopNames, everyShopAcceptsCash, hasDownloads, totalMinor, currency, address, paymentMethodId }: CheckoutToPay,
): void {
  if (paymentMethodId !== null)
    throw cashNotPossible('What you subscribe to is charged to the card that you let us keep.')
  if (hasDownloads) throw cashNotPossible('Files are downloaded at once, so they cannot be paid at the door.')
  if (shopNames.length > 1 || !everyShopAcceptsCash) throw cashNotPossible()
  const { cashLimitMinor, cashPlaces, currency: ours, locale } = settingsOf(context)
  if (!liesInAny(cashPlaces, address)) throw cashNotPossible('Cash on delivery is not possible where this goes.')
  if (cashLimitMinor !== null && currency === ours && totalMinor > cashLimitMinor)
    throw cashNotPossible(`Cash on delivery is possible up to ${formatMoney(money(cashLimitMinor, ours), locale)}.`)
}
