import { sql } from 'kysely'
import type { ContractState, HeldAct, Signature, SignerRole } from '#shared/api/contracts.schemas.ts'
import type { Language } from '#shared/languages.ts'
import { instantForCursor } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import { firstInstant } from '#server/platform/db/first-instant.ts'
import type { ContractText } from './text/contract-text.ts'

export interface NewContract {
  id: string
  cause: string
  templateId: string
  versionId: string
  shopId: string
  orderId: string | null
  /** Whose terms it is, if it is about a subscription. */
  subscriptionId: string | null
  personId: string | null
  holds: HeldAct[]
  filled: FilledContract
  verifyCode: string
  drawnUpAt: Date
}

/** A contract as it was filled. */
export interface FilledContract {
  language: Language
  title: string
  text: ContractText
  textHash: string
  consents: string[]
  missing: string[]
}

/** Writes a drafted contract. */
export async function insertContract(db: Database, contract: NewContract): Promise<void> {
  const { id, cause, templateId, versionId, shopId, orderId, subscriptionId, personId, holds, filled } = contract
  const { verifyCode, drawnUpAt } = contract
  await sql`
    insert into contracts (id, cause, template_id, version_id, shop_id, order_id, subscription_id, person_id, state, holds, language,
      title, text, text_hash, consents, missing, verify_code, drawn_up_at)
    values (${id}, ${cause}, ${templateId}, ${versionId}, ${shopId}, ${orderId}, ${subscriptionId}, ${personId}, 'drafted', ${holds},
      ${filled.language}, ${filled.title}, ${JSON.stringify(filled.text)}::jsonb, ${filled.textHash},
      ${JSON.stringify(filled.consents)}::jsonb, ${filled.missing}, ${verifyCode}, ${drawnUpAt})`.execute(db)
}

/** Writes the text of a draft anew. */
export async function updateText(db: Database, id: string, filled: FilledContract): Promise<void> {
  await sql`
    update contracts set title = ${filled.title}, text = ${JSON.stringify(filled.text)}::jsonb, text_hash = ${filled.textHash},
      consents = ${JSON.stringify(filled.consents)}::jsonb, missing = ${filled.missing}
    where id = ${id} and state = 'drafted'`.execute(db)
}

export interface NewParty {
  id: string
  contractId: string
  shopId: string
  position: number
  role: SignerRole
  name: string
  email: string
  personId: string | null
}

/** Writes who signs. */
export async function insertParty(db: Database, party: NewParty): Promise<void> {
  const { id, contractId, shopId, position, role, name, email, personId } = party
  await sql`
    insert into contract_parties (id, contract_id, shop_id, position, role, name, email, person_id)
    values (${id}, ${contractId}, ${shopId}, ${position}, ${role}, ${name}, ${email}, ${personId})`.execute(db)
}

export interface PartyRow {
  id: string
  position: number
  role: SignerRole
  name: string
  email: string
  personId: string | null
  linkTurn: number
  askedAt: Date | null
  viewedAt: Date | null
  readAt: Date | null
  signedAt: Date | null
  declinedAt: Date | null
  signature: Signature | null
  proof: 'password' | 'code' | 'service' | null
  codeHash: Buffer | null
  codeExpiresAt: Date | null
}

export interface ContractRow extends FilledContract {
  id: string
  number: string
  cause: string
  templateId: string
  templateName: string
  versionId: string
  versionNumber: number
  shopId: string
  shopName: string
  orderId: string | null
  orderNumber: string | null
  subscriptionId: string | null
  /** The order was cancelled, or for terms the subscription ended. */
  isSubjectOver: boolean
  personId: string | null
  state: ContractState
  /** Where it is signed; null: here. */
  service: string | null
  holds: HeldAct[]
  verifyCode: string
  drawnUpAt: Date
  sentAt: Date | null
  expiresAt: Date | null
  closedAt: Date | null
  reason: string
  expiresAfterDays: number
  remindAfterDays: number
}

const contractColumns = sql`
  c.id, 'C-' || c.number as number, c.cause, c.template_id as "templateId", t.name as "templateName", c.version_id as "versionId",
  v.number as "versionNumber", c.shop_id as "shopId", s.name as "shopName", c.order_id as "orderId", o.number::text as "orderNumber",
  c.subscription_id as "subscriptionId", coalesce(case when sub.id is not null then sub.ended_at is not null else o.state = 'cancelled' end, false) as "isSubjectOver",
  c.person_id as "personId", c.state, c.service, c.holds, c.language, c.title, c.text, c.text_hash as "textHash", c.consents, c.missing,
  c.verify_code as "verifyCode", c.drawn_up_at as "drawnUpAt", c.sent_at as "sentAt", c.expires_at as "expiresAt",
  c.closed_at as "closedAt", c.reason, t.expires_after_days as "expiresAfterDays", t.remind_after_days as "remindAfterDays"`

const fromContracts = sql`
  contracts c join contract_templates t on t.id = c.template_id join contract_template_versions v on v.id = c.version_id
  join shops s on s.id = c.shop_id left join orders o on o.id = c.order_id left join subscriptions sub on sub.id = c.subscription_id`

/** Holds a contract until the transaction ends; false when there is none. */
export async function lockContract(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`select id from contracts where id = ${id} for no key update`.execute(db)
  return rows.length > 0
}

/** A contract; undefined when there is none. */
export async function findContract(db: Database, id: string): Promise<ContractRow | undefined> {
  const { rows } = await sql<ContractRow>`select ${contractColumns} from ${fromContracts} where c.id = ${id}`.execute(
    db,
  )
  return rows[0]
}

/** The contract behind the code on its evidence page; undefined when there is none. */
export async function findContractByCode(db: Database, code: string): Promise<ContractRow | undefined> {
  const { rows } = await sql<ContractRow>`
    select ${contractColumns} from ${fromContracts} where c.verify_code = ${code}`.execute(db)
  return rows[0]
}

/** Who signs a contract, in order. */
export async function listParties(db: Database, contractId: string): Promise<PartyRow[]> {
  const { rows } = await sql<PartyRow>`
    select id, position, role, name, email::text as email, person_id as "personId", link_turn as "linkTurn", asked_at as "askedAt",
      viewed_at as "viewedAt", read_at as "readAt", signed_at as "signedAt", declined_at as "declinedAt", signature, proof,
      code_hash as "codeHash", code_expires_at as "codeExpiresAt"
    from contract_parties where contract_id = ${contractId} order by position`.execute(db)
  return rows
}

/**
 * What a party reads: as their account says, or as a guest's browser said at the checkout, or else as the contract is written. Null
 * where an account does not say. Not for a shop's own role, which sees neither people nor checkouts.
 */
export async function findLanguageOf(db: Database, partyId: string): Promise<Language | null> {
  const { rows } = await sql<{ language: Language | null }>`
    select case when p.person_id is not null then who.language
      else coalesce(case when p.role = 'customer' then k.language end, c.language) end as language
    from contract_parties p join contracts c on c.id = p.contract_id
    left join people who on who.id = p.person_id
    left join orders o on o.id = c.order_id left join checkouts k on k.id = o.checkout_id
    where p.id = ${partyId}`.execute(db)
  return rows[0]?.language ?? null
}

/** The contract of a party; null when there is no such party. */
export async function findContractOfParty(db: Database, partyId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select contract_id as id from contract_parties where id = ${partyId}`.execute(db)
  return rows[0]?.id ?? null
}

/** What may change of a party while they sign. */
export type PartyChanges = Partial<Omit<PartyRow, 'id' | 'position' | 'role' | 'signature'> & { signature: Signature }>

const partyColumn: Record<keyof PartyChanges, string> = {
  name: 'name',
  email: 'email',
  personId: 'person_id',
  linkTurn: 'link_turn',
  askedAt: 'asked_at',
  viewedAt: 'viewed_at',
  readAt: 'read_at',
  signedAt: 'signed_at',
  declinedAt: 'declined_at',
  signature: 'signature',
  proof: 'proof',
  codeHash: 'code_hash',
  codeExpiresAt: 'code_expires_at',
}

/** Changes a party of a contract that the caller holds. */
export async function updateParty(db: Database, id: string, changes: PartyChanges): Promise<void> {
  const assignments = (Object.keys(changes) as (keyof PartyChanges)[]).map((key) => {
    const value = key === 'signature' ? sql`${JSON.stringify(changes.signature)}::jsonb` : sql`${changes[key]}`
    return sql`${sql.ref(partyColumn[key])} = ${value}`
  })
  await sql`update contract_parties set ${sql.join(assignments)} where id = ${id}`.execute(db)
}

/** What may change together with a contract's state. */
export interface ContractChanges {
  sentAt?: Date
  expiresAt?: Date
  remindAt?: Date | null
  closedAt?: Date
  reason?: string
  sealAt?: Date
}

const contractColumn: Record<keyof ContractChanges, string> = {
  sentAt: 'sent_at',
  expiresAt: 'expires_at',
  remindAt: 'remind_at',
  closedAt: 'closed_at',
  reason: 'reason',
  sealAt: 'seal_at',
}

/** Moves a contract that stands where it was read; answers whether it moved. */
export async function updateState(
  db: Database,
  id: string,
  move: { from: ContractState; to: ContractState },
  changes: ContractChanges,
): Promise<boolean> {
  const assignments = (Object.keys(changes) as (keyof ContractChanges)[]).map(
    (key) => sql`, ${sql.ref(contractColumn[key])} = ${changes[key]}`,
  )
  const { rows } = await sql`
    update contracts set state = ${move.to} ${sql.join(assignments, sql` `)} where id = ${id} and state = ${move.from}
    returning id`.execute(db)
  return rows.length > 0
}

/** Sets when to remind next. */
export async function updateReminder(db: Database, id: string, remindAt: Date): Promise<void> {
  await sql`update contracts set remind_at = ${remindAt} where id = ${id}`.execute(db)
}

export interface EventRow {
  at: Date
  kind: string
  partyId: string | null
  name: string
  detail: string
  address: string
  hash: string
}

/** Everything that happened to a contract, in order. */
export async function listEvents(db: Database, contractId: string): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.at, e.kind, e.party_id as "partyId", coalesce(p.name, '') as name, e.detail, e.address, e.hash
    from contract_events e left join contract_parties p on p.id = e.party_id
    where e.contract_id = ${contractId} order by e.position`.execute(db)
  return rows
}

/** The place and hash of the last thing that happened to a contract. */
export async function findLastEvent(db: Database, contractId: string): Promise<{ position: number; hash: string }> {
  const { rows } = await sql<{ position: number; hash: string }>`
    select position, hash from contract_events where contract_id = ${contractId} order by position desc limit 1`.execute(
    db,
  )
  return rows[0] ?? { position: 0, hash: '' }
}

export interface NewEvent {
  id: string
  contractId: string
  shopId: string
  partyId: string | null
  position: number
  at: Date
  kind: string
  detail: string
  address: string
  hash: string
}

/** Writes what happened. */
export async function insertEvent(db: Database, event: NewEvent): Promise<void> {
  const { id, contractId, shopId, partyId, position, at, kind, detail, address, hash } = event
  await sql`
    insert into contract_events (id, contract_id, shop_id, party_id, position, at, kind, detail, address, hash)
    values (${id}, ${contractId}, ${shopId}, ${partyId}, ${position}, ${at}, ${kind}, ${detail}, ${address}, ${hash})`.execute(
    db,
  )
}

/** Contracts in one of these states whose instant has come, the oldest first. */
export async function listDue(
  db: Database,
  which: 'expires_at' | 'remind_at',
  { now, limit }: { now: Date; limit: number },
): Promise<string[]> {
  const column = sql.ref(which)
  const { rows } = await sql<{ id: string }>`
    select id from contracts where state in ('sent', 'viewed', 'partly_signed') and ${column} <= ${now}
    order by ${column} limit ${sql.lit(limit)}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Drafts that wait for a value. */
export async function listDrafts(db: Database, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from contracts where state = 'drafted' order by id limit ${sql.lit(limit)}`.execute(db)
  return rows.map(({ id }) => id)
}

/** A contract in a list. */
export interface ListedRow {
  id: string
  number: string
  title: string
  state: ContractState
  service: string | null
  shopName: string
  orderNumber: string | null
  drawnUpAt: Date
  drawnUpExactly: string
  expiresAt: Date | null
  holds: HeldAct[]
  parties: (Pick<PartyRow, 'id' | 'role' | 'name' | 'email' | 'personId'> & {
    askedAt: string | null
    viewedAt: string | null
    signedAt: string | null
    declinedAt: string | null
  })[]
}

/** Contracts, newest first, of one shop, of one who signs, or of all, in one state or in any; one more than the page. */
export async function listContracts(
  db: Database,
  { shopId, personId, state }: { shopId?: string; personId?: string; state?: ContractState | undefined },
  { limit, after }: { limit: number; after: readonly [string, string] | null },
): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    select c.id, 'C-' || c.number as number, c.title, c.state, c.service, s.name as "shopName", o.number::text as "orderNumber",
      c.drawn_up_at as "drawnUpAt", ${instantForCursor(sql`c.drawn_up_at`)} as "drawnUpExactly", c.expires_at as "expiresAt", c.holds,
      (select json_agg(json_build_object('id', p.id, 'role', p.role, 'name', p.name, 'email', p.email, 'personId', p.person_id,
         'askedAt', instant_json(p.asked_at), 'viewedAt', instant_json(p.viewed_at), 'signedAt', instant_json(p.signed_at),
         'declinedAt', instant_json(p.declined_at)) order by p.position)
       from contract_parties p where p.contract_id = c.id) as parties
    from contracts c join shops s on s.id = c.shop_id left join orders o on o.id = c.order_id
    where true ${shopId ? sql`and c.shop_id = ${shopId}` : sql``} ${state ? sql`and c.state = ${state}` : sql``}
      ${personId ? sql`and c.state <> 'drafted' and exists (select from contract_parties p where p.contract_id = c.id and p.person_id = ${personId} and p.role = 'customer')` : sql``}
      ${after ? sql`and (c.drawn_up_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by c.drawn_up_at desc, c.id desc limit ${limit + 1}`.execute(db)
  return rows
}

/** When the first contract after an instant expires unsigned. */
export async function nextContractExpiry(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`select min(expires_at) as at from contracts where state in ('sent', 'viewed', 'partly_signed') and expires_at > ${after}`,
  )
}

/** When the first contract after an instant is to be reminded of. */
export async function nextContractReminder(db: Database, after: Date): Promise<Date | null> {
  return await firstInstant(
    db,
    sql`select min(remind_at) as at from contracts where state in ('sent', 'viewed', 'partly_signed') and remind_at > ${after}`,
  )
}
