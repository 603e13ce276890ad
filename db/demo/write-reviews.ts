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
 * nothing; refuses a review of somebody who does not have the thing. Rows, not verbs: they were written in the past.
 */
export async function writeReviews(context: Context, townspeople: Townspeople, opensAt: Date): Promise<void> {
  await inTransaction(context, async (tx) => {
    for (const [product, written] of Object.entries(reviews)) {
      for (const [index, review] of written.entries()) {
        const delivery = await findDelivery(tx, product, townspeople.get(review.by)!)
        invariant(delivery, `${review.by} has ${product} in hand`)
        const writtenAt = dateFor(delivery.deliveredAt, index, opensAt)
        const id = await insertReview(tx, review, delivery, writtenAt)
        await addWhatFollowed(tx, id, review, { townspeople, at: earlier(hoursAfter(writtenAt, 20), opensAt) })
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

async function insertReview(tx: Context, review: DemoReview, delivery: Delivery, writtenAt: Date): Promise<string> {
  const id = newId()
  const { productId, shopId, personId } = delivery
  const { by, stars, title, body } = review
  await tx.db
    .insertInto('reviews')
    .values({
      id,
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
  return id
}

/** The shop's answer, whom it helped, and what somebody has against it. */
async function addWhatFollowed(
  { db }: Context,
  id: string,
  { answer, helped = [], reported }: DemoReview,
  { townspeople, at }: { townspeople: Townspeople; at: Date },
): Promise<void> {
  if (answer) await sql`update reviews set answer = ${answer}, answered_at = ${at} where id = ${id}`.execute(db)
  for (const person of helped) {
    await sql`
      insert into review_votes (review_id, person_id, voted_at) values (${id}, ${townspeople.get(person)!}, ${at})`.execute(
      db,
    )
  }
  if (helped.length > 0) {
    await sql`update reviews set helpful_count = ${helped.length} where id = ${id}`.execute(db)
  }
  if (reported) {
    await sql`
      insert into review_reports (review_id, person_id, reason, reported_at)
      values (${id}, ${townspeople.get(reported.by)!}, ${reported.reason}, ${at})`.execute(db)
  }
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other
}

/** Two to eight days after delivery, at an hour when people write. */
function dateFor(deliveredAt: Date, index: number, opensAt: Date): Date {
  const wished = hoursAfter(deliveredAt, 50 + ((index * 31) % 140))
  const latest = hoursAfter(opensAt, -2 - index)
  return wished < latest ? wished : new Date(Math.max(latest.getTime(), hoursAfter(deliveredAt, 1).getTime()))
}
