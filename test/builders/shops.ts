import { newId } from '#shared/ids.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { applyWithShop, approveShop, setShippingMethods } from '#server/shops/index.ts'
import type { TestMarket } from '#test/support/market.ts'
import { aPerson, comeInAt, SignedInVisitor } from './people.ts'

type ShippingWanted = Parameters<typeof setShippingMethods>[1][number]

/** A shop, and its owner at the seller's door. */
export interface BuiltShop {
  id: string
  slug: string
  name: string
  personId: string
  /** The owner over HTTP. */
  seller: SignedInVisitor
  /** The owner's own context, for verbs. */
  asSeller: Context
  shippingMethodIds: string[]
}

/** Somebody at the seller's door who has no shop yet. */
export async function aSellerWithoutShop(market: TestMarket): Promise<SignedInVisitor> {
  const visitor = new SignedInVisitor(market.url, await aPerson(market, { name: 'Inês Duarte' }))
  await comeInAt(market, 'seller', visitor)
  return visitor
}

/** A shop that waits for an operator. */
export async function aShopThatApplied(market: TestMarket, { name = 'Tidewater Studio' } = {}): Promise<BuiltShop> {
  const seller = await aSellerWithoutShop(market)
  const personId = seller.person.id
  const id = await applyWithShop(market.context, { personId, name })
  const { slug } = await market.context.db
    .selectFrom('shops')
    .select('slug')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const actor = { kind: 'seller', personId, sessionId: newId(), shop: { id, role: 'owner' } } as const
  return { id, slug, name, personId, seller, asSeller: actingAs(market.context, actor), shippingMethodIds: [] }
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

/** A document that the market asks for, and a file of it that a shop handed in. */
export async function aHandedInPaper(
  { context }: TestMarket,
  shopId: string,
): Promise<{ documentId: string; fileId: string }> {
  const [documentId, fileId] = [newId(), newId()]
  await context.db
    .insertInto('application_documents')
    .values({ id: documentId, name: 'Proof of address', position: 0 })
    .execute()
  await context.db
    .insertInto('application_files')
    .values({
      id: fileId,
      shop_id: shopId,
      document_id: documentId,
      name: 'water-bill.pdf',
      content_type: 'application/pdf',
      bytes: Buffer.from('%PDF-1.7 a water bill'),
      created_at: context.clock.now(),
    })
    .execute()
  return { documentId, fileId }
}
