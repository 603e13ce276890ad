import { sql } from 'kysely'
import type { Role } from '#shared/team-roles.ts'
import type { Database } from '#server/platform/db/database.ts'

/** Who works in a shop and who is invited, as its members see it; JSON text. */
export async function findTeamAsJson(
  db: Database,
  { shopId, personId, at, withInvitations }: { shopId: string; personId: string; at: Date; withInvitations: boolean },
): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object(
      'members', (
        select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'email', p.email,
          'avatar', picture_json(p.avatar_id), 'role', m.role, 'joinedAt', instant_json(m.created_at),
          'isMe', p.id = ${personId}) order by array_position(array['owner', 'manager', 'staff'], m.role), m.created_at, p.id), '[]')
        from shop_members m join people p on p.id = m.person_id where m.shop_id = ${shopId}),
      'invitations', (
        select coalesce(json_agg(json_build_object('id', i.id, 'email', i.email, 'role', i.role, 'invitedBy', p.name,
          'sentAt', instant_json(i.sent_at), 'expiresAt', instant_json(i.expires_at),
          'isExpired', i.expires_at <= ${at}) order by i.created_at desc, i.id), '[]')
        from shop_invitations i join people p on p.id = i.invited_by
        where i.shop_id = ${shopId} and ${withInvitations}::boolean))::text as json`.execute(db)
  return rows[0]!.json
}

/** Makes changes to the team of a shop wait for each other. */
export async function lockTeam(db: Database, shopId: string): Promise<void> {
  await sql`select from shops where id = ${shopId} for no key update`.execute(db)
}

/** How a shop is named in a letter; `isOpen` once an operator has looked at it. */
export async function findShopInLetter(db: Database, shopId: string): Promise<{ name: string; isOpen: boolean }> {
  const { rows } = await sql<{ name: string; isOpen: boolean }>`
    select name, opened_at is not null as "isOpen" from shops where id = ${shopId}`.execute(db)
  return rows[0]!
}

/** Whether whoever has this address works in the shop. */
export async function isMember(db: Database, shopId: string, email: string): Promise<boolean> {
  const { rows } = await sql`
    select from shop_members m join people p on p.id = m.person_id where m.shop_id = ${shopId} and p.email = ${email}`.execute(
    db,
  )
  return rows.length > 0
}

export interface NewInvitation {
  id: string
  shopId: string
  email: string
  role: Role
  invitedBy: string
  tokenHash: Buffer
  at: Date
  expiresAt: Date
}

/** Writes an invitation, in place of one whose time is over; false when one is open. */
export async function insertInvitation(db: Database, invitation: NewInvitation): Promise<boolean> {
  const { id, shopId, email, role, invitedBy, tokenHash, at, expiresAt } = invitation
  const { rows } = await sql`
    insert into shop_invitations (id, shop_id, email, role, invited_by, token_hash, created_at, sent_at, expires_at)
    values (${id}, ${shopId}, ${email}, ${role}, ${invitedBy}, ${tokenHash}, ${at}, ${at}, ${expiresAt})
    on conflict (shop_id, email) do update set id = excluded.id, role = excluded.role, invited_by = excluded.invited_by,
      token_hash = excluded.token_hash, created_at = excluded.created_at, sent_at = excluded.sent_at, expires_at = excluded.expires_at
      where shop_invitations.expires_at <= ${at}
    returning id`.execute(db)
  return rows.length > 0
}

/** The address and role of an invitation of this shop; undefined when there is none. */
export async function findInvitation(
  db: Database,
  shopId: string,
  id: string,
): Promise<{ email: string; role: Role } | undefined> {
  const { rows } = await sql<{ email: string; role: Role }>`
    select email::text as email, role from shop_invitations where id = ${id} and shop_id = ${shopId}`.execute(db)
  return rows[0]
}

/** Gives an invitation of this shop a new link and more time; answers what its letter needs, undefined when it is gone. */
export async function renewInvitationRow(
  db: Database,
  { shopId, id, tokenHash, at, expiresAt }: Pick<NewInvitation, 'shopId' | 'id' | 'tokenHash' | 'at' | 'expiresAt'>,
): Promise<{ email: string; role: Role } | undefined> {
  const { rows } = await sql<{ email: string; role: Role }>`
    update shop_invitations set token_hash = ${tokenHash}, sent_at = ${at}, expires_at = ${expiresAt}
    where id = ${id} and shop_id = ${shopId} returning email::text as email, role`.execute(db)
  return rows[0]
}

/** Takes an invitation of this shop away; false when it is gone already. */
export async function deleteInvitation(db: Database, shopId: string, id: string): Promise<boolean> {
  const { rows } =
    await sql`delete from shop_invitations where id = ${id} and shop_id = ${shopId} returning id`.execute(db)
  return rows.length > 0
}

/** What an open invitation says to whoever holds its letter, with its shop as JSON text; undefined when the link is worth nothing. */
export async function readInvitationRow(
  db: Database,
  tokenHash: Buffer,
  at: Date,
): Promise<{ shop: string; role: Role; email: string; invitedBy: string } | undefined> {
  const { rows } = await sql<{ shop: string; role: Role; email: string; invitedBy: string }>`
    select json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'logo', picture_json(s.logo_id))::text as shop,
      i.role, i.email::text as email, p.name as "invitedBy"
    from shop_invitations i join shops s on s.id = i.shop_id join people p on p.id = i.invited_by
    where i.token_hash = ${tokenHash} and i.expires_at > ${at}`.execute(db)
  return rows[0]
}

/** Uses up an invitation; undefined when it was used, taken back or renewed, or its time is over. */
export async function takeInvitation(
  db: Database,
  tokenHash: Buffer,
  at: Date,
): Promise<{ shopId: string; role: Role } | undefined> {
  const { rows } = await sql<{ shopId: string; role: Role }>`
    delete from shop_invitations where token_hash = ${tokenHash} and expires_at > ${at}
    returning shop_id as "shopId", role`.execute(db)
  return rows[0]
}

/** Lets a person work in the shop; who does already keeps their role, and false is answered. */
export async function insertMember(
  db: Database,
  { shopId, personId, role, at }: { shopId: string; personId: string; role: Role; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into shop_members (shop_id, person_id, role, created_at) values (${shopId}, ${personId}, ${role}, ${at})
    on conflict (shop_id, person_id) do nothing returning person_id`.execute(db)
  return rows.length > 0
}

/** What somebody is in the shop, and whether they are its only owner; undefined for nobody of it. */
export async function findMember(
  db: Database,
  shopId: string,
  personId: string,
): Promise<{ role: Role; isLastOwner: boolean } | undefined> {
  const { rows } = await sql<{ role: Role; isLastOwner: boolean }>`
    select m.role, m.role = 'owner' and not exists (
      select from shop_members o where o.shop_id = m.shop_id and o.role = 'owner' and o.person_id <> m.person_id) as "isLastOwner"
    from shop_members m where m.shop_id = ${shopId} and m.person_id = ${personId}`.execute(db)
  return rows[0]
}

/** Gives somebody in the shop another role. */
export async function updateRole(db: Database, shopId: string, personId: string, role: Role): Promise<void> {
  await sql`update shop_members set role = ${role} where shop_id = ${shopId} and person_id = ${personId}`.execute(db)
}

/** Somebody works in the shop no more. */
export async function deleteMember(db: Database, shopId: string, personId: string): Promise<void> {
  await sql`delete from shop_members where shop_id = ${shopId} and person_id = ${personId}`.execute(db)
}

/** Forgets invitations that nobody accepted nor sent again. */
export async function deleteOldInvitations(db: Database, expiredBefore: Date): Promise<void> {
  await sql`delete from shop_invitations where expires_at < ${expiredBefore}`.execute(db)
}
