import { sql, type RawBuilder } from 'kysely'
import type { MarketReviewList, ReviewSort } from '#shared/api/reviews.schemas.ts'
import { reviewMembers } from '#server/catalog/index.ts'
import { decodeCursor, instantForCursor, pageOf, rowsToRead } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { ReviewState } from './review-state.ts'

interface Asked {
  limit: number
  after?: string | undefined
}

/** A review as verbs know it. */
export interface ReviewRow {
  id: string
  productId: string
  shopId: string
  personId: string
  state: ReviewState
  isAnswered: boolean
}

const productJson = sql`
  (select json_build_object('id', p.id, 'slug', p.slug, 'title', p.title, 'picture', picture_json(p.cover_id))
   from products p where p.id = r.product_id)`

const ownJson = sql`
  json_build_object(${reviewMembers}, 'product', ${productJson}, 'state', r.state, 'hiddenReason', r.hidden_reason)::text`
const shopJson = sql`json_build_object(${reviewMembers}, 'product', ${productJson})::text`
const marketJson = sql`
  json_build_object(${reviewMembers}, 'product', ${productJson}, 'state', r.state, 'hiddenReason', r.hidden_reason,
    'shop', (select json_build_object('id', s.id, 'name', s.name, 'slug', s.slug) from shops s where s.id = r.shop_id),
    'reports', (select coalesce(json_agg(json_build_object('reason', x.reason, 'reportedAt', instant_json(x.reported_at)) order by x.reported_at), '[]')
                from review_reports x where x.review_id = r.id and x.settled_at is null))::text`

/** Reviews that `where` lets through, newest first, each as JSON. */
async function listNewest(
  db: Database,
  json: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
  { limit, after }: Asked,
) {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (r.created_at, r.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<{ card: string; at: string; id: string }>`
    select ${json} as card, ${instantForCursor(sql`r.created_at`)} as at, r.id
    from reviews r where ${where} ${further}
    order by r.created_at desc, r.id desc limit ${rowsToRead(limit)}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ card }) => card,
    ({ at, id }) => [at, id],
  )
}

/** What is shown about a product on the shelf; null when there is none under this address. */
export async function listReviewsOf(
  db: Database,
  slug: string,
  { sort, stars, limit, after }: Asked & { sort: ReviewSort; stars?: number | undefined },
) {
  const { rows: products } = await sql<{ id: string }>`
    select id from products where slug = ${slug} and is_listed`.execute(db)
  const productId = products[0]?.id
  if (!productId) return null
  const where = sql`r.product_id = ${productId} and r.state = 'shown' ${stars ? sql`and r.stars = ${stars}` : sql``}`
  const json = sql`json_build_object(${reviewMembers})::text`
  if (sort === 'newest') return await listNewest(db, json, where, { limit, after })
  const place = decodeCursor(after, ['number', 'id'])
  const further = place ? sql`and (r.helpful_count, r.id) < (${place[0]}::integer, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<{ card: string; votes: number; id: string }>`
    select ${json} as card, r.helpful_count as votes, r.id
    from reviews r where ${where} ${further}
    order by r.helpful_count desc, r.id desc limit ${rowsToRead(limit)}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ card }) => card,
    ({ votes, id }) => [votes, id],
  )
}

/** What a person wrote. */
export async function listReviewsBy(db: Database, personId: string, asked: Asked) {
  return await listNewest(db, ownJson, sql`r.person_id = ${personId}`, asked)
}

/** What is said about the things of a shop; hidden reviews are no longer said. */
export async function listReviewsForShop(db: Database, shopId: string, isUnanswered: boolean, asked: Asked) {
  const open = isUnanswered ? sql`and r.answered_at is null` : sql``
  return await listNewest(db, shopJson, sql`r.shop_id = ${shopId} and r.state = 'shown' ${open}`, asked)
}

const marketLists: Record<MarketReviewList, RawBuilder<unknown>> = {
  all: sql`true`,
  hidden: sql`r.state = 'hidden'`,
  waiting: sql`
    r.id in (select id from reviews where state = 'held' union select review_id from review_reports where settled_at is null)`,
}

/** Reviews as operators judge them. */
export async function listReviewsForMarket(db: Database, list: MarketReviewList, asked: Asked) {
  return await listNewest(db, marketJson, marketLists[list], asked)
}

const views = { own: ownJson, shop: shopJson, market: marketJson }

/** One review as JSON, as its author, its shop or an operator sees it. */
export async function getReviewAsJson(db: Database, id: string, view: keyof typeof views): Promise<string> {
  const { rows } = await sql<{ json: string }>`select ${views[view]} as json from reviews r where r.id = ${id}`.execute(
    db,
  )
  return rows[0]!.json
}

/** Things that have reached a person and wait for a word, last arrived first; fifty at most. */
export async function listReviewableAsJson(db: Database, personId: string): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object('items', coalesce(json_agg(json_build_object(
      'id', p.id, 'slug', p.slug, 'title', p.title, 'picture', picture_json(p.cover_id), 'shopName', s.name,
      'deliveredAt', instant_json(x.delivered_at)) order by x.delivered_at desc, p.id), '[]'))::text as json
    from (
      select l.product_id, max(o.delivered_at) as delivered_at
      from orders o join order_lines l on l.order_id = o.id
      where o.person_id = ${personId} and o.delivered_at is not null and l.quantity > l.cancelled_quantity
        and not exists (select from shop_members m where m.shop_id = o.shop_id and m.person_id = ${personId})
        and not exists (select from reviews r where r.product_id = l.product_id and r.person_id = ${personId})
      group by l.product_id order by max(o.delivered_at) desc limit 50
    ) x
    join products p on p.id = x.product_id and p.is_listed
    join shops s on s.id = p.shop_id`.execute(db)
  return rows[0]!.json
}

/** That a person works in a shop. */
const memberOf = (shopId: RawBuilder<unknown>, personId: string) => sql`
  select from shop_members m where m.shop_id = ${shopId} and m.person_id = ${personId}`

/** Whether a person works in a shop. */
export async function isMemberOf(db: Database, shopId: string, personId: string): Promise<boolean> {
  const { rows } = await memberOf(sql`${shopId}::uuid`, personId).execute(db)
  return rows.length > 0
}

/** What a person says, as it is written down. */
export interface NewReview {
  id: string
  productId: string
  personId: string
  stars: number
  title: string
  body: string
  state: Extract<ReviewState, 'shown' | 'held'>
  at: Date
}

/**
 * Writes a review under the person's name, if the product has reached them: what was called off of an order has not. Answers
 * its shop, or why not: `not_received`, `already_reviewed`, or `own_shop` for who works in the shop.
 */
export async function insertReview(
  db: Database,
  { id, productId, personId, stars, title, body, state, at }: NewReview,
): Promise<{ shopId: string } | 'not_received' | 'already_reviewed' | 'own_shop'> {
  const { rows } = await sql<{ received: string | null; isOwn: boolean; inserted: string | null }>`
    with received as (
      select l.shop_id, pe.name as author, exists (${memberOf(sql`l.shop_id`, personId)}) as is_own
      from orders o join order_lines l on l.order_id = o.id join people pe on pe.id = o.person_id
      where o.person_id = ${personId} and o.delivered_at is not null and l.quantity > l.cancelled_quantity
        and l.product_id = ${productId} limit 1
    ), inserted as (
      insert into reviews (id, product_id, shop_id, person_id, author, stars, title, body, state, created_at)
      select ${id}::uuid, ${productId}::uuid, shop_id, ${personId}::uuid, author, ${stars}::integer, ${title}::text, ${body}::text, ${state}::text, ${at}::timestamptz
      from received where not is_own
      on conflict on constraint reviews_one_per_person_and_product do nothing
      returning shop_id
    )
    select (select shop_id from received) as received, coalesce((select is_own from received), false) as "isOwn",
      (select shop_id from inserted) as inserted`.execute(db)
  const { received, isOwn, inserted } = rows[0]!
  if (inserted) return { shopId: inserted }
  if (isOwn) return 'own_shop'
  return received ? 'already_reviewed' : 'not_received'
}

/** Writes over what its author said, when it is theirs and not hidden. Answers whether it was. */
export async function updateReview(
  db: Database,
  { id, personId, stars, title, body, state, at }: Omit<NewReview, 'productId'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update reviews set stars = ${stars}, title = ${title}, body = ${body}, state = ${state}, edited_at = ${at}
    where id = ${id} and person_id = ${personId} and state in ('shown', 'held')`.execute(db)
  return numAffectedRows === 1n
}

/** Puts these pictures under a review in place of those it has, in this order. */
export async function replacePictures(
  db: Database,
  { reviewId, shopId, pictureIds }: { reviewId: string; shopId: string; pictureIds: readonly string[] },
): Promise<void> {
  await sql`delete from review_pictures where review_id = ${reviewId}`.execute(db)
  await sql`
    insert into review_pictures (review_id, media_id, shop_id, position)
    select ${reviewId}, picture.id, ${shopId}, picture.place
    from unnest(${pictureIds}::uuid[]) with ordinality as picture (id, place)`.execute(db)
}

/** Takes a person's review away, with its votes and reports; answers who had reported it, null where it was not theirs. */
export async function deleteReview(
  db: Database,
  id: string,
  personId: string,
): Promise<{ productId: string; shopId: string; reporterIds: string[] } | null> {
  const { rows } = await sql<{ productId: string; shopId: string; reporterIds: string[] }>`
    delete from reviews where id = ${id} and person_id = ${personId}
    returning product_id as "productId", shop_id as "shopId",
      array(select x.person_id from review_reports x where x.review_id = reviews.id and x.settled_at is null) as "reporterIds"`.execute(
    db,
  )
  return rows[0] ?? null
}

/** A review by its id; locked until the transaction ends when it is about to be judged. */
export async function findReview(db: Database, id: string, { locks = false } = {}): Promise<ReviewRow | null> {
  const { rows } = await sql<ReviewRow>`
    select id, product_id as "productId", shop_id as "shopId", person_id as "personId", state, answered_at is not null as "isAnswered"
    from reviews where id = ${id} ${locks ? sql`for no key update` : sql``}`.execute(db)
  return rows[0] ?? null
}

/** Counts a person's vote for a shown review once; answers how many have voted. */
export async function addVote(db: Database, id: string, personId: string, at: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with vote as (
      insert into review_votes (review_id, person_id, voted_at) values (${id}, ${personId}, ${at})
      on conflict do nothing returning review_id
    )
    update reviews r set helpful_count = helpful_count + (select count(*) from vote)::integer
    where r.id = ${id} returning r.helpful_count as count`.execute(db)
  return rows[0]!.count
}

/** Takes a person's vote back, if there is one; answers how many are left. */
export async function removeVote(db: Database, id: string, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with vote as (
      delete from review_votes where review_id = ${id} and person_id = ${personId} returning review_id
    )
    update reviews r set helpful_count = helpful_count - (select count(*) from vote)::integer
    where r.id = ${id} returning r.helpful_count as count`.execute(db)
  return rows[0]!.count
}

/** The shown reviews of a product that a person said were helpful; none where no product has this address. */
export async function listHelpfulTo(db: Database, slug: string, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id
    from review_votes v join reviews r on r.id = v.review_id
    where v.person_id = ${personId} and r.product_id = (select id from products where slug = ${slug}) and r.state = 'shown'`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Keeps what a person has against a review; the last word of one who reports twice. */
export async function insertReport(
  db: Database,
  { id, personId, reason, at }: { id: string; personId: string; reason: string; at: Date },
): Promise<void> {
  await sql`
    insert into review_reports (review_id, person_id, reason, reported_at) values (${id}, ${personId}, ${reason}, ${at})
    on conflict on constraint review_reports_once_per_person do update set reason = excluded.reason`.execute(db)
}

/** Writes the shop's answer to a shown review. */
export async function updateAnswer(
  db: Database,
  { id, answer, personId, at }: { id: string; answer: string; personId: string; at: Date },
): Promise<void> {
  await sql`
    update reviews set answer = ${answer}, answered_at = ${at}, answered_by = ${personId} where id = ${id}`.execute(db)
}

/** Moves a locked review, and settles what was reported about it; answers who had reported it. */
export async function moveReview(
  db: Database,
  { id, to, reason, at }: { id: string; to: ReviewState; reason: string; at: Date },
): Promise<string[]> {
  await sql`update reviews set state = ${to}, hidden_reason = ${reason} where id = ${id} and state <> ${to}`.execute(db)
  const { rows } = await sql<{ personId: string }>`
    update review_reports set settled_at = ${at} where review_id = ${id} and settled_at is null
    returning person_id as "personId"`.execute(db)
  return rows.map(({ personId }) => personId)
}

/** An order whose buyer is asked for a review. */
export interface InvitedOrder {
  orderId: string
  email: string
  name: string
  things: { title: string }[]
}

/** Marks orders that arrived in this time as asked about, and answers those of people who can write a review. */
export async function takeInvitations(
  db: Database,
  { deliveredFrom, deliveredTo, at, most }: { deliveredFrom: Date; deliveredTo: Date; at: Date; most: number },
): Promise<InvitedOrder[]> {
  const { rows } = await sql<InvitedOrder>`
    with due as (
      select o.id, o.person_id from orders o
      where o.delivered_at >= ${deliveredFrom} and o.delivered_at < ${deliveredTo} and o.person_id is not null
        and not exists (select from review_invitations i where i.order_id = o.id)
      order by o.delivered_at limit ${most}
    ), taken as (
      insert into review_invitations (order_id, invited_at) select id, ${at}::timestamptz from due
      on conflict do nothing returning order_id
    )
    select due.id as "orderId", pe.email, pe.name,
      (select json_agg(json_build_object('title', l.title) order by l.position) from order_lines l
       where l.order_id = due.id and l.quantity > l.cancelled_quantity and not exists (select from reviews r where r.product_id = l.product_id and r.person_id = due.person_id)) as things
    from taken join due on due.id = taken.order_id join people pe on pe.id = due.person_id and pe.disabled_at is null`.execute(
    db,
  )
  return rows.filter(({ things }) => things !== null)
}

/** What a letter about a review tells. */
export interface ReviewInLetter {
  productTitle: string
  productSlug: string
  shopName: string
  author: string
  authorEmail: string
  stars: number
  answer: string
}

/** A review with the names in it. */
export async function getReviewInLetter(db: Database, id: string): Promise<ReviewInLetter | null> {
  const { rows } = await sql<ReviewInLetter>`
    select p.title as "productTitle", p.slug as "productSlug", s.name as "shopName", r.author, pe.email as "authorEmail", r.stars, r.answer
    from reviews r join products p on p.id = r.product_id join shops s on s.id = r.shop_id join people pe on pe.id = r.person_id
    where r.id = ${id}`.execute(db)
  return rows[0] ?? null
}
