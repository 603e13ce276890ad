import { sql } from 'kysely'
import type { HeldAct, SignerRole, TemplateField, TemplateKind, TemplateText } from '#shared/api/contracts.schemas.ts'
import type { Database } from '#server/platform/db/database.ts'

export interface TemplateRow {
  id: string
  name: string
  kind: TemplateKind
  isActive: boolean
  minTotalMinor: number | null
  productId: string | null
  productTitle: string | null
  signers: SignerRole[]
  holds: HeldAct[]
  expiresAfterDays: number
  remindAfterDays: number
  publishedNumber: number | null
  draftNumber: number | null
  contractCount: number
}

/** What an operator may change of a template besides its text. */
export type TemplateRule = Pick<
  TemplateRow,
  'name' | 'isActive' | 'minTotalMinor' | 'productId' | 'signers' | 'holds' | 'expiresAfterDays' | 'remindAfterDays'
>

export interface VersionRow {
  id: string
  number: number
  texts: TemplateText[]
  fields: TemplateField[]
  savedAt: Date
  publishedAt: Date | null
  contractCount: number
}

const templateColumns = sql`
  t.id, t.name, t.kind, t.is_active as "isActive", t.min_total_minor as "minTotalMinor", t.product_id as "productId",
  p.title as "productTitle", t.signers, t.holds, t.expires_after_days as "expiresAfterDays", t.remind_after_days as "remindAfterDays",
  (select max(v.number) from contract_template_versions v where v.template_id = t.id and v.published_at is not null) as "publishedNumber",
  (select v.number from contract_template_versions v where v.template_id = t.id and v.published_at is null) as "draftNumber",
  (select count(*) from contracts c where c.template_id = t.id) as "contractCount"`

/** Every template, those in use first. */
export async function listTemplates(db: Database): Promise<TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`
    select ${templateColumns} from contract_templates t left join products p on p.id = t.product_id
    order by t.is_active desc, t.name, t.id limit 200`.execute(db)
  return rows
}

/** A template; undefined when there is none. */
export async function findTemplate(db: Database, id: string): Promise<TemplateRow | undefined> {
  const { rows } = await sql<TemplateRow>`
    select ${templateColumns} from contract_templates t left join products p on p.id = t.product_id where t.id = ${id}`.execute(
    db,
  )
  return rows[0]
}

/** Holds a template until the transaction ends; false when there is none. */
export async function lockTemplate(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`select id from contract_templates where id = ${id} for no key update`.execute(db)
  return rows.length > 0
}

/** Writes a template that is not used yet. */
export async function insertTemplate(
  db: Database,
  { id, name, kind, signers, at }: { id: string; name: string; kind: TemplateKind; signers: SignerRole[]; at: Date },
): Promise<void> {
  await sql`
    insert into contract_templates (id, name, kind, signers, expires_after_days, remind_after_days, created_at)
    values (${id}, ${name}, ${kind}, ${signers}, 30, 7, ${at})`.execute(db)
}

/** Writes the rule of a template anew. */
export async function updateTemplate(db: Database, id: string, rule: TemplateRule): Promise<void> {
  const { name, isActive, minTotalMinor, productId, signers, holds, expiresAfterDays, remindAfterDays } = rule
  await sql`
    update contract_templates set name = ${name}, is_active = ${isActive}, min_total_minor = ${minTotalMinor},
      product_id = ${productId}, signers = ${signers}, holds = ${holds}, expires_after_days = ${expiresAfterDays},
      remind_after_days = ${remindAfterDays}
    where id = ${id}`.execute(db)
}

/** What was published before values had a type never changes, and is text. */
const typedFields = sql`
  (select coalesce(json_agg('{"type": "text"}'::jsonb || f.field order by f.place), '[]')
   from jsonb_array_elements(v.fields) with ordinality f (field, place)) as fields`

/** The last published version, or the draft; undefined when there is none. */
export async function findVersion(
  db: Database,
  templateId: string,
  which: 'published' | 'draft',
): Promise<VersionRow | undefined> {
  const isPublished = which === 'published'
  const { rows } = await sql<VersionRow>`
    select v.id, v.number, v.texts, ${typedFields}, v.saved_at as "savedAt", v.published_at as "publishedAt",
      (select count(*) from contracts c where c.version_id = v.id) as "contractCount"
    from contract_template_versions v
    where v.template_id = ${templateId} and (v.published_at is not null) = ${isPublished}
    order by v.number desc limit 1`.execute(db)
  return rows[0]
}

/** A version by its id, for a contract that is pinned to it. */
export async function getVersion(db: Database, id: string): Promise<VersionRow> {
  const { rows } = await sql<VersionRow>`
    select v.id, v.number, v.texts, ${typedFields}, v.saved_at as "savedAt", v.published_at as "publishedAt", 0 as "contractCount"
    from contract_template_versions v where v.id = ${id}`.execute(db)
  return rows[0]!
}

/** Writes the draft of a template, the next number after the last version. The template is locked by the caller. */
export async function upsertDraft(
  db: Database,
  templateId: string,
  draft: { id: string; texts: readonly TemplateText[]; fields: readonly TemplateField[]; at: Date },
): Promise<void> {
  const { id, texts, fields, at } = draft
  await sql`
    insert into contract_template_versions (id, template_id, number, texts, fields, saved_at)
    select ${id}, ${templateId}, coalesce(max(number), 0) + 1, ${JSON.stringify(texts)}::jsonb, ${JSON.stringify(fields)}::jsonb, ${at}
    from contract_template_versions where template_id = ${templateId}
    on conflict (template_id) where published_at is null
      do update set texts = excluded.texts, fields = excluded.fields, saved_at = excluded.saved_at`.execute(db)
}

/** Makes the draft of a template the version that is used from now on. */
export async function publishVersion(
  db: Database,
  id: string,
  { at, personId }: { at: Date; personId: string | null },
): Promise<void> {
  await sql`
    update contract_template_versions set published_at = ${at}, published_by_person_id = ${personId} where id = ${id}`.execute(
    db,
  )
}
