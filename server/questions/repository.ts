import { sql, type RawBuilder } from 'kysely'
import type { MarketQuestionList } from '#shared/api/questions.schemas.ts'
import { decodeCursor, instantForCursor, pageOf, rowsToRead } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { QuestionState } from './question-state.ts'

interface Asked {
  limit: number
  after?: string | undefined
}

/** A question as verbs know it. */
export interface QuestionRow {
  productId: string
  shopId: string
  personId: string
  state: QuestionState
  isAnswered: boolean
}

const members = sql`
  'id', q.id, 'author', q.author, 'body', q.body, 'askedAt', instant_json(q.created_at),
  'answer', case when q.answered_at is not null then json_build_object('body', q.answer, 'at', instant_json(q.answered_at)) end`
const productMember = sql`
  'product', (select json_build_object('id', p.id, 'slug', p.slug, 'title', p.title, 'picture', picture_json(p.cover_id))
              from products p where p.id = q.product_id)`

const views = {
  everybody: sql`json_build_object(${members})::text`,
  asker: sql`json_build_object(${members}, 'state', q.state)::text`,
  own: sql`
    json_build_object(${members}, 'state', q.state, 'hiddenReason', q.hidden_reason,
      'product', (select json_build_object('id', p.id, 'slug', p.slug, 'title', p.title, 'picture', picture_json(p.cover_id),
                    'isListed', p.is_listed) from products p where p.id = q.product_id),
      'shop', (select json_build_object('name', s.name, 'slug', s.slug) from shops s where s.id = q.shop_id))::text`,
  shop: sql`json_build_object(${members}, ${productMember})::text`,
  market: sql`
    json_build_object(${members}, ${productMember}, 'state', q.state, 'hiddenReason', q.hidden_reason,
      'shop', (select json_build_object('id', s.id, 'name', s.name, 'slug', s.slug) from shops s where s.id = q.shop_id),
      'reports', (select coalesce(json_agg(json_build_object('reason', x.reason, 'reportedAt', instant_json(x.reported_at)) order by x.reported_at), '[]')
                  from question_reports x where x.question_id = q.id and x.settled_at is null))::text`,
}

/** Questions that `where` lets through, newest first, each as JSON. */
async function listNewest(db: Database, view: keyof typeof views, where: RawBuilder<unknown>, { limit, after }: Asked) {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (q.created_at, q.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<{ card: string; at: string; id: string }>`
    select ${views[view]} as card, ${instantForCursor(sql`q.created_at`)} as at, q.id
    from questions q where ${where} ${further}
    order by q.created_at desc, q.id desc limit ${rowsToRead(limit)}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ card }) => card,
    ({ at, id }) => [at, id],
  )
}

/** What is shown about a product on the shelf; null when there is none under this address. */
export async function listQuestionsOf(db: Database, slug: string, asked: Asked) {
  const { rows } = await sql<{ id: string }>`select id from products where slug = ${slug} and is_listed`.execute(db)
  const productId = rows[0]?.id
  if (!productId) return null
  return await listNewest(db, 'everybody', sql`q.product_id = ${productId} and q.state = 'shown'`, asked)
}

/** What a person asked, whatever became of it. */
export async function listQuestionsBy(db: Database, personId: string, asked: Asked) {
  return await listNewest(db, 'own', sql`q.person_id = ${personId}`, asked)
}

/** What is asked about the things of a shop. */
export async function listQuestionsForShop(db: Database, shopId: string, isUnanswered: boolean, asked: Asked) {
  const open = isUnanswered ? sql`and q.answered_at is null` : sql``
  return await listNewest(db, 'shop', sql`q.shop_id = ${shopId} and q.state = 'shown' ${open}`, asked)
}

const marketLists: Record<MarketQuestionList, RawBuilder<unknown>> = {
  all: sql`true`,
  hidden: sql`q.state = 'hidden'`,
  waiting: sql`
    q.id in (select id from questions where state = 'held' union select question_id from question_reports where settled_at is null)`,
}

/** Questions as operators judge them. */
export async function listQuestionsForMarket(db: Database, list: MarketQuestionList, asked: Asked) {
  return await listNewest(db, 'market', marketLists[list], asked)
}

/** One question as JSON, as everybody, its shop or an operator sees it. */
export async function getQuestionAsJson(db: Database, id: string, view: keyof typeof views): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select ${views[view]} as json from questions q where q.id = ${id}`.execute(db)
  return rows[0]!.json
}

/** Writes a question under the person's name, if the product is on the shelf. Answers its shop; null when it is not. */
export async function insertQuestion(
  db: Database,
  {
    id,
    productId,
    personId,
    body,
    state,
    at,
  }: {
    id: string
    productId: string
    personId: string
    body: string
    state: Extract<QuestionState, 'shown' | 'held'>
    at: Date
  },
): Promise<string | null> {
  const { rows } = await sql<{ shopId: string }>`
    insert into questions (id, product_id, shop_id, person_id, author, body, state, created_at)
    select ${id}::uuid, p.id, p.shop_id, pe.id, pe.name, ${body}::text, ${state}::text, ${at}::timestamptz
    from products p join people pe on pe.id = ${personId} where p.id = ${productId} and p.is_listed
    returning shop_id as "shopId"`.execute(db)
  return rows[0]?.shopId ?? null
}

/** Takes a person's question away, with its reports; answers who had reported it, null where it was not theirs. */
export async function deleteQuestion(
  db: Database,
  id: string,
  personId: string,
): Promise<{ productId: string; shopId: string; reporterIds: string[] } | null> {
  const { rows } = await sql<{ productId: string; shopId: string; reporterIds: string[] }>`
    delete from questions where id = ${id} and person_id = ${personId}
    returning product_id as "productId", shop_id as "shopId",
      array(select x.person_id from question_reports x where x.question_id = questions.id and x.settled_at is null) as "reporterIds"`.execute(
    db,
  )
  return rows[0] ?? null
}

/** A question by its id; locked until the transaction ends when it is about to be judged. */
export async function findQuestion(db: Database, id: string, { locks = false } = {}): Promise<QuestionRow | null> {
  const { rows } = await sql<QuestionRow>`
    select product_id as "productId", shop_id as "shopId", person_id as "personId", state, answered_at is not null as "isAnswered"
    from questions where id = ${id} ${locks ? sql`for no key update` : sql``}`.execute(db)
  return rows[0] ?? null
}

/** Keeps what a person has against a question; the last word of one who reports twice. */
export async function insertReport(
  db: Database,
  { id, personId, reason, at }: { id: string; personId: string; reason: string; at: Date },
): Promise<void> {
  await sql`
    insert into question_reports (question_id, person_id, reason, reported_at) values (${id}, ${personId}, ${reason}, ${at})
    on conflict on constraint question_reports_once_per_person do update set reason = excluded.reason`.execute(db)
}

/** Writes the shop's answer to a shown question. */
export async function updateAnswer(
  db: Database,
  { id, answer, personId, at }: { id: string; answer: string; personId: string; at: Date },
): Promise<void> {
  await sql`
    update questions set answer = ${answer}, answered_at = ${at}, answered_by = ${personId} where id = ${id}`.execute(
    db,
  )
}

/** Moves a locked question, and settles what was reported about it; answers who had reported it. */
export async function moveQuestion(
  db: Database,
  { id, to, reason, at }: { id: string; to: QuestionState; reason: string; at: Date },
): Promise<string[]> {
  await sql`update questions set state = ${to}, hidden_reason = ${reason} where id = ${id} and state <> ${to}`.execute(
    db,
  )
  const { rows } = await sql<{ personId: string }>`
    update question_reports set settled_at = ${at} where question_id = ${id} and settled_at is null
    returning person_id as "personId"`.execute(db)
  return rows.map(({ personId }) => personId)
}

/** What a letter about a question tells. */
export interface QuestionInLetter {
  productTitle: string
  productSlug: string
  shopName: string
  author: string
  authorEmail: string
  body: string
  answer: string
}

/** A question with the names in it; null when it was taken back. */
export async function findQuestionInLetter(db: Database, id: string): Promise<QuestionInLetter | null> {
  const { rows } = await sql<QuestionInLetter>`
    select p.title as "productTitle", p.slug as "productSlug", s.name as "shopName", q.author, pe.email::text as "authorEmail",
      q.body, q.answer
    from questions q join products p on p.id = q.product_id join shops s on s.id = q.shop_id join people pe on pe.id = q.person_id
    where q.id = ${id} and pe.disabled_at is null`.execute(db)
  return rows[0] ?? null
}
