/** What is asked of a shop before it opens, and what it gave. Its legal details are kept by the invoices. */
import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { ApplicationChecklist } from '#shared/api/applications.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { ShopState } from './shop-state.ts'

export interface FoundFile {
  id: string
  name: string
  contentType: 'application/pdf' | 'image/jpeg'
  bytes: number
  at: string
}

/** Everything about one application as it stands; instants as in the interface. */
export interface FoundApplication {
  state: ShopState
  /** It is the turn of the shop; only then anything is asked of it. */
  canChange: boolean
  handedInAt: string | null
  acceptedAt: string | null
  acceptedTerms: string
  asksAddress: boolean
  asksTaxNumber: boolean
  terms: string
  reason: string
  /** Null until somebody of the shop has written them. */
  legal: {
    legalName: string
    line1: string
    line2: string
    postalCode: string
    city: string
    region: string
    country: string
    vatId: string
    taxNumber: string
  } | null
  documents: { id: string; name: string; description: string; isAsked: boolean; files: FoundFile[] }[]
}

/** Of the application `a` and its shop `s`: it may change what it gives. */
const isTurnOfShop = sql`(a.handed_in_at is null and a.shop_id is not null and s.state in ('applied', 'changes_requested'))`

/** The application of a shop; undefined when there is no such shop. */
export async function findApplication(db: Database, shopId: string): Promise<FoundApplication | undefined> {
  const { rows } = await sql<FoundApplication>`
    select s.state, ${isTurnOfShop} as "canChange", instant_json(a.handed_in_at) as "handedInAt",
      instant_json(a.accepted_at) as "acceptedAt", coalesce(a.accepted_terms, '') as "acceptedTerms",
      c.asks_address as "asksAddress", c.asks_tax_number as "asksTaxNumber", c.terms,
      case when s.state in ('changes_requested', 'declined') then coalesce((
        select h.reason from shop_history h where h.shop_id = s.id and h.to_state = s.state order by h.at desc, h.id desc limit 1), '')
        else '' end as reason,
      case when l.shop_id is not null then json_build_object(
        'legalName', l.legal_name, 'line1', l.line1, 'line2', l.line2, 'postalCode', l.postal_code, 'city', l.city, 'region', l.region,
        'country', l.country, 'vatId', l.vat_id, 'taxNumber', l.tax_number) end as legal,
      (select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'description', d.description,
                                                  'isAsked', d.removed_at is null and ${isTurnOfShop}, 'files', f.list) order by d.position, d.id), '[]')
       from application_documents d
       cross join lateral (
         select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'contentType', f.content_type,
                                                    'bytes', octet_length(f.bytes), 'at', instant_json(f.created_at))
                                  order by f.created_at, f.id), '[]') as list, count(*) as count
         from application_files f where f.shop_id = s.id and f.document_id = d.id) f
       where d.removed_at is null and ${isTurnOfShop} or f.count > 0) as documents
    from shops s
    cross join application_checklist c
    left join shop_applications a on a.shop_id = s.id
    left join legal_details l on l.shop_id = s.id
    where s.id = ${shopId}`.execute(db)
  return rows[0]
}

/** The moves of a shop, the latest first, with who made each; '' for the market itself. */
export async function findShopMoves(
  db: Database,
  shopId: string,
): Promise<{ to: ShopState; at: string; by: string; reason: string }[]> {
  const { rows } = await sql<{ to: ShopState; at: string; by: string; reason: string }>`
    select h.to_state as to, instant_json(h.at) as at, coalesce(p.name, '') as by, h.reason
    from shop_history h left join people p on p.id = h.by_person_id
    where h.shop_id = ${shopId} order by h.at desc, h.id desc`.execute(db)
  return rows
}

/** Whether the application waits for the shop itself. */
export async function isWithShop(db: Database, shopId: string): Promise<boolean> {
  const { rows } = await sql`
    select from shop_applications where shop_id = ${shopId} and handed_in_at is null`.execute(db)
  return rows.length > 0
}

/** Opens the application of a shop that applies now, where anything is asked of it; answers whether anything is. */
export async function openApplication(db: Database, shopId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into shop_applications (shop_id)
    select ${shopId}::uuid from application_checklist c
    where c.asks_address or c.asks_tax_number or c.terms <> '' or exists (select from application_documents where removed_at is null)
    returning shop_id`.execute(db)
  return rows.length > 0
}

/** Makes it the turn of the shop again. */
export async function giveBackApplication(db: Database, shopId: string): Promise<void> {
  await sql`
    insert into shop_applications (shop_id) values (${shopId})
    on conflict (shop_id) do update set handed_in_at = null`.execute(db)
}

/** Writes that the application is handed in, with the terms that were accepted; '' where there are none. */
export async function handOverApplication(
  db: Database,
  { shopId, terms, at }: { shopId: string; terms: string; at: Date },
): Promise<void> {
  const acceptedAt = terms === '' ? null : at
  await sql`
    update shop_applications set handed_in_at = ${at}, accepted_terms = ${terms}, accepted_at = ${acceptedAt}
    where shop_id = ${shopId}`.execute(db)
}

/** Whether a document is asked of a shop whose turn it is, and how many files of it there are. */
export async function findAskedDocument(
  db: Database,
  shopId: string,
  documentId: string,
): Promise<{ fileCount: number } | undefined> {
  const { rows } = await sql<{ fileCount: number }>`
    select (select count(*)::integer from application_files f where f.shop_id = a.shop_id and f.document_id = d.id) as "fileCount"
    from application_documents d join shop_applications a on a.shop_id = ${shopId} join shops s on s.id = a.shop_id
    where d.id = ${documentId} and d.removed_at is null and ${isTurnOfShop}`.execute(db)
  return rows[0]
}

export interface NewApplicationFile {
  id: string
  shopId: string
  documentId: string
  personId: string
  name: string
  contentType: FoundFile['contentType']
  bytes: Buffer
}

/** Keeps a file of an application. */
export async function insertApplicationFile(db: Database, file: NewApplicationFile, at: Date): Promise<void> {
  const { id, shopId, documentId, personId, name, contentType, bytes } = file
  await sql`
    insert into application_files (id, shop_id, document_id, person_id, name, content_type, bytes, created_at)
    values (${id}, ${shopId}, ${documentId}, ${personId}, ${name}, ${contentType}, ${bytes}, ${at})`.execute(db)
}

/** A file of an application, of one shop where it is given. */
export async function findApplicationFile(
  db: Database,
  id: string,
  shopId: string | null,
): Promise<{ name: string; contentType: string; bytes: Buffer } | undefined> {
  const { rows } = await sql<{ name: string; contentType: string; bytes: Buffer }>`
    select name, content_type as "contentType", bytes from application_files
    where id = ${id} and (${shopId}::uuid is null or shop_id = ${shopId}::uuid)`.execute(db)
  return rows[0]
}

/** Deletes a file while it is the turn of the shop; answers what was found. */
export async function deleteApplicationFile(
  db: Database,
  id: string,
  shopId: string,
): Promise<'deleted' | 'handed in' | 'not there'> {
  const { rows } = await sql<{ isDeleted: boolean }>`
    with mine as (select id from application_files where id = ${id} and shop_id = ${shopId}),
    deleted as (
      delete from application_files f using mine
      where f.id = mine.id and exists (
        select from shop_applications a join shops s on s.id = a.shop_id
        where a.shop_id = ${shopId} and ${isTurnOfShop})
      returning f.id
    )
    select exists (select from deleted) as "isDeleted" from mine`.execute(db)
  if (!rows[0]) return 'not there'
  return rows[0].isDeleted ? 'deleted' : 'handed in'
}

/** What the market asks of a new shop. */
export async function findChecklist(db: Database): Promise<ApplicationChecklist> {
  const { rows } = await sql<ApplicationChecklist>`
    select c.asks_address as "asksAddress", c.asks_tax_number as "asksTaxNumber", c.terms,
      (select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'description', d.description) order by d.position, d.id), '[]')
       from application_documents d where d.removed_at is null) as documents
    from application_checklist c`.execute(db)
  return rows[0]!
}

export type ChecklistChange = Omit<ApplicationChecklist, 'documents'> & {
  documents: { id?: string | undefined; name: string; description: string }[]
}

/** The ids of the documents that are asked for, locked until the transaction ends. */
export async function lockAskedDocuments(db: Database): Promise<string[]> {
  await sql`select from application_checklist for update`.execute(db)
  const { rows } = await sql<{ id: string }>`select id from application_documents where removed_at is null`.execute(db)
  return rows.map(({ id }) => id)
}

/** Writes the checklist; documents that are not named are no longer asked for. */
export async function updateChecklist(db: Database, change: ChecklistChange, at: Date): Promise<void> {
  const { asksAddress, asksTaxNumber, terms } = change
  const documents = change.documents.map(({ id, name, description }) => ({ id: id ?? newId(), name, description }))
  await sql`
    update application_checklist set asks_address = ${asksAddress}, asks_tax_number = ${asksTaxNumber}, terms = ${terms}`.execute(
    db,
  )
  await sql`
    update application_documents set removed_at = ${at}
    where removed_at is null and id <> all(${documents.map(({ id }) => id)}::uuid[])`.execute(db)
  await sql`
    insert into application_documents (id, name, description, position)
    select d.id, d.name, d.description, d.position
    from rows from (jsonb_to_recordset(${JSON.stringify(documents)}::jsonb) as (id uuid, name text, description text))
      with ordinality as d (id, name, description, position)
    on conflict (id) do update set name = excluded.name, description = excluded.description, position = excluded.position`.execute(
    db,
  )
}
