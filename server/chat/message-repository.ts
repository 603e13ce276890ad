import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Side } from '#shared/api/chat.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'
import { messageJson } from './message-json.ts'
import { answeringSide, type Party } from './policy.ts'
import { headFields, isShopClosed, lockConversation, type ConversationHead } from './repository.ts'

/** What a message shows besides words. */
export interface Shown {
  productId: string | null
  orderId: string | null
  pictureId: string | null
  fileId: string | null
}

/** A message somebody wants to say in a conversation. */
export interface Saying extends Shown {
  conversationId: string
  clientId: string
  party: Party
}

/** A conversation with what decides whether something may be said in it. */
export interface HeadToSay extends ConversationHead {
  /** The message that is written already under the client id. */
  sent: { id: string; authorId: string | null } | null
  isShopClosed: boolean
  areCardsFound: boolean
  areAttachmentsFound: boolean
  /** Who answers has a greeting for those who write while nobody is there. */
  isGreetingOn: boolean
  /** What the customer who writes is called; null: a shop or the market writes. */
  customerName: string | null
}

/**
 * Locks the conversations in which something is to be said, each of them once, until the transaction ends; answers those in
 * which the party takes part, by their ids.
 */
export async function lockToSay(db: Database, sayings: readonly Saying[]): Promise<Map<string, HeadToSay>> {
  const list = sayings.map(({ conversationId, clientId, party, productId, orderId, pictureId, fileId }) => ({
    conversationId,
    clientId,
    productId,
    orderId,
    pictureId,
    fileId,
    side: party.side,
    personId: party.personId,
    customerId: party.side === 'customer' ? party.personId : null,
    shopId: party.side === 'shop' ? party.shopId : null,
  }))
  const ofConversation = sql`(c.shop_id is null or x.shop_id = c.shop_id)`
  // A shop's statements may not ask what people are called.
  const customerName = sayings.some(({ party }) => party.side === 'customer')
    ? sql`(select p.name from people p where p.id = w."customerId")`
    : sql`null`
  // Who takes part: the same rule as `isOf`, for many parties. Locked in one order, so that two never wait for each other.
  const { rows } = await sql<HeadToSay>`
    select ${headFields},
      c.kind = 'shop' and exists (
        select from chat_bans b where (b.person_id = w."customerId" or b.shop_id = w."shopId") and b.lifted_at is null) as "isBanned",
      ${isShopClosed} as "isShopClosed",
      (select json_build_object('id', m.id, 'authorId', m.author_id) from messages m
       where m.conversation_id = c.id and m.client_id = w."clientId") as sent,
      (w."productId" is null or exists (
        select from products x where x.id = w."productId" and ${ofConversation} and (x.is_listed or w.side = 'shop'))) and
      (w."orderId" is null or exists (
        select from orders x where x.id = w."orderId" and ${ofConversation}
          and (c.person_id is null or x.person_id = c.person_id))) as "areCardsFound",
      (w."pictureId" is null or exists (
        select from media x where x.id = w."pictureId"
          and case when w.side = 'shop' then x.shop_id = w."shopId" else x.person_id = w."personId" end)) and
      (w."fileId" is null or exists (
        select from chat_files x where x.id = w."fileId" and x.conversation_id = c.id and x.person_id = w."personId"))
        as "areAttachmentsFound",
      case when c.kind = 'shop'
        then exists (select from shop_chat_settings g where g.shop_id = c.shop_id and g.is_greeting_on and g.greeting <> '')
        else exists (select from market_chat_settings g where g.is_greeting_on and g.greeting <> '') end as "isGreetingOn",
      ${customerName} as "customerName"
    from json_to_recordset(${JSON.stringify(list)}::json) as w (
      "conversationId" uuid, "clientId" uuid, side text, "personId" uuid, "customerId" uuid, "shopId" uuid,
      "productId" uuid, "orderId" uuid, "pictureId" uuid, "fileId" uuid)
    join conversations c on c.id = w."conversationId"
      and (c.person_id = w."customerId" or c.shop_id = w."shopId" or (w.side = 'market' and c.kind <> 'shop'))
    order by c.id for no key update of c`.execute(db)
  return new Map(rows.map((head) => [head.id, head]))
}

export interface NewMessageRow extends Shown {
  id: string
  clientId: string
  side: Side
  /** null: written by the house. */
  authorId: string | null
  authorName: string
  text: string
}

/** A message, and the locked conversation it belongs to. */
export interface ToWrite {
  head: ConversationHead
  message: NewMessageRow
}

/**
 * Writes messages at the ends of locked conversations, one for each. Who wrote has read up to there; an answer ends the
 * waiting and is kept with how long it took, and who answers first takes the conversation; who had archived it gets it back. A
 * client id that is taken by now, by who had the lock before, writes nothing; answers the message of each client id by conversation,
 * as JSON for who wrote it when it is new.
 */
export async function insertMessages(
  db: Database,
  list: readonly ToWrite[],
  at: Date,
): Promise<Map<string, { id: string; authorId: string | null; json: string | null }>> {
  const messages = list.map(({ head, message }) => {
    const isAnswer = message.authorId !== null && message.side === answeringSide(head.kind)
    const waitedMs = isAnswer && head.waitingSince ? at.getTime() - head.waitingSince.getTime() : null
    return {
      ...message,
      conversationId: head.id,
      isAnswer,
      waitedSeconds: waitedMs === null ? null : Math.max(0, Math.round(waitedMs / 1_000)),
    }
  })
  // A shop may not name its customers.
  const renamed = messages.some(({ side }) => side === 'customer')
    ? sql`, customer_name = case when w.side = 'customer' then w."authorName" else c.customer_name end`
    : sql``
  const author = { side: sql`w.side`, personId: sql`w."authorId"` }
  const { rows } = await sql<{ conversationId: string; id: string; authorId: string | null; json: string | null }>`
    with said as (
      select w.*, m.id as sent_id, m.author_id as sent_by
      from json_to_recordset(${JSON.stringify(messages)}::json) as w (
        id uuid, "conversationId" uuid, "clientId" uuid, side text, "authorId" uuid, "authorName" text, text text,
        "productId" uuid, "orderId" uuid, "pictureId" uuid, "fileId" uuid, "isAnswer" boolean, "waitedSeconds" integer)
      left join messages m on m.conversation_id = w."conversationId" and m.client_id = w."clientId"
    ), c as (
      update conversations c set last_number = last_number + 1, last_change = last_change + 1, last_at = ${at}${renamed},
        waiting_since = case when w."authorId" is null then c.waiting_since when w."isAnswer" then null
                             else coalesce(c.waiting_since, ${at}) end,
        assigned_to = case when w."isAnswer" then coalesce(c.assigned_to, w."authorId") else c.assigned_to end,
        assigned_name = case when w."isAnswer" and c.assigned_to is null then w."authorName" else c.assigned_name end
      from said w where c.id = w."conversationId" and w.sent_id is null
      returning w.*, c.shop_id, c.last_number, c.last_change
    ), heard as (
      update conversation_standings s set archived_at = null from c
      where s.conversation_id = c."conversationId" and s.archived_at is not null
    ), read as (
      insert into conversation_reads (conversation_id, side, person_id, shop_id, reader_name, number, read_at)
      select c."conversationId", c.side, c."authorId", c.shop_id, c."authorName", c.last_number, ${at}
      from c where c."authorId" is not null
      on conflict (conversation_id, side, person_id) do update
        set number = excluded.number, read_at = excluded.read_at, reader_name = excluded.reader_name
        where conversation_reads.number < excluded.number
    ), answered as (
      insert into chat_answers (conversation_id, shop_id, by_person_id, waited_seconds, answered_at, is_of_market)
      select c."conversationId", c.shop_id, c."authorId", c."waitedSeconds", ${at}, c.side = 'market'
      from c where c."waitedSeconds" is not null on conflict do nothing
    ), written as (
      insert into messages (id, conversation_id, shop_id, number, change, client_id, side, author_id, author_name, body,
        product_id, order_id, picture_id, file_id, written_at)
      select c.id, c."conversationId", c.shop_id, c.last_number, c.last_change, c."clientId", c.side, c."authorId",
        c."authorName", c.text, c."productId", c."orderId", c."pictureId", c."fileId", ${at}
      from c returning *
    )
    select w."conversationId", coalesce(w.sent_id, w.id) as id, coalesce(w.sent_by, w."authorId") as "authorId",
      case when m.id is not null then ${messageJson({ party: author, now: at })} end as json
    from said w left join written m on m.id = w.id`.execute(db)
  return new Map(rows.map(({ conversationId, ...message }) => [conversationId, message]))
}

/** A message with what decides whether it may still be changed. */
export interface OwnMessage {
  id: string
  conversationId: string
  text: string
  writtenAt: Date
  isGone: boolean
  hasAttachment: boolean
}

/** Locks a message this person wrote, and its conversation before it. */
export async function lockOwnMessage(
  db: Database,
  id: string,
  party: Party,
): Promise<{ message: OwnMessage; head: ConversationHead } | null> {
  const { rows: places } = await sql<{ conversationId: string }>`
    select m.conversation_id as "conversationId" from messages m
    where m.id = ${id} and m.side = ${party.side} and m.author_id = ${party.personId}`.execute(db)
  const head = places[0] && (await lockConversation(db, places[0].conversationId, party))
  if (!head) return null
  const { rows } = await sql<OwnMessage>`
    select m.id, m.conversation_id as "conversationId", m.body as text, m.written_at as "writtenAt",
      m.withdrawn_at is not null or m.hidden_at is not null as "isGone",
      num_nonnulls(m.product_id, m.order_id, m.picture_id, m.file_id) > 0 as "hasAttachment"
    from messages m where m.id = ${id}`.execute(db)
  return { message: rows[0]!, head }
}

/** Says a message otherwise, or takes it back (`text` null), and keeps what it said and what it showed that is gone. */
export async function changeMessage(
  db: Database,
  { message, head }: { message: OwnMessage; head: ConversationHead },
  text: string | null,
  byPersonId: string,
  at: Date,
): Promise<void> {
  await sql`
    with before as (
      insert into message_history (id, message_id, shop_id, body, act, at, by_person_id, picture_id, file_id)
      select ${newId()}, m.id, ${head.shopId}, ${message.text}, ${text === null ? 'withdraw' : 'edit'}, ${at}, ${byPersonId},
        case when ${text === null} then m.picture_id end, case when ${text === null} then m.file_id end
      from messages m where m.id = ${message.id}
    ), c as (
      update conversations set last_change = last_change + 1 where id = ${head.id} returning last_change
    )
    update messages m set change = c.last_change, body = ${text ?? ''},
      edited_at = case when ${text === null} then edited_at else ${at} end,
      withdrawn_at = case when ${text === null} then ${at}::timestamptz end,
      product_id = case when ${text === null} then null else product_id end,
      order_id = case when ${text === null} then null else order_id end,
      picture_id = case when ${text === null} then null else picture_id end,
      file_id = case when ${text === null} then null else file_id end
    from c where m.id = ${message.id}`.execute(db)
}
