import type { MarketCouponInput, OwnCouponInput } from '#shared/api/coupons.schemas.ts'
import type { Currency } from '#shared/currencies.ts'
import { newId } from '#shared/ids.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { currencyOfShop, memberWhoMay } from '#server/shops/index.ts'
import type { Coupon } from './coupon.ts'
import { codeTaken, strangerIn } from './errors.ts'
import { findStrangers, insertCoupon } from './repository.ts'

/**
 * Creates a coupon for the own shop's things; the shop bears what it takes off. Answers its id. Refuses with `not_allowed`
 * (staff), `code_taken`, `product_not_found` or `category_not_found`.
 */
export async function createOwnCoupon(context: Context, input: OwnCouponInput): Promise<string> {
  const { shopId } = memberWhoMay(context, 'offers')
  const currency = await currencyOfShop(context.db, shopId)
  return await create(context, { ...input, shopId, bearer: 'shop', currency })
}

/** Creates a coupon for every shop's things, borne by who is named. Answers its id; refuses as for a shop. */
export async function createMarketCoupon(context: Context, input: MarketCouponInput): Promise<string> {
  return await create(context, { ...input, shopId: null, currency: input.currency ?? settingsOf(context).currency })
}

async function create(
  context: Context,
  input: OwnCouponInput & Pick<Coupon, 'shopId' | 'bearer'> & { currency: Currency },
): Promise<string> {
  const { db } = context
  const strangers = await findStrangers(db, input)
  for (const [field, unknown] of [
    ['productIds', strangers.products],
    ['categoryIds', strangers.categories],
  ] as const) {
    if (unknown.length > 0) throw strangerIn(field, input[field].indexOf(unknown[0]!))
  }
  const id = newId()
  const instant = (text: string | null) => (text === null ? null : new Date(text))
  const coupon = { ...input, id, startsAt: instant(input.startsAt), endsAt: instant(input.endsAt) }
  if (!(await insertCoupon(db, coupon, context.clock.now()))) throw codeTaken()
  return id
}
