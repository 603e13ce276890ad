import { sql, type RawBuilder } from 'kysely'
import type { ImportFormat } from '#shared/api/imports.schemas.ts'
import { decodeCursor, instantForCursor, pageOf, rowsToRead } from '#server/platform/cursor.ts'
import type { Database } from '#server/platform/db/database.ts'
import type { Category } from './categories.ts'
import type { Fault, Piece } from './formats/index.ts'
import type { ImportState } from './import-state.ts'

interface PageAsked {
  limit: number
  after?: string | undefined
}

/** An import as verbs know it. */
export interface ImportRow {
  id: string
  shopId: string
  personId: string
  state: ImportState
  categoryId: string | null
  asDrafts: boolean
  columns: Record<string, string>
}

/** A line as it is kept when a file is read. */
export interface LineRow {
  line: number
  key: string
  /** Another name, by which other lines may mean the same product; not kept. */
  alias: string | null
  title: string
  piece: Piece
  faults: readonly Fault[]
}

/** What a line will do or did. */
export interface LineFate {
  line: number
  fate: 'create' | 'change' | 'refuse' | 'created' | 'changed' | 'refused'
  faults: readonly Fault[]
  productId: string | null
}

const importJson = sql`
  json_build_object(
    'id', i.id, 'format', i.format, 'fileName', i.file_name, 'state', i.state, 'asDrafts', i.as_drafts,
    'createdAt', instant_json(i.created_at), 'startedAt', instant_json(i.started_at), 'finishedAt', instant_json(i.finished_at),
    'lines', json_build_object('total', n.total, 'toCreate', n.to_create, 'toChange', n.to_change, 'toRefuse', n.to_refuse,
      'created', n.created, 'changed', n.changed, 'refused', n.refused, 'withFaults', n.with_faults),
    'products', json_build_object('total', n.products, 'done', n.products_done))::text`

const counted = sql`
  cross join lateral (
    select count(*) as total, count(*) filter (where act = 'create') as to_create, count(*) filter (where act = 'change') as to_change,
           count(*) filter (where act = 'refuse') as to_refuse, count(*) filter (where outcome = 'created') as created,
           count(*) filter (where outcome = 'changed') as changed, count(*) filter (where outcome = 'refused') as refused,
           count(*) filter (where faults <> '[]') as with_faults, count(distinct product_key) as products,
           count(distinct product_key) filter (where outcome is not null) as products_done
    from import_lines l where l.import_id = i.id) n`

/** An import of the shop with its counts, as JSON; null when it has none such. */
export async function findImportAsJson(db: Database, shopId: string, importId: string): Promise<string | null> {
  const { rows } = await sql<{ json: string }>`
    select ${importJson} as json from imports i ${counted} where i.id = ${importId} and i.shop_id = ${shopId}`.execute(
    db,
  )
  return rows[0]?.json ?? null
}

/** Imports of a shop with their counts, newest first, as JSON. */
export async function listImports(db: Database, shopId: string, { limit, after }: PageAsked) {
  const place = decodeCursor(after, ['instant', 'id'])
  const further = place ? sql`and (created_at, id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const { rows } = await sql<{ json: string; at: string; id: string }>`
    select ${importJson} as json, ${instantForCursor(sql`i.created_at`)} as at, i.id
    from (select * from imports where shop_id = ${shopId} ${further} order by created_at desc, id desc limit ${rowsToRead(limit)}) i
    ${counted} order by i.created_at desc, i.id desc`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ json }) => json,
    ({ at, id }) => [at, id],
  )
}

const narrowed: Record<string, RawBuilder<unknown>> = {
  create: sql`and l.act = 'create'`,
  change: sql`and l.act = 'change'`,
  refuse: sql`and l.act = 'refuse'`,
  faults: sql`and l.faults <> '[]'`,
}

/** Lines of an import in the order of the file, as JSON. */
export async function listLines(
  db: Database,
  importId: string,
  { only, limit, after }: PageAsked & { only?: string | undefined },
) {
  const place = decodeCursor(after, ['number'])
  const { rows } = await sql<{ json: string; line: number }>`
    select l.line, json_build_object('line', l.line, 'title', l.title, 'productKey', l.product_key, 'act', l.act, 'outcome', l.outcome,
      'productId', l.product_id, 'faults', l.faults)::text as json
    from import_lines l
    where l.import_id = ${importId} and l.line > ${place?.[0] ?? 0}::integer ${only ? narrowed[only]! : sql``}
    order by l.line limit ${rowsToRead(limit)}`.execute(db)
  return pageOf(
    rows,
    limit,
    ({ json }) => json,
    ({ line }) => [line],
  )
}

/** Writes an import that was read. */
export async function insertImport(
  db: Database,
  row: Omit<ImportRow, 'state' | 'asDrafts'> & { format: ImportFormat; fileName: string },
  at: Date,
): Promise<void> {
  await sql`
    insert into imports (id, shop_id, person_id, format, file_name, category_id, state, columns, created_at)
    values (${row.id}, ${row.shopId}, ${row.personId}, ${row.format}, ${row.fileName}, ${row.categoryId}, 'ready',
            ${JSON.stringify(row.columns)}::jsonb, ${at})`.execute(db)
}

/** Keeps lines of a file. */
export async function insertLines(
  db: Database,
  { id, shopId }: Pick<ImportRow, 'id' | 'shopId'>,
  lines: readonly LineRow[],
): Promise<void> {
  if (lines.length === 0) return
  await sql`
    insert into import_lines (import_id, shop_id, line, product_key, title, piece, faults)
    select ${id}::uuid, ${shopId}::uuid, r.line, r.key, r.title, r.piece, r.faults
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r (line integer, key text, title text, piece jsonb, faults jsonb)`.execute(
    db,
  )
}

/** Gives lines the name of the product they are of. */
export async function writeKeys(
  db: Database,
  importId: string,
  named: readonly { line: number; key: string }[],
): Promise<void> {
  await sql`
    update import_lines l set product_key = r.key
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as r (line integer, key text)
    where l.import_id = ${importId} and ${amongLines(named)} and l.line = r.line`.execute(db)
}

/**
 * Only these lines, said beside the join: of rows that were written a moment ago the planner knows nothing, takes them for few, and would
 * go through all of them for each of these.
 */
function amongLines(lines: readonly { line: number }[]): RawBuilder<unknown> {
  return sql`l.line = any(${lines.map(({ line }) => line)}::integer[])`
}

/** The products of an import in the order of the file, each by its key. */
export async function listKeys(db: Database, importId: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select product_key as key from import_lines where import_id = ${importId}
    group by product_key order by min(line)`.execute(db)
  return rows.map(({ key }) => key)
}

/** The next products of an import that are not brought in yet, in the order of the file, each by its key. */
export async function listKeysLeft(db: Database, importId: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select l.product_key as key
    from (select product_key, line from import_lines where import_id = ${importId} and outcome is null
          order by line limit ${most * 4}::integer) l
    group by l.product_key order by min(l.line) limit ${most}::integer`.execute(db)
  return rows.map(({ key }) => key)
}

/** A line that was planned. */
export interface KeptLine {
  line: number
  piece: Piece
  faults: Fault[]
  act: 'create' | 'change' | 'refuse' | null
}

/** The lines of these products, in the order of the file. */
export async function listLinesOf(db: Database, importId: string, keys: readonly string[]) {
  const { rows } = await sql<KeptLine & { key: string }>`
    select line, product_key as key, piece, faults, act from import_lines
    where import_id = ${importId} and product_key = any(${keys}::text[]) order by line`.execute(db)
  return Map.groupBy(rows, ({ key }) => key)
}

const isId = (key: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)

/** Which products of the shop carry these external ids or SKUs; an export names by its id what has no other name. */
export async function findKnownProducts(
  db: Database,
  shopId: string,
  { keys, skus }: { keys: readonly string[]; skus: readonly string[] },
): Promise<{ byKey: Map<string, string>; bySku: Map<string, string> }> {
  const [{ rows: byKey }, { rows: bySku }] = await Promise.all([
    sql<{ name: string; id: string }>`
      select external_id as name, id from products where shop_id = ${shopId} and external_id = any(${keys}::text[])
      union all
      select id::text, id from products where shop_id = ${shopId} and id = any(${keys.filter(isId)}::uuid[]) and state <> 'removed'`.execute(
      db,
    ),
    sql<{ name: string; id: string }>`
      select sku as name, product_id as id from variants
      where shop_id = ${shopId} and sku = any(${skus}::text[]) and sku <> '' and removed_at is null`.execute(db),
  ])
  const asMap = (rows: { name: string; id: string }[]) => new Map(rows.map(({ name, id }) => [name, id]))
  return { byKey: asMap(byKey), bySku: asMap(bySku) }
}

/** Writes what lines will do. */
export async function writeActs(db: Database, importId: string, fates: readonly LineFate[]): Promise<void> {
  await sql`
    update import_lines l set act = r.fate, faults = r.faults, product_id = r."productId"
    from jsonb_to_recordset(${JSON.stringify(fates)}::jsonb) as r (line integer, fate text, faults jsonb, "productId" uuid)
    where l.import_id = ${importId} and ${amongLines(fates)} and l.line = r.line`.execute(db)
}

/** Writes what became of lines. */
export async function writeOutcomes(db: Database, importId: string, fates: readonly LineFate[]): Promise<void> {
  await sql`
    update import_lines l set outcome = r.fate, faults = r.faults, product_id = coalesce(r."productId", l.product_id)
    from jsonb_to_recordset(${JSON.stringify(fates)}::jsonb) as r (line integer, fate text, faults jsonb, "productId" uuid)
    where l.import_id = ${importId} and ${amongLines(fates)} and l.line = r.line`.execute(db)
}

const importRow = sql`
  id, shop_id as "shopId", person_id as "personId", state, category_id as "categoryId", as_drafts as "asDrafts", columns`

/** An import nobody else moves until this transaction ends; undefined when the shop has none such. */
export async function lockImport(db: Database, shopId: string, importId: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select ${importRow} from imports where id = ${importId} and shop_id = ${shopId} for update`.execute(db)
  return rows[0]
}

/** Moves an import; false when another of the shop runs already. */
export async function updateImportState(
  db: Database,
  importId: string,
  { state, at, asDrafts }: { state: ImportState; at: Date; asDrafts?: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    update imports i set state = ${state}, worked_until = null,
      as_drafts = coalesce(${asDrafts ?? null}::boolean, as_drafts),
      started_at = case when ${state} = 'running' then ${at}::timestamptz else started_at end,
      finished_at = case when ${state} in ('done', 'cancelled') then ${at}::timestamptz else finished_at end
    where id = ${importId} and (${state} <> 'running' or not exists (
      select from imports o where o.shop_id = i.shop_id and o.state = 'running' and o.id <> i.id)) returning id`.execute(
    db,
  )
  return rows.length > 0
}

/** Takes a running import that no worker is at, until the given instant; the one that waits longest. */
export async function takeRunningImport(db: Database, at: Date, until: Date): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    update imports set worked_until = ${until}
    where id = (select id from imports where state = 'running' and (worked_until is null or worked_until < ${at})
                order by worked_until nulls first, started_at limit 1 for update skip locked)
    returning ${importRow}`.execute(db)
  return rows[0]
}

/** Lays an import down again. */
export async function releaseImport(db: Database, importId: string): Promise<void> {
  await sql`update imports set worked_until = null where id = ${importId} and state = 'running'`.execute(db)
}

/** The state of an import at this moment. */
export async function findImportState(db: Database, importId: string): Promise<ImportState | undefined> {
  const { rows } = await sql<{ state: ImportState }>`select state from imports where id = ${importId}`.execute(db)
  return rows[0]?.state
}

/** Every category of the market, with what its products may say of themselves. */
export async function listCategories(db: Database): Promise<Category[]> {
  const { rows } = await sql<Category>`
    select c.id, c.slug, c.name,
           (select coalesce(json_agg(json_build_object('slug', a.slug, 'kind', a.kind, 'choices', a.choices)), '[]')
            from category_attributes a where a.category_id = any(c.path)) as rules
    from categories c order by cardinality(c.path) desc`.execute(db)
  return rows
}

/** Pictures of the shop that were fetched from these addresses already. */
export async function findFetched(db: Database, shopId: string, urls: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ url: string; mediaId: string }>`
    select url, media_id as "mediaId" from fetched_pictures where shop_id = ${shopId} and url = any(${urls}::text[])`.execute(
    db,
  )
  return new Map(rows.map(({ url, mediaId }) => [url, mediaId]))
}

/** The shop's picture under a storage key. */
export async function findOwnPicture(db: Database, shopId: string, storageKey: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from media where shop_id = ${shopId} and storage_key = ${storageKey}`.execute(db)
  return rows[0]?.id
}

/** Remembers from where a picture came. */
export async function insertFetched(
  db: Database,
  shopId: string,
  { url, mediaId }: { url: string; mediaId: string },
  at: Date,
): Promise<void> {
  await sql`
    insert into fetched_pictures (shop_id, url, media_id, fetched_at) values (${shopId}, ${url}, ${mediaId}, ${at})
    on conflict (shop_id, url) do update set media_id = excluded.media_id, fetched_at = excluded.fetched_at`.execute(db)
}
