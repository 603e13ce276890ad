import { newId } from '#shared/ids.ts'
import { cookieOf, openSession, type SessionDoor } from '#server/identity/index.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { applyWithShop, approveShop, setShippingMethods } from '#server/shops/index.ts'
import type { TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

type ShippingWanted = Parameters<typeof setShippingMethods>[1][number]

/** A person with an open session at one door. */
export interface SignedIn {
  personId: string
  sessionId: string
  visitor: Visitor
}

/** A shop, and its owner at the seller's door. */
export interface BuiltShop {
  id: string
  slug: string
  name: string
  personId: string
  /** The owner over HTTP. */
  seller: Visitor
  /** The owner's own context, for verbs. */
  asSeller: Context
  shippingMethodIds: string[]
}

/** Somebody who signed in at a door; an operator is made one. */
export async function somebodyAt(market: TestMarket, door: SessionDoor, name = 'Inês Duarte'): Promise<SignedIn> {
  const { context } = market
  const at = context.clock.now()
  const personId = newId()
  await context.db
    .insertInto('people')
    .values({
      id: personId,
      email: `${personId}@example.org`,
      name,
      password_hash: 'nobody signs in with this',
      activated_at: at,
      created_at: at,
    })
    .execute()
  if (door === 'operator') {
    await context.db.insertInto('operators').values({ person_id: personId, created_at: at }).execute()
  }
  const visitor = new Visitor(market.url)
  const { token } = await openSession(context, door, personId, { address: '127.0.0.1', userAgent: 'test' })
  visitor.cookies.set(cookieOf[door], token)
  const session = await context.db
    .selectFrom('sessions')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return { personId, sessionId: session.id, visitor }
}

/** A shop that waits for an operator. */
export async function aShopThatApplied(market: TestMarket, { name = 'Tidewater Studio' } = {}): Promise<BuiltShop> {
  const { personId, sessionId, visitor } = await somebodyAt(market, 'seller')
  const id = await applyWithShop(market.context, { personId, name })
  const { slug } = await market.context.db
    .selectFrom('shops')
    .select('slug')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const asSeller = actingAs(market.context, { kind: 'seller', personId, sessionId, shop: { id, role: 'owner' } })
  return { id, slug, name, personId, seller: visitor, asSeller, shippingMethodIds: [] }
}

/** An approved shop with a way to send parcels; unless told otherwise `Post`, €4.50, free over €60, 2 to 4 days. */
export async function anOpenShop(
  market: TestMarket,
  {
    name = 'Tidewater Studio',
    acceptsCash = false,
    shipping = [{ name: 'Post', priceMinor: 450, freeOverMinor: 6_000, minDays: 2, maxDays: 4 }],
  }: { name?: string; acceptsCash?: boolean; shipping?: ShippingWanted[] } = {},
): Promise<BuiltShop> {
  const shop = await aShopThatApplied(market, { name })
  await approveShop(market.context, shop.id)
  await setShippingMethods(shop.asSeller, shipping)
  if (acceptsCash)
    await market.context.db.updateTable('shops').set({ accepts_cash: true }).where('id', '=', shop.id).execute()
  const methods = await market.context.db
    .selectFrom('shipping_methods')
    .select('id')
    .where('shop_id', '=', shop.id)
    .orderBy('position')
    .execute()
  return { ...shop, shippingMethodIds: methods.map(({ id }) => id) }
}

/** Another member of a shop, at the seller's door. */
export async function aMemberOf(market: TestMarket, shop: BuiltShop, role: 'manager' | 'staff'): Promise<Visitor> {
  const { personId, visitor } = await somebodyAt(market, 'seller', 'Tomás Reis')
  await market.context.db
    .insertInto('shop_members')
    .values({ shop_id: shop.id, person_id: personId, role, created_at: market.context.clock.now() })
    .execute()
  return visitor
}
