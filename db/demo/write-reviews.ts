import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import { people } from './people.ts'
import { reviews } from './reviews.ts'
import type { Townspeople } from './settle-people.ts'
import { hoursAfter } from './story-clock.ts'
import type { DemoReview } from './story.ts'

/**
 * Writes what people think, a few days after their parcel came and never after the town has opened. All of it or
 * nothing; refuses a review of somebody who does not have the thing. Reviews have no verb yet, so these are rows.
 */
export async function writeReviews(context: Context, townspeople: Townspeople, opensAt: Date): Promise<void> {
  await inTransaction(context, async (tx) => {
    for (const [product, written] of Object.entries(reviews)) {
      for (const [index, review] of written.entries()) {
        const delivery = await findDelivery(tx, product, townspeople.get(review.by)!)
        invariant(delivery, `${review.by} has ${product} in hand`)
        await insertReview(tx, review, delivery, dateFor(delivery.deliveredAt, index, opensAt))
      }
    }
  })
}

interface Delivery {
  productId: string
  shopId: string
  personId: string
  deliveredAt: Date
}

async function findDelivery({ db }: Context, product: string, personId: string): Promise<Delivery | undefined> {
  const { rows } = await sql<Delivery>`
    select l.product_id as "productId", l.shop_id as "shopId", o.person_id as "personId", o.delivered_at as "deliveredAt"
    from order_lines l join orders o on o.id = l.order_id join products p on p.id = l.product_id
    where p.slug = ${product} and o.person_id = ${personId} and o.delivered_at is not null
    order by o.delivered_at limit 1`.execute(db)
  return rows[0]
}

async function insertReview(tx: Context, review: DemoReview, delivery: Delivery, writtenAt: Date): Promise<void> {
  const { productId, shopId, personId } = delivery
  const { by, stars, title, body } = review
  await tx.db
    .insertInto('reviews')
    .values({
      id: newId(),
      product_id: productId,
      shop_id: shopId,
      person_id: personId,
      author: people[by].name,
      stars,
      title,
      body,
      created_at: writtenAt,
    })
    .execute()
}

/** Two to eight days after delivery, at an hour when people write. */
function dateFor(deliveredAt: Date, index: number, opensAt: Date): Date {
  const wished = hoursAfter(deliveredAt, 50 + ((index * 31) % 140))
  const latest = hoursAfter(opensAt, -2 - index)
  return wished < latest ? wished : new Date(Math.max(latest.getTime(), hoursAfter(deliveredAt, 1).getTime()))
}
