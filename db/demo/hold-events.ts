import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { actingAs, type Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { createSaleEvent, publishSaleEvent } from '#server/sale-events/index.ts'
import { daysAgo, hoursAfter, storyClock } from './story-clock.ts'

/** What is cheaper for a while: one event runs as the town opens, the other is still to come. */
const events = [
  {
    shop: 'grain-works',
    title: 'Offcuts week',
    text: 'What is left of the big tables becomes spoons, mills and peg rails. When they are gone, they are gone.',
    startsInHours: -20,
    endsInHours: 62,
    things: { 'GW-SPOON-3': [2_700, 12], 'GW-MILL-T': [3_900, 6], 'GW-RAIL-4': [4_300, 8], 'GW-STEP': [8_400, 5] },
  },
  {
    shop: 'fern-and-field',
    title: 'Repotting weekend',
    text: 'Pots and cans for everybody whose plants have outgrown theirs.',
    startsInHours: 70,
    endsInHours: 118,
    things: { 'FF-POTS-3': [2_900, 8], 'FF-CAN-15': [2_300, 10] },
  },
] as const

/** Two shops publish an event the day before the town opens; one that is there from an interrupted fill stays as it is. */
export async function holdEvents(context: Context, opensAt: Date): Promise<void> {
  const story: Context = { ...context, clock: storyClock(daysAgo(1, opensAt)) }
  for (const { shop, title, text, startsInHours, endsInHours, things } of events) {
    const prices: Record<string, readonly [priceMinor: number, quota: number]> = things
    const { rows } = await sql<{ shopId: string; ownerId: string; isThere: boolean; wares: Record<string, string> }>`
      select s.id as "shopId", m.person_id as "ownerId",
        exists (select from sale_events e where e.shop_id = s.id and e.title = ${title}) as "isThere",
        (select json_object_agg(v.sku, v.id) from variants v
         where v.shop_id = s.id and v.removed_at is null and v.sku = any(${Object.keys(prices)}::text[])) as wares
      from shops s join shop_members m on m.shop_id = s.id and m.role = 'owner'
      where s.slug = ${shop}`.execute(story.db)
    const [found] = rows
    invariant(found, `the town has ${shop}`)
    if (found.isThere) continue
    const { shopId, ownerId, wares } = found
    const owner = actingAs(story, {
      kind: 'seller',
      personId: ownerId,
      sessionId: newId(),
      shop: { id: shopId, role: 'owner' },
    })
    const items = Object.entries(prices).map(([sku, [priceMinor, quota]]) => {
      const variantId = wares[sku]
      invariant(variantId, `${shop} sells ${sku}`)
      return { variantId, priceMinor, quota }
    })
    await inTransaction(owner, async (tx) => {
      const id = await createSaleEvent(tx, {
        title,
        text,
        startsAt: hoursAfter(opensAt, startsInHours).toISOString(),
        endsAt: hoursAfter(opensAt, endsInHours).toISOString(),
        whenGone: 'normal_price',
        mostPerCustomer: null,
        pictureIds: [],
        items,
      })
      await publishSaleEvent(tx, id)
    })
  }
}
