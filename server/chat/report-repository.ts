import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { ChatDecision, ChatReportList, ReportedMessage } from '#shared/api/chat-reports.schemas.ts'
import type { Side } from '#shared/api/chat.schemas.ts'
import { decodeCursor, instantForCursor, pageOf } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { PageAsked } from './pages.ts'
import type { Participants } from './policy.ts'
import { deleteNotesAbout } from './repository.ts'

/** Something put before the operator. */
export interface NewReport {
  conversationId: string
  /** null: the conversation as a whole. */
  messageId: string | null
  /** null: noted by the contact filter. */
  reporterId: string | null
  reporterSide: Side | null
  /** Whom it is against. */
  side: Side
  reason: string
}

/** Keeps a report and answers its id; of one who reports the same twice, the last word until it is decided. */
export async function insertReport(db: Database, report: NewReport, at: Date): Promise<string> {
  const { conversationId, messageId, reporterId, reporterSide, side, reason } = report
  const { rows } = await sql<{ id: string }>`
    insert into chat_reports (id, conversation_id, message_id, reporter_id, reporter_side, side, reason, reported_at)
    values (${newId()}, ${conversationId}, ${messageId}, ${reporterId}, ${reporterSide}, ${side}, ${reason}, ${at})
    on conflict (conversation_id, message_id, reporter_id) where decided_at is null do update set reason = excluded.reason
    returning id`.execute(db)
  return rows[0]!.id
}

/** Which side said a message of a conversation, if it is shown. */
export async function findSideOfMessage(db: Database, conversationId: string, id: string): Promise<Side | undefined> {
  const { rows } = await sql<{ side: Side }>`
    select side from messages
    where id = ${id} and conversation_id = ${conversationId} and withdrawn_at is null and hidden_at is null`.execute(db)
  return rows[0]?.side
}

/** What the judging verbs need to know of a report. */
export interface ReportRow extends Participants {
  id: string
  conversationId: string
  messageId: string | null
  /** Number of the message, or of the last one when it is about the conversation. */
  number: number
  side: Side
  decision: ChatDecision | null
}

/** Locks a report and its conversation until the transaction ends. */
export async function lockReport(db: Database, id: string): Promise<ReportRow | null> {
  const { rows } = await sql<ReportRow>`
    select r.id, r.conversation_id as "conversationId", r.message_id as "messageId", r.side, r.decision, c.kind,
      c.shop_id as "shopId", c.person_id as "personId",
      coalesce((select number from messages where id = r.message_id), c.last_number) as number
    from chat_reports r join conversations c on c.id = r.conversation_id
    where r.id = ${id} for no key update`.execute(db)
  return rows[0] ?? null
}

/** How many messages are shown on each side of what was reported. */
const aroundIt = 20

/** Whether a message `m` is one of those shown with a report of this number. */
const isAround = (number: unknown) =>
  sql`m.number between ${number}::integer - ${aroundIt}::integer and ${number}::integer + ${aroundIt}::integer`

/** What a message `m` shows, or showed before it was withdrawn. */
const shown = (column: 'picture_id' | 'file_id') => {
  const name = sql.ref(column)
  return sql`coalesce(m.${name}, (select h.${name} from message_history h where h.message_id = m.id and h.${name} is not null limit 1))`
}

/** The messages around a report, with what they said before. */
export async function listReportedMessages(
  db: Database,
  { conversationId, messageId, number }: ReportRow,
): Promise<ReportedMessage[]> {
  const { rows } = await sql<{ json: ReportedMessage }>`
    select json_build_object('id', m.id, 'side', m.side, 'author', m.author_name, 'text', m.body,
      'picture', picture_json(${shown('picture_id')}),
      'file', (select json_build_object('id', f.id, 'name', f.name, 'bytes', length(f.bytes))
               from chat_files f where f.id = ${shown('file_id')} and f.name <> ''),
      'shows', concat_ws(', ', case when m.product_id is not null then 'product' end, case when m.order_id is not null then 'order' end),
      'writtenAt', instant_json(m.written_at), 'isReported', m.id is not distinct from ${messageId}::uuid,
      'isWithdrawn', m.withdrawn_at is not null, 'isHidden', m.hidden_at is not null,
      'before', (select coalesce(json_agg(h.body order by h.at), '[]') from message_history h where h.message_id = m.id and h.body <> '')
    ) as json
    from messages m
    where m.conversation_id = ${conversationId} and ${isAround(number)}
    order by m.number`.execute(db)
  return rows.map(({ json }) => json)
}

/** The reports of the conversation of a message `m` with which it is shown. */
const reportsShowing = sql`
  chat_reports r join conversations c on c.id = r.conversation_id
  cross join lateral (
    select coalesce((select x.number from messages x where x.id = r.message_id), c.last_number) as number) reported
  where r.conversation_id = m.conversation_id and ${isAround(sql`reported.number`)}`

/** A PDF that a message shown with a report shows; null: none by this id. */
export async function findReportedFile(db: Database, id: string): Promise<{ name: string; bytes: Buffer } | null> {
  const { rows } = await sql<{ name: string; bytes: Buffer }>`
    select f.name, f.bytes from chat_files f
    where f.id = ${id} and f.name <> '' and exists (
      select from messages m
      where m.conversation_id = f.conversation_id and ${shown('file_id')} = f.id and exists (select from ${reportsShowing}))`.execute(
    db,
  )
  return rows[0] ?? null
}

/**
 * Lets go of what messages showed that were withdrawn and can be changed no more, unless a report that waits shows them. Answers the
 * PDFs; a picture is found by the sweep of media.
 */
export async function letGoOfWithdrawn(db: Database, writtenBefore: Date): Promise<string[]> {
  const { rows } = await sql<{ fileId: string | null }>`
    with gone as (
      select h.id, h.file_id from message_history h join messages m on m.id = h.message_id
      where (h.picture_id is not null or h.file_id is not null) and m.written_at <= ${writtenBefore}
        and not exists (select from ${reportsShowing} and r.decided_at is null)
    )
    update message_history h set picture_id = null, file_id = null from gone where h.id = gone.id
    returning gone.file_id as "fileId"`.execute(db)
  return rows.flatMap(({ fileId }) => fileId ?? [])
}

/** Takes a message out of everybody's sight and keeps what it said. Answers whether it was to be seen until now. */
export async function hideMessage(
  db: Database,
  { messageId, conversationId, shopId }: ReportRow,
  operatorId: string,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    with c as (
      update conversations set last_change = last_change + 1
      where id = ${conversationId}
        and exists (select from messages where id = ${messageId} and hidden_at is null and withdrawn_at is null)
      returning last_change
    ), gone as (
      update messages m set change = c.last_change, hidden_at = ${at} from c where m.id = ${messageId} returning m.id, m.body
    )
    insert into message_history (id, message_id, shop_id, body, act, at, by_person_id)
    select ${newId()}::uuid, gone.id, ${shopId}::uuid, gone.body, 'hide', ${at}::timestamptz, ${operatorId}::uuid from gone
    returning 1`.execute(db)
  return rows.length > 0
}

/** Closes the chat with customers and shops to whom a report is against. */
export async function insertBan(db: Database, { id, side, personId, shopId }: ReportRow, since: Date): Promise<void> {
  const isShop = side === 'shop'
  await sql`
    insert into chat_bans (report_id, person_id, shop_id, since)
    values (${id}, ${isShop ? null : personId}, ${isShop ? shopId : null}, ${since})`.execute(db)
}

/** Opens it again; answers whether this report kept it closed. */
export async function liftBan(db: Database, reportId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update chat_bans set lifted_at = ${at} where report_id = ${reportId} and lifted_at is null returning 1`.execute(db)
  return rows.length > 0
}

/** Writes down what was decided about a locked report. */
export async function settleReport(
  db: Database,
  id: string,
  { decision, reason, operatorId, at }: { decision: ChatDecision; reason: string; operatorId: string; at: Date },
): Promise<void> {
  await sql`
    update chat_reports set decision = ${decision}, decided_reason = ${reason}, decided_by = ${operatorId}, decided_at = ${at}
    where id = ${id} and decided_at is null`.execute(db)
}

const reportJson = sql`json_build_object(
  'id', r.id,
  'against', json_build_object('side', r.side, 'name', case when r.side = 'shop' then s.name else c.customer_name end),
  'by', case when r.reporter_id is not null then
    json_build_object('side', r.reporter_side, 'name', case when r.reporter_side = 'shop' then s.name else c.customer_name end) end,
  'isAboutMessage', r.message_id is not null, 'reason', r.reason, 'reportedAt', instant_json(r.reported_at),
  'decision', r.decision, 'decidedReason', r.decided_reason, 'decidedAt', instant_json(r.decided_at),
  'isClosed', exists (select from chat_bans b where b.report_id = r.id and b.lifted_at is null))::text`

const reports = sql`chat_reports r join conversations c on c.id = r.conversation_id left join shops s on s.id = c.shop_id`

/** A page of reports as JSON: those that wait, the oldest first, or those decided, the latest first; and how many wait. */
export async function listReports(
  db: Database,
  list: ChatReportList,
  { limit, after }: PageAsked,
): Promise<{ items: string[]; next: string | null; waiting: number }> {
  const place = decodeCursor(after, ['instant', 'id'])
  const waits = list === 'waiting'
  const at = waits ? sql`r.reported_at` : sql`r.decided_at`
  const way = waits ? sql`asc` : sql`desc`
  const further = place
    ? sql`and (${at}, r.id) ${waits ? sql`>` : sql`<`} (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : sql``
  const { rows } = await sql<{ json: string; at: string; id: string }>`
    select ${instantForCursor(at)} as at, r.id, ${reportJson} as json from ${reports}
    where r.decided_at is ${waits ? sql`null` : sql`not null`} ${further}
    order by ${at} ${way}, r.id ${way} limit ${limit + 1}`.execute(db)
  const { rows: counted } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting from chat_reports where decided_at is null`.execute(db)
  const page = pageOf(
    rows,
    limit,
    ({ json }) => json,
    (row) => [row.at, row.id],
  )
  return { ...page, waiting: counted[0]!.waiting }
}

/** One report as JSON. */
export async function findReport(db: Database, id: string): Promise<string | null> {
  const { rows } = await sql<{ json: string }>`select ${reportJson} as json from ${reports} where r.id = ${id}`.execute(
    db,
  )
  return rows[0]?.json ?? null
}

/** Whether there is a person by this id. */
export async function hasPerson(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`select from people where id = ${id}`.execute(db)
  return rows.length > 0
}

/**
 * Empties everything a person wrote as a customer or for a shop, what it said and showed before, and the copies of it that were told;
 * answers how much, and in which conversations. What teams noted about them goes as well; what they noted themselves is their team's,
 * and what they said for the market the market's.
 */
export async function eraseWordsOf(
  db: Database,
  personId: string,
  operatorId: string,
  at: Date,
): Promise<{ count: number; notes: number; conversations: (Participants & { id: string })[] }> {
  const { rows: conversations } = await sql<Participants & { id: string }>`
    select id, kind, shop_id as "shopId", person_id as "personId" from conversations
    where id in (select conversation_id from messages where author_id = ${personId} and side <> 'market')
      or (person_id = ${personId} and exists (select from team_notes n where n.conversation_id = conversations.id))
    order by id for no key update`.execute(db)
  const ids = conversations.map(({ id }) => id)
  const isTheirs = sql`m.conversation_id = any(${ids}::uuid[]) and m.author_id = ${personId} and m.side <> 'market'`
  const { rows: erased } = await sql<{ id: string }>`
    with words as (
      select m.id, m.conversation_id, row_number() over (partition by m.conversation_id order by m.number) as nth
      from messages m
      where ${isTheirs} and (m.body <> '' or num_nonnulls(m.product_id, m.order_id, m.picture_id, m.file_id) > 0)
    ), counted as (
      update conversations c set last_change = c.last_change + w.count
      from (select conversation_id, count(*)::integer as count from words group by 1) w
      where c.id = w.conversation_id returning c.id, c.last_change - w.count as before
    )
    update messages m set change = counted.before + words.nth::integer, body = '', hidden_at = coalesce(m.hidden_at, ${at}),
      product_id = null, order_id = null, picture_id = null, file_id = null
    from words join counted on counted.id = words.conversation_id where m.id = words.id returning m.id`.execute(db)
  await sql`
    update message_history h set body = '', picture_id = null, file_id = null from messages m
    where h.message_id = m.id and ${isTheirs}`.execute(db)
  await sql`
    insert into message_history (id, message_id, shop_id, body, act, at, by_person_id)
    select gen_random_uuid(), m.id, m.shop_id, '', 'erase', ${at}, ${operatorId} from messages m
    where m.id = any(${erased.map(({ id }) => id)}::uuid[])`.execute(db)
  await sql`
    update chat_files set name = '', bytes = ''
    where person_id = ${personId} and not exists (
      select from messages m where m.file_id = chat_files.id and m.side = 'market')`.execute(db)
  await forgetTold(db, personId, at)
  return { count: erased.length, notes: await deleteNotesAbout(db, personId), conversations }
}

/**
 * Takes the words out of what told others that messages of a person wait: the letter, the notice and the message to a device. Their
 * keys stay, so that nothing is told again; a letter that has not left yet does not leave.
 */
async function forgetTold(db: Database, personId: string, at: Date): Promise<void> {
  // A key names the conversation and the side that is told (findUnreadForAWhile): the words are of the other one.
  const tellsWordsOf = sql`
    key like 'message-waits:%' and exists (
      select from messages m
      where m.author_id = ${personId} and m.side <> 'market' and m.conversation_id::text = split_part(key, ':', 2)
        and m.side <> split_part(key, ':', 3))`
  await sql`
    update mails set html = '', plain = '', gist = null, held_until = null,
      declined_at = case when sent_at is null then coalesce(declined_at, ${at}) else declined_at end
    where ${tellsWordsOf}`.execute(db)
  await sql`update notices set words = '' where ${tellsWordsOf}`.execute(db)
  await sql`update push_messages set words = '' where ${tellsWordsOf}`.execute(db)
}

/** What the letters about a decision tell, and to whom: an account that is closed is told nothing. */
export interface JudgedReport {
  decision: ChatDecision
  reason: string
  side: Side
  conversationId: string
  shopName: string
  customerName: string
  against: { personId: string; email: string }[]
  reporter: { personId: string; email: string; side: Side } | null
}

/** A decided report with the people who hear of it; null: not decided. */
export async function findJudged(db: Database, id: string): Promise<JudgedReport | null> {
  const { rows } = await sql<JudgedReport>`
    select r.decision, r.decided_reason as reason, r.side, r.conversation_id as "conversationId", s.name as "shopName",
      c.customer_name as "customerName",
      (select coalesce(json_agg(json_build_object('personId', p.id, 'email', p.email)), '[]') from people p
       where p.disabled_at is null and case when r.side = 'customer' then p.id = c.person_id
         else exists (select from shop_members m where m.shop_id = c.shop_id and m.person_id = p.id) end) as against,
      (select json_build_object('personId', p.id, 'email', p.email, 'side', r.reporter_side) from people p
       where p.id = r.reporter_id and p.disabled_at is null) as reporter
    from chat_reports r join conversations c on c.id = r.conversation_id join shops s on s.id = c.shop_id
    where r.id = ${id} and r.decision is not null`.execute(db)
  return rows[0] ?? null
}
