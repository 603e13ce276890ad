import { sql } from 'kysely'
import type { Language } from '#shared/languages.ts'
import type { NoticeChoice, NoticeHours } from '#shared/api/notices.schemas.ts'
import type { NoticeDoor } from '#shared/notice-kinds.ts'
import type { Context } from '#server/platform/context.ts'
import { decodeCursor, instantForCursor, pageOf } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { Listener } from './policy.ts'

/** A shop with everybody who works in it, to be written to, and how often it has been moved so far. */
export interface ShopToTell {
  name: string
  moves: number
  members: { personId: string; email: string }[]
}

/** A shop as its letters need it. */
export async function findShopToTell(db: Database, shopId: string): Promise<ShopToTell | null> {
  const { rows } = await sql<ShopToTell>`
    select s.name, (select count(*)::integer from shop_history h where h.shop_id = s.id) as moves,
      (select coalesce(json_agg(json_build_object('personId', p.id, 'email', p.email) order by p.id), '[]')
       from shop_members m join people p on p.id = m.person_id
       where m.shop_id = s.id and p.disabled_at is null) as members
    from shops s where s.id = ${shopId}`.execute(db)
  return rows[0] ?? null
}

/** A product with everybody who works in its shop, and how often it has been moved so far. */
export interface ProductToTell {
  title: string
  shopName: string
  moves: number
  members: { personId: string; email: string }[]
}

/** A product as its letters need it. */
export async function findProductToTell(db: Database, productId: string): Promise<ProductToTell | null> {
  const { rows } = await sql<ProductToTell>`
    select p.title, s.name as "shopName",
      (select count(*)::integer from product_history h where h.product_id = p.id) as moves,
      (select coalesce(json_agg(json_build_object('personId', who.id, 'email', who.email) order by who.id), '[]')
       from shop_members m join people who on who.id = m.person_id
       where m.shop_id = s.id and who.disabled_at is null) as members
    from products p join shops s on s.id = p.shop_id where p.id = ${productId}`.execute(db)
  return rows[0] ?? null
}

/** Every operator who can sign in. */
export async function findOperatorsToTell(db: Database): Promise<{ personId: string; email: string }[]> {
  const { rows } = await sql<{ personId: string; email: string }>`
    select p.id as "personId", p.email::text as email
    from operators o join people p on p.id = o.person_id where p.disabled_at is null order by p.id`.execute(db)
  return rows
}

const hoursJson = sql`case when h.person_id is not null then json_build_object('quietFrom', h.quiet_from,
  'quietTo', h.quiet_to, 'timeZone', h.time_zone, 'wantsDigest', h.wants_digest) end`

/** How somebody who has an account wants to read, and to hear of a kind; of none where letters have none. */
export interface Reader {
  personId: string
  email: string
  /** They confirmed their address, and may come in. */
  isHere: boolean
  /** null: the market's. */
  language: Language | null
  kind: string | null
  isMailed: boolean
  isShown: boolean
  isPushed: boolean
  /** null: at any time, each by itself. */
  hours: NoticeHours | null
  /** What is told while no page is open, at every door. */
  devices: { id: string; door: NoticeDoor }[]
}

/** How the people behind some addresses want to read, and to hear of some kinds; an address without an account is left out. */
export async function findReaders(
  db: Database,
  { emails, kinds, outside }: { emails: readonly string[]; kinds: readonly string[]; outside: Date },
): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select p.id as "personId", p.email::text as email, p.language, kind.name as kind,
      p.activated_at is not null and p.disabled_at is null as "isHere",
      coalesce(c.is_mailed, true) as "isMailed", coalesce(c.is_shown, true) as "isShown",
      coalesce(c.is_pushed, true) as "isPushed", ${hoursJson} as hours,
      (select coalesce(json_agg(json_build_object('id', d.id, 'door', d.door)), '[]')
       from push_devices d join sessions s on s.id = d.session_id
       where d.person_id = p.id and s.revoked_at is null and s.expires_at > ${outside}) as devices
    from people p
    left join unnest(${kinds}::text[]) as kind (name) on true
    left join notice_choices c on c.person_id = p.id and c.kind = kind.name
    left join notice_hours h on h.person_id = p.id
    where p.email = any(${emails}::citext[])`.execute(db)
  return rows
}

/** A notice to be told. */
export interface NewNotice extends Listener {
  id: string
  key: string
  kind: string
  title: string
  words: string
  path: string
}

/** Writes notices that were not told before, in one statement; answers to whom, and at which door. */
export async function insertNotices(db: Database, notices: readonly NewNotice[], at: Date): Promise<Listener[]> {
  if (notices.length === 0) return []
  const { rows } = await sql<Listener>`
    insert into notices (id, person_id, key, kind, door, title, words, path, told_at)
    select n.id, n."personId", n.key, n.kind, n.door, n.title, n.words, n.path, ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(notices)}::json)
      as n (id uuid, "personId" uuid, key text, kind text, door text, title text, words text, path text)
    on conflict on constraint notices_told_once do nothing
    returning person_id as "personId", door`.execute(db)
  return rows
}

/** What somebody was told at a door, newest first, as JSON. */
export async function listNotices(
  db: Database,
  { personId, door }: Listener,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: string[]; next: string | null }> {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (n.told_at, n.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<{ json: string; at: string; id: string }>`
    select ${instantForCursor(sql`n.told_at`)} as at, n.id, json_build_object(
      'id', n.id, 'kind', n.kind, 'title', n.title, 'words', n.words, 'path', n.path, 'toldAt', instant_json(n.told_at),
      'isSeen', n.seen_at is not null)::text as json
    from notices n where n.person_id = ${personId} and n.door = ${door} ${further}
    order by n.told_at desc, n.id desc limit ${limit + 1}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ json }) => json,
    (row) => [row.at, row.id],
  )
}

/** How much somebody has not seen; counted to 100 at most. */
export async function countUnseen(db: Database, { personId, door }: Listener): Promise<number> {
  const { rows } = await sql<{ unseen: number }>`
    select count(*)::integer as unseen from (
      select from notices where person_id = ${personId} and door = ${door} and seen_at is null limit 100) n`.execute(db)
  return rows[0]!.unseen
}

/** Everything that was told so far has been seen; answers whether that is news. */
export async function markSeen({ db, clock }: Context, { personId, door }: Listener): Promise<boolean> {
  const { rows } = await sql`
    update notices set seen_at = ${clock.now()} where person_id = ${personId} and door = ${door} and seen_at is null returning 1`.execute(
    db,
  )
  return rows.length > 0
}

/** What a person has chosen, as far as it was chosen. */
export async function listChoices(db: Database, personId: string): Promise<NoticeChoice[]> {
  const { rows } = await sql<NoticeChoice>`
    select kind, is_mailed as "isMailed", is_shown as "isShown", is_pushed as "isPushed"
    from notice_choices where person_id = ${personId}`.execute(db)
  return rows
}

/** Keeps what a person chose of some kinds. */
export async function saveChoices(db: Database, personId: string, choices: readonly NoticeChoice[]): Promise<void> {
  await sql`
    insert into notice_choices (person_id, kind, is_mailed, is_shown, is_pushed)
    select distinct on (c.kind) ${personId}::uuid, c.kind, c."isMailed", c."isShown", c."isPushed"
    from json_to_recordset(${JSON.stringify(choices)}::json)
      as c (kind text, "isMailed" boolean, "isShown" boolean, "isPushed" boolean)
    on conflict (person_id, kind) do update set is_mailed = excluded.is_mailed, is_shown = excluded.is_shown,
      is_pushed = excluded.is_pushed`.execute(db)
}

/** The person whose account has this address and who may be told things; null when there is none. */
export async function findPersonToDecline(db: Database, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from people where email = ${email} and activated_at is not null and disabled_at is null`.execute(db)
  return rows[0]?.id ?? null
}

/** A person wants no more mail of some kinds; whether they stand in the pages stays as it is. A person who is gone chooses nothing. */
export async function declineMails(db: Database, personId: string, kinds: readonly string[]): Promise<void> {
  await sql`
    insert into notice_choices (person_id, kind, is_mailed, is_shown)
    select p.id, kind.name, false, true from people p cross join unnest(${kinds}::text[]) as kind (name)
    where p.id = ${personId}
    on conflict (person_id, kind) do update set is_mailed = false`.execute(db)
}

/** When a person wants no mail, and whether they want a digest; null while they chose nothing. */
export async function findHours(db: Database, personId: string): Promise<NoticeHours | null> {
  const { rows } = await sql<{ hours: NoticeHours }>`
    select ${hoursJson} as hours from notice_hours h where h.person_id = ${personId}`.execute(db)
  return rows[0]?.hours ?? null
}

/** Keeps when a person wants no mail, and whether they want a digest. */
export async function saveHours(db: Database, personId: string, hours: NoticeHours): Promise<void> {
  await sql`
    insert into notice_hours (person_id, quiet_from, quiet_to, time_zone, wants_digest)
    values (${personId}, ${hours.quietFrom}, ${hours.quietTo}, ${hours.timeZone}, ${hours.wantsDigest})
    on conflict (person_id) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
      time_zone = excluded.time_zone, wants_digest = excluded.wants_digest`.execute(db)
}
