import { sql, type RawBuilder } from 'kysely'
import type { ConversationView, InboxCounts } from '#shared/api/chat.schemas.ts'
import type { Language } from '#shared/languages.ts'
import { minutesAfter } from '#server/platform/clock.ts'
import { decodeCursor, instantForCursor, pageOf } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import { gatherAt } from '#server/platform/gather.ts'
import { lineWords } from './line-words.ts'
import { messageJson, orderJson } from './message-json.ts'
import type { Participants, Party } from './policy.ts'
import { isOf, isShopClosed } from './repository.ts'

/** The statements behind the pages that show conversations; each is one statement, JSON built by the database. */

/** Who looks, when, and what the market is called and speaks. */
export interface Looking {
  party: Party
  now: Date
  marketName: string
  language: Language
}

/** Who was seen within this time is here; processes note it more often. */
const hereSeconds = 45

/** Who was seen after this is here. */
export function hereSince(now: Date): Date {
  return new Date(now.getTime() - hereSeconds * 1_000)
}

const kept = ({ side }: Party) => sql`
  left join conversation_standings mine on mine.conversation_id = c.id and mine.side = ${side}
  cross join lateral (
    select coalesce(max(r.number) filter (where r.side = ${side}), 0) as mine,
      coalesce(max(r.number) filter (where r.side <> ${side}), 0) as other
    from conversation_reads r where r.conversation_id = c.id) reads`

/** Who stands for the other side of `c`, as rows of `presence p`; nobody while one of the two has blocked it. */
function otherSideHere(party: Party): RawBuilder<boolean> {
  return sql`(${otherSideOf(party)}) and not exists (
    select from conversation_standings s where s.conversation_id = c.id and s.blocked_at is not null)`
}

function otherSideOf({ side }: Party): RawBuilder<boolean> {
  if (side === 'customer')
    return sql`case when c.shop_id is not null then p.shop_id = c.shop_id and p.door = 'seller' else p.door = 'operator' end`
  if (side === 'shop') return sql`c.kind = 'shop' and p.person_id = c.person_id and p.door = 'storefront'`
  return sql`case when c.shop_id is not null then p.shop_id = c.shop_id and p.door = 'seller'
                  else p.person_id = c.person_id and p.door = 'storefront' end`
}

function otherSide({ side }: Party, marketName: string): RawBuilder<unknown> {
  const market = sql`json_build_object('side', 'market', 'name', ${marketName}::text, 'slug', null, 'picture', null)`
  const customer = sql`json_build_object('side', 'customer', 'name', c.customer_name, 'slug', null, 'picture', null)`
  const shop = sql`(select json_build_object('side', 'shop', 'name', s.name, 'slug', s.slug, 'picture', picture_json(s.logo_id))
                    from shops s where s.id = c.shop_id)`
  if (side === 'customer') return sql`case when c.shop_id is null then ${market} else ${shop} end`
  if (side === 'shop') return sql`case when c.kind = 'shop' then ${customer} else ${market} end`
  return sql`case when c.shop_id is null then ${customer} else ${shop} end`
}

const unreadOf = ({ side }: Party) => sql`
  (select count(*) from messages m where m.conversation_id = c.id and m.number > reads.mine and m.side <> ${side})`

/** What a message says in a line of a list, and what it shows where it says nothing, in the language of who looks. */
function inALine({ party, language }: Looking): RawBuilder<string> {
  const shown = sql`
    case when m.withdrawn_at is not null then 'withdrawn' when m.hidden_at is not null then 'removed' when m.body <> '' then null
      when m.picture_id is not null then 'picture' when m.file_id is not null then 'file' when m.order_id is not null then 'order' else 'product' end`
  return sql`coalesce(
    ${JSON.stringify(lineWords)}::jsonb -> coalesce(language_of(${party.personId}), ${language}) ->> (${shown}), left(m.body, 160))`
}

const cardFields = (looking: Looking) => {
  const { party, now, marketName } = looking
  return sql`
  'id', c.id, 'kind', c.kind, 'with', ${otherSide(party, marketName)},
  'lastMessage', (select json_build_object('number', m.number, 'side', m.side, 'author', m.author_name, 'text', ${inALine(looking)},
                                           'writtenAt', instant_json(m.written_at))
                  from messages m where m.conversation_id = c.id order by m.number desc limit 1),
  'lastAt', instant_json(c.last_at), 'unread', ${unreadOf(party)},
  'isHere', exists (select from presence p where ${otherSideHere(party)} and p.here_at > ${hereSince(now)}),
  'waitingSince', instant_json(c.waiting_since),
  'assignedTo', case when c.assigned_to is not null then json_build_object('id', c.assigned_to, 'name', c.assigned_name) end,
  'about', (select o.number::text from messages m join orders o on o.id = m.order_id
            where m.conversation_id = c.id and m.order_id is not null order by m.number desc limit 1),
  'isArchived', mine.archived_at is not null, 'isMuted', mine.muted_at is not null, 'isBlocked', mine.blocked_at is not null`
}

/** Which conversations a view shows; those put away are in a view of their own, unless somebody waits. */
function inView({ party }: Looking, view: ConversationView): RawBuilder<boolean> {
  const open = sql`mine.archived_at is null`
  const views: Record<ConversationView, RawBuilder<boolean>> = {
    all: sql`${open}`,
    unread: sql`${open} and exists (select from messages m where m.conversation_id = c.id and m.number > reads.mine and m.side <> ${party.side})`,
    waiting: sql`${open} and ${isOwed(party)}`,
    unassigned: sql`${open} and ${isOwed(party)} and c.assigned_to is null`,
    mine: sql`${open} and c.assigned_to = ${party.personId}`,
    archived: sql`mine.archived_at is not null`,
  }
  return views[view]
}

/** Somebody waits for this party's answer. */
function isOwed({ side }: Party): RawBuilder<boolean> {
  if (side === 'customer') return sql`false`
  return side === 'shop' ? sql`c.kind = 'shop' and c.waiting_since is not null` : sql`c.waiting_since is not null`
}

export interface PageAsked {
  limit: number
  after?: string | undefined
}

/** A page of conversations as JSON; the latest word first, of those that wait the longest waiting first. */
export async function listConversations(
  db: Database,
  looking: Looking,
  { view, limit, after }: PageAsked & { view: ConversationView },
): Promise<{ items: string[]; next: string | null }> {
  const { party } = looking
  const place = decodeCursor(after, ['instant', 'id'])
  const waits = view === 'waiting' || view === 'unassigned'
  const at = waits ? sql`c.waiting_since` : sql`c.last_at`
  const way = waits ? sql`asc` : sql`desc`
  const further = place
    ? sql`and (${at}, c.id) ${waits ? sql`>` : sql`<`} (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : sql``
  const { rows } = await sql<{ card: string; at: string; id: string }>`
    select ${instantForCursor(at)} as at, c.id, json_build_object(${cardFields(looking)})::text as card
    from conversations c ${kept(party)}
    where ${isOf(party)} and ${inView(looking, view)} and c.last_number > 0 ${further}
    order by ${at} ${way}, c.id ${way} limit ${limit + 1}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ card }) => card,
    (row) => [row.at, row.id],
  )
}

/** How many conversations each view shows, and the share of the last week's answers given within two hours. */
export async function countConversations(
  db: Database,
  looking: Looking,
): Promise<{ counts: InboxCounts; answeredInTimeBps: number | null }> {
  const { party, now } = looking
  const weekAgo = minutesAfter(now, -7 * 24 * 60)
  const ofParty =
    party.side === 'shop'
      ? sql`a.shop_id = ${party.shopId} and not a.is_of_market`
      : sql`${party.side === 'market'} and a.is_of_market`
  const count = (view: ConversationView) => sql`count(*) filter (where ${inView(looking, view)})`
  const { rows } = await sql<InboxCounts & { answeredInTimeBps: number | null }>`
    select ${count('all')} as all, ${count('unread')} as unread, ${count('waiting')} as waiting,
      ${count('unassigned')} as unassigned, ${count('mine')} as mine,
      (select (count(*) filter (where a.waited_seconds <= 7200) * 10000 / nullif(count(*), 0))::integer
       from chat_answers a where ${ofParty} and a.answered_at > ${weekAgo}) as "answeredInTimeBps"
    from conversations c ${kept(party)} where ${isOf(party)} and c.last_number > 0`.execute(db)
  const { answeredInTimeBps, ...counts } = rows[0]!
  return { counts, answeredInTimeBps }
}

/** How many messages are unread and how many people wait, for the badge at every page. */
export async function countUnread(db: Database, { party }: Looking): Promise<{ unread: number; waiting: number }> {
  const { rows } = await sql<{ unread: number; waiting: number }>`
    select coalesce(sum(${unreadOf(party)}) filter (where mine.muted_at is null), 0)::integer as unread,
      count(*) filter (where ${isOwed(party)})::integer as waiting
    from conversations c ${kept(party)} where ${isOf(party)} and mine.archived_at is null`.execute(db)
  return rows[0]!
}

/** Within how many minutes the other side of `c` usually answers a party; nobody measures customers. */
function answersWithin({ side }: Party, now: Date): RawBuilder<unknown> {
  if (side === 'market') return sql`null`
  const since = minutesAfter(now, -90 * 24 * 60)
  const ofShop = sql`
    (select case when count(*) >= 3 then (percentile_disc(0.8) within group (order by a.waited_seconds) / 60)::integer end
     from chat_answers a where a.shop_id = c.shop_id and not a.is_of_market and a.answered_at > ${since})`
  return sql`case when c.kind <> 'shop' then market_answers_within(${since}) ${side === 'customer' ? sql`else ${ofShop}` : sql``} end`
}

/** One conversation of this party as JSON; null when it takes part in none by this id. */
export async function findConversation(db: Database, looking: Looking, id: string): Promise<string | null> {
  const { party, now } = looking
  // Names of people are no shop's to read: of its colleagues it knows those who have read or written.
  const hereName =
    party.side === 'shop'
      ? sql`null`
      : sql`(select split_part(who.name, ' ', 1) from presence p join people who on who.id = p.person_id
             where ${otherSideHere(party)} and p.here_at > ${hereSince(now)} order by p.here_at desc limit 1)`
  const { rows } = await sql<{ json: string }>`
    select json_build_object(${cardFields(looking)},
      'lastNumber', c.last_number, 'lastChange', c.last_change, 'readNumber', reads.mine, 'readByOther', reads.other,
      'isClosedToMe', exists (select from conversation_standings s
                              where s.conversation_id = c.id and s.side <> ${party.side} and s.blocked_at is not null),
      'isShopClosed', ${isShopClosed}, 'hereName', ${hereName},
      'lastSeenAt', (select instant_json(max(p.here_at)) from presence p where ${otherSideHere(party)}),
      'answersWithinMinutes', ${answersWithin(party, now)},
      'seenBy', ${
        party.side === 'customer'
          ? sql`'[]'::json`
          : sql`(select coalesce(json_agg(json_build_object('name', r.reader_name, 'number', r.number) order by r.number desc), '[]')
                 from conversation_reads r where r.conversation_id = c.id and r.side = ${party.side} and r.person_id <> ${party.personId})`
      })::text as json
    from conversations c ${kept(party)} where c.id = ${id} and ${isOf(party)}`.execute(db)
  return rows[0]?.json ?? null
}

/** Which messages of a conversation are asked for; without a number, the newest. */
export interface MessagesAsked {
  limit: number
  before?: number | undefined
  later?: number | undefined
  after?: number | undefined
}

/**
 * Messages of a conversation: the newest, those before or later than a number, or those said or changed after a change. Asks
 * nothing about who looks; the caller has.
 */
export async function listMessages(
  db: Database,
  looking: Looking,
  conversationId: string,
  { limit, before, later, after }: MessagesAsked,
): Promise<{ items: string[]; hasMore: boolean }> {
  const isBackwards = after === undefined && later === undefined
  const which = isBackwards
    ? sql`and m.number < ${before ?? 2_147_483_647} order by m.number desc`
    : after === undefined
      ? sql`and m.number > ${later} order by m.number`
      : sql`and m.change > ${after} order by m.change`
  const { rows } = await sql<{ json: string }>`
    select ${messageJson(looking)} as json from messages m where m.conversation_id = ${conversationId} ${which} limit ${limit + 1}`.execute(
    db,
  )
  const shown = rows.slice(0, limit).map(({ json }) => json)
  return { items: isBackwards ? shown.toReversed() : shown, hasMore: rows.length > limit }
}

/** One message as JSON. What is asked for while others are being read is read together. */
export async function findMessage(db: Database, looking: Looking, id: string): Promise<string> {
  return await findGathered(db, { looking, id })
}

const findGathered = gatherAt(async (db: Database, asked: readonly { looking: Looking; id: string }[]) => {
  const list = asked.map(({ looking: { party }, id }, place) => ({ place, id, ...party }))
  const party = { side: sql`w.side`, personId: sql`w."personId"` }
  const { rows } = await sql<{ json: string }>`
    select ${messageJson({ party, now: asked[0]!.looking.now })} as json
    from json_to_recordset(${JSON.stringify(list)}::json) as w (place integer, id uuid, side text, "personId" uuid)
    join messages m on m.id = w.id order by w.place`.execute(db)
  return rows.map(({ json }) => json)
})

/** Messages of this party's conversations that hold the words, newest first, as JSON. */
export async function searchMessages(
  db: Database,
  looking: Looking,
  { q, limit, after }: PageAsked & { q: string },
): Promise<{ items: string[]; next: string | null }> {
  if (q === '') return { items: [], next: null }
  const { party, marketName } = looking
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (m.written_at, m.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const { rows } = await sql<{ json: string; at: string; id: string }>`
    select ${instantForCursor(sql`m.written_at`)} as at, m.id, json_build_object(
      'id', m.id, 'conversationId', c.id, 'number', m.number, 'with', (${otherSide(party, marketName)}) ->> 'name',
      'author', m.author_name, 'text', left(m.body, 240), 'writtenAt', instant_json(m.written_at))::text as json
    from conversations c join messages m on m.conversation_id = c.id
    where ${isOf(party)} and m.body ilike ${pattern} and m.withdrawn_at is null and m.hidden_at is null ${further}
    order by m.written_at desc, m.id desc limit ${limit + 1}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ json }) => json,
    (row) => [row.at, row.id],
  )
}

/** Orders shown beside a conversation. */
const ordersShown = 12

/**
 * Orders of those who take part, newest first, as JSON: of the customer in the shop, and where the market takes part of the one
 * who asks it; with the one that is asked for, however old. Asks nothing about who looks; the caller has.
 */
export async function listOrdersBeside(
  db: Database,
  { shopId, personId }: Participants,
  orderId: string | undefined,
): Promise<string> {
  const ofShop = shopId ? sql`o.shop_id = ${shopId}` : sql`true`
  const ofPerson = personId ? sql`o.person_id = ${personId}` : sql`true`
  const { rows } = await sql<{ json: string }>`
    with shown as (
      (select o.id from orders o where ${ofShop} and ${ofPerson} order by o.placed_at desc limit ${ordersShown})
      union select o.id from orders o where o.id = ${orderId ?? null}::uuid and ${ofShop} and ${ofPerson}
    )
    select json_build_object('items', coalesce(json_agg(list.card order by list.placed_at desc), '[]'))::text as json
    from (select ${orderJson} as card, o.placed_at from shown join orders o on o.id = shown.id) list`.execute(db)
  return rows[0]!.json
}
