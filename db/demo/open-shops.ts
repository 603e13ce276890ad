import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { applyWithShop, approveShop, askShopForChanges, changeShop, setShippingMethods } from '#server/shops/index.ts'
import { setLegalDetails } from '#server/invoices/index.ts'
import { addCommissionRule } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { asMarket, inTransaction } from '#server/platform/db/transaction.ts'
import { categories, type CategorySlug } from './categories.ts'
import { legalDetailsOf } from './legal-details.ts'
import { operator } from './people.ts'
import { handIn } from './hand-in.ts'
import { hangPicture, type DemoPicture } from './picture-book.ts'
import { fillShelf } from './fill-shelf.ts'
import type { Townspeople } from './settle-people.ts'
import { daysAgo, type StoryClock } from './story-clock.ts'
import type { DemoShop } from './story.ts'

/** The ids of the aisles by slug. */
export type Aisles = ReadonlyMap<CategorySlug, string>

/** Puts up the categories, each with its picture; those that stand already stay as they are. */
export async function putUpCategories(
  context: Context,
  pictures: ReadonlyMap<string, DemoPicture>,
  opensAt: Date,
): Promise<Aisles> {
  const at = daysAgo(90, opensAt)
  await inTransaction(context, async (tx) => {
    for (const [position, { slug, name, picture }] of categories.entries()) {
      const shown = pictures.get(picture)
      const pictureId = shown ? await hangPicture(tx, shown, { slug: 'aisle', shopId: null, personId: null }) : null
      await sql`
        insert into categories (id, slug, name, position, picture_id, created_at)
        values (${newId()}, ${slug}, ${name}, ${position}, ${pictureId}, ${at})
        on conflict (slug) do nothing`.execute(tx.db)
    }
  })
  const { rows } = await sql<{ slug: CategorySlug; id: string }>`select slug, id from categories`.execute(context.db)
  return new Map(rows.map(({ slug, id }) => [slug, id]))
}

/**
 * Opens a shop as its owner would: applies, tells its story, hangs its sign, says how it ships and what its invoices say, is approved, fills its
 * shelf. All of it or nothing; a shop that is there already is left alone.
 */
export async function openShop(
  context: Context,
  shop: DemoShop,
  town: {
    clock: StoryClock
    people: Townspeople
    aisles: Aisles
    pictures: ReadonlyMap<string, DemoPicture>
    opensAt: Date
  },
): Promise<void> {
  const { clock, people, pictures, opensAt } = town
  if (await isThere(context, shop.slug)) return
  const owner = shop.members.find(({ role }) => role === 'owner')!
  const ownerId = people.get(owner.who)!
  clock.set(daysAgo(shop.appliedDaysAgo, opensAt))
  await inTransaction(context, async (tx) => {
    const shopId = await applyWithShop(tx, { personId: ownerId, name: shop.name })
    await sql`update shops set slug = ${shop.slug} where id = ${shopId}`.execute(tx.db)
    await welcomeTeam(tx, shopId, shop, people)
    const actor = {
      kind: 'seller',
      personId: ownerId,
      sessionId: newId(),
      shop: { id: shopId, role: 'owner' },
    } as const
    const own: Context = { ...tx, actor }

    const hang = async (name: string) => {
      const picture = pictures.get(name)
      return picture ? await hangPicture(tx, picture, { slug: shop.slug, shopId, personId: null }) : null
    }
    await changeShop(own, {
      tagline: shop.tagline,
      story: shop.story,
      policies: shop.policies ?? '',
      city: shop.city,
      country: shop.country,
      returnDays: shop.returnDays,
      acceptsCash: shop.acceptsCash,
      logoId: await hang(`logo-${shop.slug}`),
      bannerId: await hang(`banner-${shop.slug}`),
    })
    await setShippingMethods(
      own,
      shop.shipping.map(({ name, price, freeOver, days: [minDays, maxDays] }) => ({
        name,
        priceMinor: price,
        freeOverMinor: freeOver ?? null,
        minDays,
        maxDays,
      })),
    )
    const legalDetails = legalDetailsOf[shop.slug]
    if (legalDetails) await setLegalDetails(own, shopId, legalDetails)
    const byOperator: Context = {
      ...tx,
      actor: { kind: 'operator', personId: people.get(operator)!, sessionId: newId() },
    }
    if (!shop.isWaiting) {
      clock.set(daysAgo(shop.appliedDaysAgo - 1, opensAt))
      await approveShop(byOperator, shopId)
    }
    await fillShelf(own, shop, { ...town, hang })
    if (shop.isWaiting) {
      // Both sides act in one transaction, so it stays in the market's role.
      await asMarket(own, async () => {
        clock.set(daysAgo(shop.appliedDaysAgo, opensAt))
        await handIn(own, shop, shopId)
        clock.set(daysAgo(shop.appliedDaysAgo - 1, opensAt))
        if (shop.givenBack) await askShopForChanges(byOperator, { shopId, reason: shop.givenBack })
      })
    }
  })
  if (shop.commissionBps !== undefined) await agreeOnRate(context, shop, shop.commissionBps)
}

/** A rate of the shop's own is a rule of the market. */
async function agreeOnRate(context: Context, { slug, name }: DemoShop, bps: number): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from shops where slug = ${slug}`.execute(context.db)
  await addCommissionRule(context, { ...plainRule, name: `${name}, as agreed`, shopId: rows[0]!.id, bps })
}

const plainRule = {
  categoryId: null,
  productId: null,
  fromMinor: null,
  belowMinor: null,
  fixedMinor: 0,
  minimumMinor: null,
  capMinor: null,
}

async function isThere({ db }: Context, slug: string): Promise<boolean> {
  const { rows } = await sql`select from shops where slug = ${slug}`.execute(db)
  return rows.length > 0
}

/** Whoever works in the shop has answered a letter long ago; only the rows are left of it. */
async function welcomeTeam(tx: Context, shopId: string, { members }: DemoShop, people: Townspeople): Promise<void> {
  for (const { who, role } of members.filter(({ role }) => role !== 'owner')) {
    await tx.db
      .insertInto('shop_members')
      .values({ shop_id: shopId, person_id: people.get(who)!, role, created_at: tx.clock.now() })
      .execute()
  }
}
