import type { OwnReview, ReviewInput } from '#shared/api/reviews.schemas.ts'
import type { TestMarket } from '#test/support/market.ts'
import { anOrderDelivered, type CheckoutWish, type OrderAtShop } from './orders.ts'
import { aCustomer, type SignedInVisitor } from './people.ts'

interface Reception extends OrderAtShop {
  customer: SignedInVisitor
}

interface ReceptionWish extends CheckoutWish {
  customer?: SignedInVisitor
}

/** A customer has a thing of a shop in hand. */
export async function aThingReceived(market: TestMarket, wish: ReceptionWish = {}): Promise<Reception> {
  const customer = wish.customer ?? (await aCustomer(market))
  return { ...(await anOrderDelivered(market, { ...wish, customer })), customer }
}

/** A customer has received a thing and said how it is: four stars and a few words, unless told otherwise. */
export async function aReview(
  market: TestMarket,
  { says, ...wish }: ReceptionWish & { says?: Partial<ReviewInput> } = {},
): Promise<Reception & OwnReview> {
  const received = await aThingReceived(market, wish)
  const { productId } = received.stall.wares[0]!
  const body = { productId, stars: 4, title: 'Sits well in the hand', body: 'And keeps the tea warm.', ...says }
  return { ...received, ...(await received.customer.call('writeReview', { body })) }
}
