import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { addCommissionRule } from '#server/market/index.ts'
import type { TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

/** A thing on a shelf: what a test needs to know of it. */
export interface Ware {
  productId: string
  variantId: string
  title: string
  priceMinor: number
}

/** An open shop with its ways to send a parcel and its shelf. */
export interface Stall {
  shopId: string
  slug: string
  name: string
  methodIds: string[]
  wares: Ware[]
}

export interface StallSettings {
  name?: string
  acceptsCash?: boolean
  commissionBps?: number
  returnDays?: number
  wares?: { title?: string; priceMinor?: number; onHand?: number; taxCategory?: string }[]
  methods?: { name?: string; priceMinor?: number; freeOverMinor?: number | null; minDays?: number; maxDays?: number }[]
}

/** An approved shop that sends parcels for 4.90 (free over 50.00) and sells mugs at 28.00, ten on the shelf. */
export async function anOpenStall(market: TestMarket, settings: StallSettings = {}): Promise<Stall> {
  const { db, clock } = market.context
  const at = clock.now()
  const shopId = newId()
  const slug = `shop-${shopId}`
  const name = settings.name ?? 'Clay & Co'
  await sql`
    insert into shops (id, slug, name, state, city, country, return_days, accepts_cash, applied_at, opened_at)
    values (${shopId}, ${slug}, ${name}, 'approved', 'Porto', 'PT', ${settings.returnDays ?? 30},
            ${settings.acceptsCash ?? false}, ${at}, ${at})`.execute(db)
  if (settings.commissionBps !== undefined) await aCommissionRule(market, { shopId, bps: settings.commissionBps })
  const methodIds: string[] = []
  for (const [position, method] of (settings.methods ?? [{}]).entries()) {
    const { name = 'Parcel', priceMinor = 490, freeOverMinor = 5_000, minDays = 2, maxDays = 4 } = method
    const id = newId()
    await sql`
      insert into shipping_methods (id, shop_id, name, price_minor, free_over_minor, min_days, max_days, position)
      values (${id}, ${shopId}, ${name}, ${priceMinor}, ${freeOverMinor}, ${minDays}, ${maxDays}, ${position})`.execute(
      db,
    )
    methodIds.push(id)
  }
  const wares: Ware[] = []
  for (const ware of settings.wares ?? [{}]) wares.push(await aWareOnTheShelf(market, shopId, ware))
  return { shopId, slug, name, methodIds, wares }
}

async function aWareOnTheShelf(
  market: TestMarket,
  shopId: string,
  ware: NonNullable<StallSettings['wares']>[number],
): Promise<Ware> {
  const { db, clock } = market.context
  const at = clock.now()
  const { title = 'Tidewater mug', priceMinor = 2_800, onHand = 10, taxCategory = 'standard' } = ware
  const [productId, variantId, categoryId] = [newId(), newId(), newId()]
  await sql`
    insert into categories (id, slug, name, position, created_at)
    values (${categoryId}, 'tableware', 'Tableware', 1, ${at}) on conflict (slug) do nothing`.execute(db)
  await sql`
    insert into products (id, shop_id, category_id, slug, title, state, is_listed, listed_at, price_minor, max_price_minor, currency,
                          tax_category, created_at, updated_at)
    select ${productId}, ${shopId}, id, ${`ware-${productId}`}, ${title}, 'live', true, ${at}, ${priceMinor}, ${priceMinor}, 'EUR',
           ${taxCategory}, ${at}, ${at} from categories where slug = 'tableware'`.execute(db)
  await sql`
    insert into variants (id, product_id, shop_id, sku, option_values, price_minor, position, on_hand)
    values (${variantId}, ${productId}, ${shopId}, ${`sku-${variantId}`}, '{"300 ml"}', ${priceMinor}, 0, ${onHand})`.execute(
    db,
  )
  return { productId, variantId, title, priceMinor }
}

/** A rule of the market's list, for everything a shop sells unless it says otherwise. */
export async function aCommissionRule(
  market: TestMarket,
  rule: Partial<Parameters<typeof addCommissionRule>[1]> & { bps: number },
): Promise<void> {
  const plain = { name: '', shopId: null, categoryId: null, productId: null, fixedMinor: 0 }
  const noAmounts = { fromMinor: null, belowMinor: null, minimumMinor: null, capMinor: null }
  await addCommissionRule(market.context, { ...plain, ...noAmounts, ...rule })
}

/** A visitor (a guest unless given) whose cart holds these wares. */
export async function aFilledCart(
  market: TestMarket,
  wanted: readonly { ware: Ware; quantity?: number }[],
  visitor = new Visitor(market.url),
): Promise<Visitor> {
  for (const { ware, quantity = 1 } of wanted)
    await visitor.call('addCartLine', { body: { variantId: ware.variantId, quantity } })
  return visitor
}

/** What the shelf says of a ware. */
export async function shelfOf(market: TestMarket, ware: Ware) {
  const { rows } = await sql<{ onHand: number; reserved: number; sold: number }>`
    select on_hand as "onHand", reserved, sold from variants where id = ${ware.variantId}`.execute(market.context.db)
  return rows[0]!
}
