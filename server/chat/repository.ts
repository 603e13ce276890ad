import { sql, type RawBuilder } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { ChatSettings, Side } from '#shared/api/chat.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { Participants, Party } from './policy.ts'

/** The condition that a party takes part in the conversation `c`; the same rule as `takesPart`. */
export function isOf(party: Party): RawBuilder<boolean> {
  if (party.side === 'customer') return sql`c.person_id = ${party.personId}`
  if (party.side === 'shop') return sql`c.shop_id = ${party.shopId}`
  return sql`c.kind <> 'shop'`
}

/** Whether `c` is the conversation of a shop that has closed. */
export const isShopClosed = sql<boolean>`
  (c.kind = 'shop' and exists (select from shops s where s.id = c.shop_id and s.state = 'closed'))`

/** A row of the own shop says so; others belong to no shop. */
function shopOf(party: Party, shopId: string | null): string | null {
  return party.side === 'shop' ? party.shopId : shopId
}

/** Whom a conversation is between, when it is to be begun. */
export interface ConversationWanted extends Participants {
  customerName: string
}

/** Begins a conversation unless there is one between these two; answers its id. Two tabs at once find the same. */
export async function findOrBeginConversation(db: Database, wanted: ConversationWanted, at: Date): Promise<string> {
  const { kind, shopId, personId, customerName } = wanted
  const find = async () => {
    const { rows } = await sql<{ id: string }>`
      select id from conversations
      where kind = ${kind} and shop_id is not distinct from ${shopId}::uuid and person_id is not distinct from ${personId}::uuid`.execute(
      db,
    )
    return rows[0]?.id
  }
  const known = await find()
  if (known) return known
  const id = newId()
  const { rows } = await sql`
    insert into conversations (id, kind, shop_id, person_id, customer_name, last_at, created_at)
    values (${id}, ${kind}, ${shopId}, ${personId}, ${customerName}, ${at}, ${at})
    on conflict do nothing returning 1`.execute(db)
  // A statement of its own: the twin's row can be seen only now.
  return rows.length > 0 ? id : (await find())!
}

/** What the verbs need to know of a conversation. */
export interface ConversationHead extends Participants {
  id: string
  lastNumber: number
  lastChange: number
  waitingSince: Date | null
  assignedTo: string | null
  isBlockedBy: Side[]
  /** A decision of the operator keeps this party from writing to customers and shops. */
  isBanned: boolean
}

/** The fields of a `ConversationHead`, of the conversation `c`. */
export const headFields = sql`
  c.id, c.kind, c.shop_id as "shopId", c.person_id as "personId", c.last_number as "lastNumber", c.last_change as "lastChange",
  c.waiting_since as "waitingSince", c.assigned_to as "assignedTo",
  array(select s.side from conversation_standings s where s.conversation_id = c.id and s.blocked_at is not null) as "isBlockedBy"`

function bans(party: Party): RawBuilder<boolean> {
  if (party.side === 'market') return sql`false`
  return party.side === 'shop' ? sql`b.shop_id = ${party.shopId}` : sql`b.person_id = ${party.personId}`
}

/** Locks a conversation this party takes part in until the transaction ends: who writes in it does so one after the other. */
export async function lockConversation(db: Database, id: string, party: Party): Promise<ConversationHead | null> {
  const { rows } = await sql<ConversationHead>`
    select ${headFields},
      c.kind = 'shop' and exists (select from chat_bans b where ${bans(party)} and b.lifted_at is null) as "isBanned"
    from conversations c where c.id = ${id} and ${isOf(party)} for no key update of c`.execute(db)
  return rows[0] ?? null
}

/** Who takes part in a conversation, if this party does. */
export async function findParticipants(db: Database, id: string, party: Party): Promise<Participants | null> {
  const { rows } = await sql<Participants>`
    select c.kind, c.shop_id as "shopId", c.person_id as "personId" from conversations c where c.id = ${id} and ${isOf(party)}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Whether one of the two has blocked a conversation. */
export async function isBlocked(db: Database, conversationId: string): Promise<boolean> {
  const { rows } = await sql`
    select from conversation_standings where conversation_id = ${conversationId} and blocked_at is not null`.execute(db)
  return rows.length > 0
}

/** What a person is called; a shop's statements may not ask. */
export async function findPersonName(db: Database, personId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from people where id = ${personId}`.execute(db)
  return rows[0]?.name ?? ''
}

/** What a shop is called. */
export async function findShopName(db: Database, shopId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from shops where id = ${shopId}`.execute(db)
  return rows[0]?.name ?? ''
}

/** Whether there is an open shop under this id. */
export async function isOpenShop(db: Database, shopId: string): Promise<boolean> {
  const { rows } = await sql`select from shops where id = ${shopId} and state = 'approved'`.execute(db)
  return rows.length > 0
}

/** The customer of an order of the shop; null: a guest. Absent: no order of this shop. */
export async function findCustomerOfOrder(
  db: Database,
  orderId: string,
  shopId: string,
): Promise<{ personId: string | null; name: string } | undefined> {
  const { rows } = await sql<{ personId: string | null; name: string }>`
    select person_id as "personId", address ->> 'name' as name from orders where id = ${orderId} and shop_id = ${shopId}`.execute(
    db,
  )
  return rows[0]
}

/** Writes down how far a person has read for their side; never back. Answers whether that is news. */
export async function raiseRead(
  db: Database,
  conversationId: string,
  party: Party,
  reader: { number: number; name: string; shopId: string | null; at: Date },
): Promise<boolean> {
  const { number, name, at } = reader
  const { rows } = await sql`
    insert into conversation_reads (conversation_id, side, person_id, shop_id, reader_name, number, read_at)
    select c.id, ${party.side}, ${party.personId}, c.shop_id, ${name}, least(${number}::integer, c.last_number), ${at}
    from conversations c where c.id = ${conversationId}
    on conflict (conversation_id, side, person_id) do update
      set number = excluded.number, read_at = excluded.read_at, reader_name = excluded.reader_name
      where conversation_reads.number < excluded.number
    returning 1`.execute(db)
  return rows.length > 0
}

/** Keeps a conversation as a side wishes; what stays as it was keeps its date. */
export async function saveStanding(
  db: Database,
  conversationId: string,
  party: Party,
  standing: { shopId: string | null; isArchived: boolean; isMuted: boolean; isBlocked: boolean; at: Date },
): Promise<void> {
  const { isArchived, isMuted, isBlocked, at } = standing
  const since = (is: boolean) => (is ? at : null)
  const kept = (column: string) => {
    const before = sql.ref(`conversation_standings.${column}`)
    const now = sql.ref(`excluded.${column}`)
    return sql`${sql.ref(column)} = case when ${now} is null then null else coalesce(${before}, ${now}) end`
  }
  await sql`
    insert into conversation_standings (conversation_id, side, shop_id, archived_at, muted_at, blocked_at)
    values (${conversationId}, ${party.side}, ${shopOf(party, standing.shopId)}, ${since(isArchived)}, ${since(isMuted)}, ${since(isBlocked)})
    on conflict (conversation_id, side) do update set ${kept('archived_at')}, ${kept('muted_at')}, ${kept('blocked_at')}`.execute(
    db,
  )
}

/** Who of `people p` answers beside a party: members of its shop, or those who run the market. */
function isColleague(party: Party): RawBuilder<boolean> {
  if (party.side === 'shop')
    return sql`p.disabled_at is null and exists (select from shop_members m where m.person_id = p.id and m.shop_id = ${party.shopId})`
  if (party.side === 'market')
    return sql`p.disabled_at is null and exists (select from operators o where o.person_id = p.id)`
  return sql`false`
}

/** Who answers for a side, by name; a shop's statements may not ask for names. */
export async function listColleagues(db: Database, party: Party): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from people p where ${isColleague(party)} order by p.name, p.id`.execute(db)
  return rows
}

/** Somebody who answers for a side; null: nobody by this id. */
export async function findColleague(db: Database, party: Party, personId: string): Promise<{ name: string } | null> {
  const { rows } = await sql<{ name: string }>`
    select p.name from people p where p.id = ${personId} and ${isColleague(party)}`.execute(db)
  return rows[0] ?? null
}

/** Gives a conversation to a colleague, or to nobody. */
export async function assign(
  db: Database,
  conversationId: string,
  colleague: { personId: string; name: string } | null,
): Promise<void> {
  await sql`
    update conversations set assigned_to = ${colleague?.personId ?? null}, assigned_name = ${colleague?.name ?? ''}
    where id = ${conversationId}`.execute(db)
}

/** Takes from somebody the conversations of a shop that they answer; answers which. */
export async function unassignIn(
  db: Database,
  shopId: string,
  personId: string,
): Promise<Pick<ConversationHead, 'id' | 'kind' | 'shopId' | 'personId'>[]> {
  const { rows } = await sql<Pick<ConversationHead, 'id' | 'kind' | 'shopId' | 'personId'>>`
    update conversations c set assigned_to = null, assigned_name = ''
    where c.assigned_to = ${personId} and c.shop_id = ${shopId} and c.kind = 'shop'
    returning c.id, c.kind, c.shop_id as "shopId", c.person_id as "personId"`.execute(db)
  return rows
}

/** Says for some people that they are here now. */
export async function notePresence(
  db: Database,
  here: readonly { personId: string; door: string; shopId: string | null }[],
  at: Date,
): Promise<void> {
  if (here.length === 0) return
  await sql`
    insert into presence (person_id, door, shop_id, here_at)
    select p."personId", p.door, p."shopId", ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(here)}::json) as p ("personId" uuid, door text, "shopId" uuid)
    order by 1, 2
    on conflict (person_id, door) do update set here_at = excluded.here_at, shop_id = excluded.shop_id
      where presence.here_at < excluded.here_at`.execute(db)
}

/** Whether somebody of a shop, or of the market (null), has the market open. */
export async function isAnybodyHere(db: Database, shopId: string | null, since: Date): Promise<boolean> {
  const ofSide = shopId ? sql`shop_id = ${shopId} and door = 'seller'` : sql`door = 'operator'`
  const { rows } = await sql`select from presence where ${ofSide} and here_at > ${since} limit 1`.execute(db)
  return rows.length > 0
}

/** Keeps a PDF that somebody will send. */
export async function insertFile(
  db: Database,
  file: { id: string; conversationId: string; shopId: string | null; personId: string; name: string; bytes: Buffer },
  at: Date,
): Promise<void> {
  const { id, conversationId, shopId, personId, name, bytes } = file
  await sql`
    insert into chat_files (id, conversation_id, shop_id, person_id, name, bytes, created_at)
    values (${id}, ${conversationId}, ${shopId}, ${personId}, ${name}, ${bytes}, ${at})`.execute(db)
}

/** A PDF of a conversation this party takes part in, once it was sent and as long as its message is there. */
export async function findFile(
  db: Database,
  id: string,
  party: Party,
): Promise<{ id: string; name: string; bytes: Buffer } | null> {
  const { rows } = await sql<{ id: string; name: string; bytes: Buffer }>`
    select f.id, f.name, f.bytes from chat_files f join conversations c on c.id = f.conversation_id
    where f.id = ${id} and ${isOf(party)}
      and (f.person_id = ${party.personId} or exists (select from messages m where m.file_id = f.id and m.hidden_at is null))`.execute(
    db,
  )
  return rows[0] ?? null
}

/** A PDF `f` that no message shows, or showed before it was withdrawn. */
const isShownNowhere = sql`
  not exists (select from messages m where m.file_id = f.id) and not exists (select from message_history h where h.file_id = f.id)`

/** Deletes those of these PDFs that nothing shows any more. */
export async function deleteFiles(db: Database, ids: readonly string[]): Promise<void> {
  await sql`delete from chat_files f where f.id = any(${ids}::uuid[]) and ${isShownNowhere}`.execute(db)
}

/** Deletes the PDFs that were brought before an instant and that nothing shows. */
export async function deleteUnsentFiles(db: Database, before: Date): Promise<void> {
  await sql`delete from chat_files f where f.created_at < ${before} and ${isShownNowhere}`.execute(db)
}

/** Writes a note for the team. */
export async function insertNote(
  db: Database,
  note: { conversationId: string; shopId: string; authorId: string; authorName: string; text: string },
  at: Date,
): Promise<void> {
  const { conversationId, shopId, authorId, authorName, text } = note
  await sql`
    insert into team_notes (id, conversation_id, shop_id, author_id, author_name, body, written_at)
    values (${newId()}, ${conversationId}, ${shopId}, ${authorId}, ${authorName}, ${text}, ${at})`.execute(db)
}

/** Deletes what teams noted in conversations with a customer; answers how many notes that were. */
export async function deleteNotesAbout(db: Database, personId: string): Promise<number> {
  const { rows } = await sql`
    delete from team_notes n using conversations c where c.id = n.conversation_id and c.person_id = ${personId} returning n.id`.execute(
    db,
  )
  return rows.length
}

/** Notes of the team about a conversation, as they were written. */
export async function listNotes(db: Database, conversationId: string, shopId: string) {
  const { rows } = await sql<{ id: string; author: string; text: string; writtenAt: Date }>`
    select id, author_name as author, body as text, written_at as "writtenAt" from team_notes
    where conversation_id = ${conversationId} and shop_id = ${shopId} order by written_at, id`.execute(db)
  return rows
}

/** Quick replies of a shop, or of the market (null), and what it says while nobody is there. */
export async function findChatSettings(db: Database, shopId: string | null): Promise<ChatSettings> {
  const settings = shopId ? sql`shop_chat_settings where shop_id = ${shopId}` : sql`market_chat_settings`
  const { rows } = await sql<ChatSettings>`
    select greeting, is_greeting_on as "isGreetingOn", quick_replies as "quickReplies" from ${settings}`.execute(db)
  return rows[0] ?? { greeting: '', isGreetingOn: false, quickReplies: [] }
}

/** Keeps what a shop says often. */
export async function saveChatSettings(db: Database, shopId: string, settings: ChatSettings): Promise<void> {
  const { greeting, isGreetingOn, quickReplies } = settings
  await sql`
    insert into shop_chat_settings (shop_id, greeting, is_greeting_on, quick_replies)
    values (${shopId}, ${greeting}, ${isGreetingOn}, ${JSON.stringify(quickReplies)}::jsonb)
    on conflict (shop_id) do update set greeting = excluded.greeting, is_greeting_on = excluded.is_greeting_on,
      quick_replies = excluded.quick_replies`.execute(db)
}

/** Somebody who was written to and has not looked. */
export interface UnreadForAWhile {
  /** Of the mail: the same until they read on. */
  key: string
  to: string
  side: Side
  conversationId: string
  author: string
  count: number
  last: LastSaid
}

/** What the newest of several messages says; without words, what it shows. */
export type LastSaid = { words: string; shows: null } | { words: null; shows: 'picture' | 'file' | 'order' | 'product' }

/** Keeps what the market says often. */
export async function saveMarketChatSettings(db: Database, settings: ChatSettings): Promise<void> {
  const { greeting, isGreetingOn, quickReplies } = settings
  await sql`
    insert into market_chat_settings (greeting, is_greeting_on, quick_replies)
    values (${greeting}, ${isGreetingOn}, ${JSON.stringify(quickReplies)}::jsonb)
    on conflict (is_only) do update set greeting = excluded.greeting, is_greeting_on = excluded.is_greeting_on,
      quick_replies = excluded.quick_replies`.execute(db)
}

/** Who has unread messages of people that wait since before `until`, and has not been told by mail since last reading. */
export async function findUnreadForAWhile(
  db: Database,
  { since, until, most }: { since: Date; until: Date; most: number },
): Promise<UnreadForAWhile[]> {
  const isUnread = sql`
    m.side <> side.name and m.author_id is not null and m.withdrawn_at is null and m.hidden_at is null`
  const { rows } = await sql<UnreadForAWhile>`
    select 'message-waits:' || c.id || ':' || side.name || ':' || person.id || ':' || reads.number as key,
      person.email::text as "to", side.name as side, c.id as "conversationId", unread.author, unread.count,
      unread.last
    from conversations c
    join (values ('shop', 'customer'), ('shop', 'shop'), ('customer_support', 'customer'), ('customer_support', 'market'),
      ('shop_support', 'shop'), ('shop_support', 'market')) as side (kind, name) on side.kind = c.kind
    left join conversation_standings kept on kept.conversation_id = c.id and kept.side = side.name
    cross join lateral (
      select coalesce(max(r.number), 0) as number from conversation_reads r
      where r.conversation_id = c.id and r.side = side.name) reads
    -- Most have read, or wrote last themselves: whose oldest unread message is too young is passed by before any is counted.
    cross join lateral (
      select m.written_at as first_at from messages m
      where m.conversation_id = c.id and m.number > reads.number and ${isUnread}
      order by m.number limit 1) oldest
    cross join lateral (
      select count(*)::integer as count,
        (array_agg(m.author_name order by m.number desc))[1] as author,
        (array_agg(json_build_object('words', left(nullif(m.body, ''), 300), 'shows', case when m.body <> '' then null
          when m.picture_id is not null then 'picture' when m.file_id is not null then 'file'
          when m.order_id is not null then 'order' else 'product' end) order by m.number desc))[1] as last
      from messages m
      where m.conversation_id = c.id and m.number > reads.number and ${isUnread}) unread
    join lateral (
      select c.person_id as id where side.name = 'customer'
      union all
      select s.person_id from shop_members s
      where side.name = 'shop' and s.shop_id = c.shop_id
        and (c.kind <> 'shop' or c.assigned_to is null or c.assigned_to = s.person_id)
      union all
      select o.person_id from operators o
      where side.name = 'market' and c.kind <> 'shop' and (c.assigned_to is null or c.assigned_to = o.person_id)
    ) told on true
    join people person on person.id = told.id and person.disabled_at is null
    where c.last_at > ${since} and oldest.first_at <= ${until} and oldest.first_at > ${since}
      and kept.muted_at is null and kept.blocked_at is null
      and not exists (select from mails
                      where key = 'message-waits:' || c.id || ':' || side.name || ':' || person.id || ':' || reads.number)
    order by oldest.first_at limit ${most}`.execute(db)
  return rows
}
